import { describe, expect, test } from 'vitest';
import { Extracts } from '../../../src/search/extract.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import type { Concept } from '../../../src/search/synonyms.ts';

const concept = (...synonyms: string[]): Concept => ({ synonyms, slugs: [] });
const concepts = new Map([
  ['succession planning', concept('handing over')],
  ['co-design', concept('design together')],
]);
/** The extract of a text, with what is marked in square brackets. */
const extract = (q: string, text: string): string =>
  shown(new Extracts(parseQuery(q), concepts).of('note', { title: '', text }));
const shown = (snippet: string): string => snippet.replaceAll('\uE000', '[').replaceAll('\uE001', ']');

describe('marks', () => {
  test.each([
    ['the word, whatever its case and accents', 'llyn', 'The cell at Llŷn met.', 'The cell at [Llŷn] met.'],
    ['accents typed and not written', 'Llŷn', 'The cell at LLYN met.', 'The cell at [LLYN] met.'],
    ['other forms of it', 'retirement', 'When the pilot retires', 'When the pilot [retires]'],
    ['irregular ones', 'leave', 'Then she left.', 'Then she [left].'],
    ['the whole of a word that was begun', 'sandb', 'Over the sandbanks', 'Over the [sandbanks]'],
    ['no word that begins like one before the last', 'sand bank', 'A sandstone bank', 'A sandstone [bank]'],
    ['a misspelt word', 'governence', 'Good governance', 'Good [governance]'],
    ['one with a typo that was begun', 'harbuorm', 'Our harbourmaster', 'Our [harbourmaster]'],
    ['no near word where the word itself stands', 'trust', 'Trust, not thrust', '[Trust], not thrust'],
    ['nothing near a short word', 'art', 'They are here', 'They are here'],
    [
      'a phrase in its order only',
      '"wall of trust"',
      'A wall of trust, or trust of a wall',
      'A [wall] [of] [trust], or trust of a wall',
    ],
    ['the words of a phrase as they are', '"two boards"', 'Two board members', 'Two board members'],
    ['an apostrophe as two words', "people's trust", 'The people’s trust', 'The [people]’[s] [trust]'],
    [
      'another label of the same',
      'succession planning',
      'They were handing over',
      'They were [handing] [over]',
    ],
    ['that of a label with a hyphen', 'co design', 'We design together.', 'We [design] [together].'],
    ['nothing of what was excluded', 'trust -board', 'Trust on the board', '[Trust] on the board'],
    ['nothing for nothing', '', 'All of it', 'All of it'],
  ])('%s', (_, q, text, marked) => expect(extract(q, text)).toBe(marked));

  test('take out sentinels that the text has', () =>
    expect(extract('trust', '\uE001Trust\uE000 takes time')).toBe('[Trust] takes time'));
});

describe('a long text', () => {
  const words = (count: number, stem = 'w'): string =>
    Array.from({ length: count }, (_, i) => `${stem}${i}`).join(' ');
  const count = (text: string): number => text.split(' ').length;

  test('is cut around the match, with dots where more stands', () => {
    const cut = extract('trust', `${words(100)} trust ${words(100)}`);
    expect(cut).toMatch(/^…w8\d .*w99 \[trust\] w0 .* w\d+…$/);
    expect(count(cut)).toBe(30);
  });

  test('begins with the sentence where its beginning is near', () => {
    const cut = extract('trust', `${words(100)}. We hold that in time trust ${words(100)}`);
    expect(cut).toMatch(/^…We hold that in time \[trust\] w0/);
  });

  test('shows its beginning and its end whole', () => {
    expect(extract('trust', `Trust ${words(100)}`)).toMatch(/^\[Trust\] w0 .* w28…$/);
    const end = extract('trust', `${words(100)} trust.`);
    expect(end).toMatch(/^…w71 .* \[trust\]\.$/);
    expect(count(end)).toBe(30);
  });

  test('shows where most of the query stands together', () => {
    const text = `Trust ${words(60, 'a')} governance of trust and board ${words(60, 'b')} trust trust trust`;
    expect(extract('trust governance boards', text)).toContain('[governance] of [trust] and [board]');
  });

  test('shows its beginning where nothing matched in it', () =>
    expect(extract('absent', words(40))).toBe(`${words(30)}…`));
});

describe('a text that is hardly words', () => {
  test('is cut by characters, and never within one', () => {
    const cut = extract('trust', `${'😀'.repeat(1000)} trust ${'😀'.repeat(1000)}`);
    expect(cut).toMatch(/^…(?:😀)+ \[trust\] (?:😀)+…$/u);
    expect(cut.length).toBeLessThan(610);
  });

  test('also where nothing matched', () => {
    expect(extract('absent', 'x'.repeat(5000))).toBe(`${'x'.repeat(600)}…`);
  });
});

describe('what is shown', () => {
  const of = (type: 'note' | 'insight', q: string) =>
    shown(
      new Extracts(parseQuery(q), concepts).of(type, {
        title: 'Trust takes time',
        text: 'They trust the board.',
      }),
    );

  test('the title of an insight where it has a match, else the text', () => {
    expect(of('insight', 'trust')).toBe('[Trust] takes time');
    expect(of('insight', 'board')).toBe('They trust the [board].');
    expect(of('insight', 'absent')).toBe('They trust the board.');
  });

  test('the text of a note', () => expect(of('note', 'time')).toBe('They trust the board.'));
});
