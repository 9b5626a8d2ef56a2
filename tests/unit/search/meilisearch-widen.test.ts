import { describe, expect, test } from 'vitest';
import {
  sumOfParts,
  wordingsOf,
  type PartHit,
  type PartResult,
} from '../../../src/search/meilisearch-widen.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';

test('a query is asked as a whole, as a phrase and word by word, each with what must be there', () => {
  expect(wordingsOf(parseQuery('open "night shift" ledg -draft'))).toEqual([
    { word: 'all', q: 'open "night shift" ledg -"draft"' },
    { word: 'phrase', q: '"night shift" -"draft" "open ledg"' },
    { word: 0, q: '"night shift" -"draft" open ' },
    { word: 1, q: '"night shift" -"draft" ledg' },
  ]);
});

describe('what has some of the words', () => {
  const hit = (id: string, attribute = 'title', themes: string[] = []): PartHit => ({
    id,
    themes,
    title: `Word of ${id}`,
    text: '',
    _rankingScore: 1,
    _matchesPosition: { [attribute]: [] },
  });
  const word = (number: number, total: number, hits: PartHit[]): PartResult => ({
    type: 'insight',
    word: number,
    total,
    hits,
  });
  const ids = (results: PartResult[], themes: { slug: string; confidence: number }[] = []) =>
    sumOfParts(results, 1000, themes).map(({ id }) => id);

  test('ranks by how rare its words are, and leaves out what has but a common one', () => {
    const results = [
      word(0, 2, [hit('rare')]),
      word(1, 60, [hit('both'), hit('common')]),
      word(0, 0, [hit('both')]),
    ];
    expect(ids(results)).toEqual(['both', 'rare']);
  });

  test('ranks by where they stand', () => {
    expect(ids([word(0, 3, [hit('about', 'about'), hit('title'), hit('names', 'names')])])).toEqual([
      'title',
      'names',
      'about',
    ]);
  });

  test('ranks higher what is under a theme that the query is probably about', () => {
    const results = [word(0, 2, [hit('other'), hit('under', 'title', ['governance'])])];
    expect(ids(results, [{ slug: 'governance', confidence: 0.4 }])).toEqual(['under', 'other']);
  });
});
