import fc from 'fast-check';

/** Characters that break naive offset arithmetic, beside ordinary ones. */
const PIECES = [
  'a', 'e', 'n', 's', ' ', ' ', ' ', '.', ',', '\n', '\n\n', '\u00A0', '\t', '’', '‘', '“', '–', '-', '•',
  'e\u0301', 'ŵ', 'ç', '\u200B', '\u00AD', '🤝', '👩🏽‍🤝‍👨🏻', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '𝒳', '漢', 'ß', 'İ', 'ﬁ', '\r',
]; // prettier-ignore

/** Any text made of such characters, or of fast-check's own graphemes. */
export const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

const WORDS =
  'trust people power board table council street the a of and to in we they shared purpose leader change slow funding listen connector Llŷn café naïve 🤝 💬 𝒳 cafe\u0301 system voice share meeting note'.split(
    ' ',
  );

/** One sentence of ordinary length, so that prose-like texts with repeated words come out. */
export const sentence = fc
  .tuple(
    fc.array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 14 }),
    fc.constantFrom('.', '?', '.\u00A0', ' 🤝.'),
  )
  .map(([words, end]) => `${words.join(' ')}${end}`);

/** Sentences that differ from each other, each marked by a number so that none occurs within another. */
export function distinctSentences(minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc
    .array(sentence, { minLength, maxLength })
    .map((sentences) => sentences.map((text, i) => `Point ${i + 1}x ${text}`));
}
