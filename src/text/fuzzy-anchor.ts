import { distance } from 'fastest-levenshtein';
import type { Alignment } from './align.ts';
import type { TextIndex } from './code-points.ts';
import { fold, foldedWording } from './fold.ts';
import { findNearest, type WordRange } from './nearest.ts';
import { passageAt, type Passage } from './passage.ts';
import { splitWords, type Words } from './words.ts';

/** A wording that resembles a quotation; `similarity` from 0 to 1. */
export interface Resemblance {
  passage: Passage;
  similarity: number;
}

/** Looks for changed wordings in one text. */
export interface FuzzyFinder {
  /** What a quotation became within a stretch (UTF-16); several where they resemble it alike, null where none does. */
  findWithin(quotation: string, stretch: { start: number; end: number }): Resemblance[] | null;
  /** What resembles it most anywhere in the text. */
  findAnywhere(quotation: string): Resemblance | null;
}

/** Least similarity of a changed passage where it stood, and in a stretch so much longer that chance comes in. */
const MIN_SIMILARITY = 0.6;
const MIN_SIMILARITY_FAR = 0.75;
const FAR = 8;
const FAR_AT_LEAST = 400;
/** Two wordings closer than this in similarity cannot be told apart. */
const TIE = 0.05;
const MAX_COMPARED = 4000;
const PUNCTUATION_AT_END = /(?<![^\p{L}\p{M}\p{N}\s])[^\p{L}\p{M}\p{N}\s]+$/u;
const PUNCTUATION_AT_START = /^[^\p{L}\p{M}\p{N}\s]+/u;

/** Folding and word splitting wait for the first question. */
export function fuzzyFinder(text: TextIndex): FuzzyFinder {
  let split: Words | undefined;
  const words = () => (split ??= splitWords(fold(text.text)));
  const find = (quotation: string, range: WordRange) => resemble(text, words(), quotation, range);
  return {
    findAnywhere: (quotation) => {
      const found = find(quotation, { from: 0, to: words().count });
      return found && found.similarity >= MIN_SIMILARITY
        ? { passage: found.passage, similarity: found.similarity }
        : null;
    },
    findWithin: (quotation, stretch) => {
      const range = wordsWithin(words(), stretch);
      const levelled = foldedWithin(text, words(), quotation, range);
      if (levelled.length > 0) return levelled;
      const best = find(quotation, range);
      if (!best || best.similarity < leastSimilarity(quotation, stretch)) return null;
      const before = find(quotation, { from: range.from, to: best.words.from });
      const after = find(quotation, { from: best.words.to, to: range.to });
      const alike = [before, after].filter(
        (other) => other !== null && best.similarity - other.similarity < TIE,
      );
      return [best, ...alike.filter((other) => other !== null)].map(({ passage, similarity }) => ({
        passage,
        similarity,
      }));
    },
  };
}

/** Chance comes in where a stretch is much longer than the quotation. */
function leastSimilarity(quotation: string, stretch: { start: number; end: number }): number {
  return stretch.end - stretch.start > FAR * quotation.length + FAR_AT_LEAST
    ? MIN_SIMILARITY_FAR
    : MIN_SIMILARITY;
}

/** Places where only white space, quotes, dashes or case differ. */
function foldedWithin(
  text: TextIndex,
  words: Words,
  quotation: string,
  { from, to }: WordRange,
): Resemblance[] {
  const wanted = foldedWording(quotation);
  const found: Resemblance[] = [];
  if (wanted === '' || from === to) return found;
  const base = words.starts[from]!;
  const stretch = words.folded.text.slice(base, words.ends[to - 1]);
  for (let at = stretch.indexOf(wanted); at !== -1; at = stretch.indexOf(wanted, at + wanted.length)) {
    const span = words.folded.toOriginal(base + at, base + at + wanted.length);
    if (!span) continue;
    found.push({
      passage: passageAt(text, text.toCodePoint(span.start), text.toCodePoint(span.end)),
      similarity: 1,
    });
  }
  return found;
}

interface Found extends Resemblance {
  words: WordRange;
}

function resemble(text: TextIndex, words: Words, quotation: string, range: WordRange): Found | null {
  const alignment = findNearest(splitWords(fold(quotation)), words, MIN_SIMILARITY / 2, range);
  if (!alignment || alignment.from === alignment.to) return null;
  const { start, end } = trimToQuotation(text.text, quotation, spanOf(words, alignment));
  const passage = passageAt(text, text.toCodePoint(start), text.toCodePoint(end));
  const similarity = Math.max(alignment.similarity, characterSimilarity(quotation, passage.exact));
  return { passage, similarity, words: alignment };
}

function spanOf(words: Words, { from, to }: Alignment): { start: number; end: number } {
  return words.folded.around(words.starts[from]!, words.ends[to - 1]!);
}

/** Punctuation clings to words; what the quotation did not have at its ends is left out. */
function trimToQuotation(text: string, quotation: string, { start, end }: { start: number; end: number }) {
  const found = text.slice(start, end);
  const after = PUNCTUATION_AT_END.test(quotation) ? 0 : (PUNCTUATION_AT_END.exec(found)?.[0].length ?? 0);
  const before = PUNCTUATION_AT_START.test(quotation)
    ? 0
    : (PUNCTUATION_AT_START.exec(found)?.[0].length ?? 0);
  return before + after < found.length ? { start: start + before, end: end - after } : { start, end };
}

function characterSimilarity(a: string, b: string): number {
  const [x, y] = [foldedWording(a), foldedWording(b)];
  const longer = Math.max(x.length, y.length);
  return longer === 0 || longer > MAX_COMPARED ? 0 : 1 - distance(x, y) / longer;
}

/** The words that lie wholly within a stretch of the original text. */
function wordsWithin(words: Words, { start, end }: { start: number; end: number }): WordRange {
  const from = firstWord(words, (n) => words.folded.around(words.starts[n]!, words.ends[n]!).start >= start);
  const to = firstWord(words, (n) => words.folded.around(words.starts[n]!, words.ends[n]!).end > end);
  return { from, to: Math.max(from, to) };
}

/** Binary search for the first word for which a condition holds that then holds for all later ones. */
function firstWord(words: Words, holds: (n: number) => boolean): number {
  let [low, high] = [0, words.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
