import { describe, expect, it } from 'vitest';
import { markNames, tokenise } from '../../../../src/extraction/features/tokenise.ts';

const lowers = (text: string): string[] => tokenise(text).map(({ lower }) => lower);
const names = (...sentences: string[]): string[][] => {
  const tokens = sentences.map(tokenise);
  markNames(tokens);
  return tokens.map((sentence) => sentence.filter(({ name }) => name).map(({ text }) => text));
};

describe('tokenise', () => {
  it('takes contractions apart, with straight and with curly apostrophes', () => {
    expect(lowers("They didn’t; she can't, we’ll")).toEqual([
      'they',
      'did',
      "n't",
      ';',
      'she',
      'can',
      "n't",
      ',',
      'we',
      "'ll",
    ]);
  });

  it('keeps figures, sums and times whole and cuts hyphens', () => {
    expect(lowers('£1,250 at 3.30pm, co-chair')).toEqual(['£1,250', 'at', '3.30pm', ',', 'co', '-', 'chair']);
  });

  it('gives offsets that slice the sentence', () => {
    const text = '“Nobody’s boss” 😀 said Siân.';
    for (const { text: word, start, end } of tokenise(text)) expect(text.slice(start, end)).toBe(word);
  });

  it('brings the forms of a word to one stem', () => {
    const stems = tokenise('funded funding funders gave given give').map(({ stem }) => stem);
    expect(new Set(stems.slice(3)).size).toBe(1);
    expect(stems[0]).toBe(stems[1]);
  });
});

describe('markNames', () => {
  it('knows capitals inside a sentence as names, but not its first word', () => {
    expect(names('Leaders from Wigan met.', 'Trust grows.')).toEqual([['Wigan'], []]);
  });

  it('knows a first word as a name when the note uses it so elsewhere', () => {
    expect(names('Wigan led.', 'We went to Wigan.')).toEqual([['Wigan'], ['Wigan']]);
  });

  it('takes a first word that also stands in small letters for a word', () => {
    expect(names('Trust in Bolton grew.', 'There was no trust.')).toEqual([['Bolton'], []]);
  });
});
