import { expect, test } from 'vitest';
import { textFragmentAddress } from '../../../src/annotations/text-fragment.ts';

const page = 'https://example.org/note';
const long = 'One two, three-four five six seven. '.repeat(8).trim();

test.each([
  [
    'a sentence',
    { exact: `${'x'.repeat(61)} & y-z, é`, prefix: 'a b ', suffix: ' c d' },
    `${'x'.repeat(61)}%20%26%20y%2Dz%2C%20%C3%A9`,
  ],
  [
    'few words, which may stand elsewhere too',
    { exact: 'Time for Kids', prefix: 'alf\n\n  • the work of ', suffix: ' in Surrey, whi' },
    'the%20work%20of-,Time%20for%20Kids,-in%20Surrey%2C',
  ],
  ['words alone on their line', { exact: 'Purpose', prefix: 'before\n', suffix: '\nafter' }, 'Purpose'],
  [
    'a passage over several lines',
    { exact: 'The first of a few words here\nand the last of a few words there', prefix: '', suffix: '' },
    'The%20first%20of%20a%20few%20words,last%20of%20a%20few%20words%20there',
  ],
  [
    'a long passage',
    { exact: long, prefix: '', suffix: '' },
    'One%20two%2C%20three%2Dfour%20five%20six%20seven.,One%20two%2C%20three%2Dfour%20five%20six%20seven.',
  ],
])('%s is named by its words', (_what, quoted, directive) => {
  expect(textFragmentAddress(page, quoted)).toBe(`${page}#:~:text=${directive}`);
});

test('a fragment that is there already is kept', () => {
  expect(textFragmentAddress(`${page}#part`, { exact: 'Purpose', prefix: '', suffix: '' })).toBe(
    `${page}#part:~:text=Purpose`,
  );
});
