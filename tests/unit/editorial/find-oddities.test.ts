import { expect, test } from 'vitest';
import { findOddities } from '../../../src/editorial/find-oddities.ts';

const rulesOf = (text: string): [string, string | null][] =>
  findOddities({ text, sections: [], marks: [], heldOn: '2024-01-01', unresolvedNeighbours: [] }).map(
    ({ rule, exact }) => [rule, exact],
  );

test.each([
  ['We need the the plan.', 'the the'],
  ['C’est l’été été.', 'été été'],
  ['Ar yr ynys  ynys.', 'ynys  ynys'],
])('a word that stands twice is found, with accents or without: %s', (text, exact) => {
  expect(rulesOf(text)).toContainEqual(['repeated-word', exact]);
});

test.each(['A naïve ve.', 'The 3rd rd.', 'We had had enough.', 'the theme', 'bathe the'])(
  'the end of a word that stands again is none: %s',
  (text) => {
    expect(rulesOf(text)).toEqual([]);
  },
);

test('sentences that run into each other are found by their two words', () => {
  expect(rulesOf('It changes behavioursSurrey Youth said.')).toEqual([['run-together', 'behavioursSurrey']]);
});
