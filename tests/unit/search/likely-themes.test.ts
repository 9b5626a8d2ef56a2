import { expect, test } from 'vitest';
import { createModel } from '../../../src/extraction/model-extractor.ts';
import { ThemeGuesser } from '../../../src/search/likely-themes.ts';

const guesser = new ThemeGuesser(createModel());

test.each([
  ['who should chair the board', 'governance'],
  ['jargon', 'language-and-culture'],
  ['what happens when the founder moves on?', 'succession-and-continuity'],
])('“%s” is about %s', (q, theme) => {
  expect(guesser.guess(q)[0]?.slug).toBe(theme);
});

test.each(['zyxwvut', 'gov', '🙂', '-governance', ''])('“%s” is about nothing in particular', (q) => {
  expect(guesser.guess(q)).toEqual([]);
});
