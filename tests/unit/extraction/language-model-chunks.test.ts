import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkNote } from '../../../src/extraction/language-model/chunk-note.ts';
import { parsePlainText } from '../../../src/ingestion/parse-plain-text.ts';
import { indexText } from '../../../src/text/code-points.ts';

const chunksOf = (text: string, maxLength: number): string[] => {
  const index = indexText(text);
  return chunkNote(index, parsePlainText(text), maxLength).map(({ start, end }) => index.slice(start, end));
};

const note = `A note from the hills

Key messages

• Small steps count.
• Big plans wait.

Discussion

Everybody spoke about the long winter and what it had taught them.

Questions

Who will keep the door open?
`;

test('a note that fits is one stretch', () => {
  expect(chunksOf(note, 4000)).toHaveLength(1);
});

test('a longer note is cut between sections', () => {
  const chunks = chunksOf(note, 90);
  expect(chunks).toHaveLength(3);
  expect(chunks[1]).toMatch(/^Discussion[\s\S]*taught them\.$/);
});

test('a section that does not fit is cut between blocks, a block between sentences, a sentence anywhere', () => {
  expect(chunksOf(note, 40)).toContain('Questions\n\nWho will keep the door open?');
  const prose = 'A heading\n\nOne is here now. Two is here now. Three is here now.\n';
  expect(chunksOf(prose, 20)).toEqual(
    expect.arrayContaining(['One is here now.', 'Two is here now.', 'Three is here now.']),
  );
  expect(chunksOf(`Title\n\n${'word '.repeat(30)}\n`, 50).every((chunk) => chunk.length <= 50)).toBe(true);
});

test('stretches are in order, never too long, and hold every word of every section', () => {
  const block = fc.array(
    fc.constantFrom('Trust', 'works.', '• so', '🌊', 'Why?', 'naïve\u00A0hope', '\n', '\n\n'),
  );
  const text = fc.array(block, { minLength: 1 }).map((blocks) => `Title\n\n${blocks.flat().join(' ')}`);
  fc.assert(
    fc.property(text, fc.integer({ min: 5, max: 80 }), (text, maxLength) => {
      const index = indexText(text);
      const structure = parsePlainText(text);
      const chunks = chunkNote(index, structure, maxLength);
      const covered = new Set<number>();
      let before = 0;
      for (const { start, end } of chunks) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end - start).toBeLessThanOrEqual(maxLength);
        for (let at = start; at < end; at++) covered.add(at);
        before = end;
      }
      for (const { blocks } of structure.sections)
        for (const { start, end } of blocks)
          for (let at = start; at < end; at++)
            if (/[\p{L}\p{N}]/u.test(index.slice(at, at + 1))) expect(covered.has(at)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
