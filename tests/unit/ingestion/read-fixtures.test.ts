import { describe, expect, test } from 'vitest';
import { parsePlainText } from '../../../src/ingestion/parse-plain-text.ts';
import { indexText } from '../../../src/text/code-points.ts';
import { passageAt } from '../../../src/text/passage.ts';
import { expectedOutline, noteFixtures, outlineOf, readFixture, SAMPLE } from './fixtures.ts';

describe('notes of every format and layout', () => {
  test.each(noteFixtures)('%s is read and taken apart as a person would', async (name) => {
    const documents = await readFixture(name);
    expect(documents.map(outlineOf)).toEqual(expectedOutline(name));
  });

  test.each(noteFixtures)('%s: every mark and block lies within its text', async (name) => {
    for (const { text, marks, outline } of await readFixture(name)) {
      const index = indexText(text);
      for (const { start, end } of [...marks, ...outline]) {
        const { exact } = passageAt(index, start, end);
        expect(exact.trim()).toBe(exact);
        expect(exact).not.toBe('');
      }
    }
  });
});

describe('the sample note', () => {
  const wordsOfSections = (text: string, sections: ReturnType<typeof parsePlainText>['sections']) => {
    const index = indexText(text);
    return sections.map(({ kind, heading, blocks }) => ({
      kind,
      heading,
      blocks: blocks.map(({ type, marker, start, end }) => [type, marker, index.slice(start, end)]),
    }));
  };
  const plain = wordsOfSections(SAMPLE, parsePlainText(SAMPLE).sections);

  test.each(['sample.md', 'sample.html', 'sample.docx', 'sample.wxr.xml'])(
    'gives the same sections when it comes as %s',
    async (name) => {
      const [document] = await readFixture(name);
      const { sections } = parsePlainText(document!.text, document!.outline);
      expect(wordsOfSections(document!.text, sections)).toEqual(plain);
    },
  );

  test('keeps its neighbours when it comes as a saved page', async () => {
    const [document] = await readFixture('sample.html');
    expect(document!.metadata.previous).toEqual({
      title: 'Note from Changing Practices Cell 2',
      href: '/notes/changing-practices-2',
    });
    expect(document!.metadata.next?.title).toBe(
      'Note from an online roundtable: Coronavirus - building community and connection 4',
    );
  });

  test('leaves nothing of the page around it in its text', async () => {
    const [document] = await readFixture('sample.html');
    expect(document!.text).not.toMatch(/cookie|Skip to|Tweet|Share\b|Written by|Privacy|window\.Static/);
  });
});
