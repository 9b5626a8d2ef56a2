import { expect, test } from 'vitest';
import { otherForms } from '../../../src/search/word-forms.ts';

test.each([
  ['merged', 'merge'],
  ['merged', 'merging'],
  ['introducing', 'introduce'],
  ['planning', 'plans'],
  ['recruited', 'recruitment'],
  ['apology', 'apologies'],
  ['leaves', 'left'],
])('a text with “%s” is found by “%s”', (word, form) => {
  expect(otherForms(`They ${word} it.`)).toContain(form);
});

test('words that the text has, words that say nothing and words of another meaning are left out', () => {
  const forms = otherForms('The board was boarded by trustees');
  expect(forms).not.toContain('board');
  expect(forms).not.toContain('be');
  expect(forms).not.toContain('trust');
});

test('the same text has the same forms in the same order, and no text none', () => {
  expect(otherForms('Merged boards plan')).toEqual(otherForms('plan boards: MERGED'));
  expect(otherForms('')).toEqual([]);
  expect(otherForms('2026 🙂 Llŷn')).toEqual([]);
});
