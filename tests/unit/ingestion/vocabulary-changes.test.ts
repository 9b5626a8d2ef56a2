import { expect, test } from 'vitest';
import type { Vocabulary } from '../../../src/extraction/port.ts';
import { concernedBy, formsOfNew, mentionsAny } from '../../../src/ingestion/vocabulary-changes.ts';

const term = (label: string, ...aliases: string[]) => ({ slug: label.toLowerCase(), label, aliases });
const knows = (...examples: Vocabulary['examples']): Vocabulary => ({ themes: [term('Trust')], examples });

test('a new term concerns texts in which the words of one of its forms stand side by side', () => {
  const isConcerned = concernedBy(knows(), knows(term('Doorstep Hour', 'the Café')));
  expect(isConcerned('A DOORSTEP,\nHours')).toBe(true);
  expect(isConcerned('On the doorstep for an hour')).toBe(false);
  // Composed or not.
  expect(isConcerned('in a cafe\u0301')).toBe(true);
  expect(isConcerned('')).toBe(false);
});

test('so does one that went or got another alias, and a change of the themes concerns every text', () => {
  const ladder = term('Ladder');
  expect(concernedBy(knows(ladder), knows())('a ladder')).toBe(true);
  expect(concernedBy(knows(ladder), knows({ ...ladder, aliases: ['Rungs'] }))('three rungs')).toBe(true);
  expect(concernedBy(knows(ladder), { ...knows(ladder), themes: [] })('nothing of it')).toBe(true);
});

test('the same vocabulary concerns no text', () => {
  expect(concernedBy(knows(term('Ladder')), knows(term('Ladder')))('a ladder')).toBe(false);
});

test('names may become examples where the vocabulary has none of that label', () => {
  const name = { confidence: 0.9, mentions: [], aliases: ['the Hour'] };
  const names = [
    { ...name, kind: 'example' as const, name: 'Doorstep Hour' },
    { ...name, kind: 'example' as const, name: 'Ladder' },
    { ...name, kind: 'place' as const, name: 'Wigan' },
  ];
  expect(formsOfNew(names, knows(term('Ladder')))).toEqual(['Doorstep Hour', 'the Hour']);
  expect(mentionsAny('the hour', [])).toBe(false);
});
