import { readFileSync } from 'node:fs';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bibtexEntry } from '../../../src/exporters/bibtex.ts';
import { oneLine, type Citation } from '../../../src/exporters/citations.ts';
import { cslItem } from '../../../src/exporters/csl-json.ts';
import { risRecord } from '../../../src/exporters/ris.ts';

const citation: Citation = {
  id: 'insight-0192a',
  title: String.raw`Note & {one} 50% of #1_a ~ ^ \ $5 “quoted” é 😀 Tŷ`,
  series: 'Collaborative Leadership in Place',
  author: 'Cell 2, a Better Way',
  date: [2020, 9, 9],
  url: 'https://knowledge.example/v1/insights/1?a=b_c%20',
  quotation: 'First line\r\nER  - \r\n\r\nTY  - BOOK } @book{x,}',
  remark: 'Characters 1 to 2 of version 1',
  keywords: ['Shared purpose', 'A & B'],
  language: 'en',
  licence: null,
};

type Item = Record<string, unknown>;
const read = (text: string, forceType: string) =>
  plugins.input.chain(text, { generateGraph: false, forceType }) as Item[];
const formats: Record<string, (one: Citation) => Item[]> = {
  BibTeX: (one) => read(bibtexEntry(one), '@biblatex/text'),
  RIS: (one) => read(risRecord(one), '@ris/file'),
  'CSL-JSON': (one) => read(JSON.stringify([cslItem(one)]), '@else/json'),
};

test.each(Object.entries(formats))(
  '%s says to a reader of reference managers what it should',
  (format, readBack) => {
    const [item, ...others] = readBack(citation);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      title: citation.title,
      URL: citation.url,
      issued: { 'date-parts': [[2020, 9, 9]] },
      abstract: format === 'CSL-JSON' ? citation.quotation : oneLine(citation.quotation ?? ''),
      note: citation.remark,
    });
    if (format === 'RIS') expect(item?.['publisher']).toBe(citation.author);
    else expect(JSON.stringify(item?.['author'])).toMatch(/^\[\{"\w+":"Cell 2, a Better Way"\}\]$/);
  },
);

test.each(Object.entries(formats))('%s leaves out what is not known', (_format, readBack) => {
  const [item] = readBack({
    ...citation,
    date: null,
    author: null,
    series: null,
    quotation: null,
    remark: null,
  });
  for (const name of ['issued', 'author', 'publisher', 'abstract', 'note', 'container-title'])
    expect(item, name).not.toHaveProperty(name);
});

test('a month without a day stays a month', () => {
  const date = [2020, 9];
  for (const format of ['BibTeX', 'CSL-JSON'])
    expect(formats[format]?.({ ...citation, date })[0]?.['issued']).toEqual({ 'date-parts': [date] });
  expect(risRecord({ ...citation, date })).toContain('\r\nPY  - 2020\r\nDA  - 2020/09//\r\n');
});

test('no words can break out of BibTeX or RIS', () => {
  const words = fc.string({
    unit: fc.constantFrom(...String.raw`\{}$&%#_~^"@,= -aéTYER😀`, '\n', '\r\n'),
    maxLength: 30,
  });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const title = oneLine(one);
      const quotation = oneLine(other);
      fc.pre(title !== '' && quotation !== '');
      for (const format of ['BibTeX', 'RIS']) {
        const [item, ...others] = formats[format]?.({ ...citation, title, quotation }) ?? [];
        expect(others).toEqual([]);
        expect([item?.['title'], item?.['abstract'], item?.['URL']]).toEqual([
          title,
          quotation,
          citation.url,
        ]);
      }
    }),
  );
});

test('CSL-JSON is valid against the schema of the Citation Style Language project', () => {
  const schema = JSON.parse(readFileSync('tests/fixtures/schemas/csl-data.json', 'utf8')) as object;
  const valid = new Ajv({ allowUnionTypes: true }).compile(schema);
  for (const one of [citation, { ...citation, date: null, author: null, licence: 'CC BY 4.0' }])
    expect(valid([cslItem(one)]), JSON.stringify(valid.errors)).toBe(true);
  expect(valid([{ ...cslItem(citation), licence: 'x' }])).toBe(false);
  for (const what of ['insights', 'notes']) {
    const golden = JSON.parse(readFileSync(`tests/fixtures/exports/${what}.csl.json`, 'utf8')) as unknown;
    expect(valid(golden), JSON.stringify(valid.errors)).toBe(true);
  }
});
