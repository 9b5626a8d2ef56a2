import type { WordDifference } from './align.ts';
import { indexText, type TextIndex } from './code-points.ts';
import { fold, foldedWording, type FoldedText } from './fold.ts';
import { findNearest } from './nearest.ts';
import { isOnGraphemeBoundaries, occurrences, passageAt, type Passage, type Span } from './passage.ts';
import { splitWords, type Words } from './words.ts';

/** What a text says to a quotation. Passages carry the source's own wording, context and code point positions. */
export type QuoteVerdict =
  | { verdict: 'exact' | 'normalised'; passage: Passage }
  | { verdict: 'ambiguous'; match: 'exact' | 'normalised'; passages: Passage[]; total: number }
  | { verdict: 'absent'; nearest: NearMatch | null };

/** The most similar wording in the text; `similarity` from 0 to 1, `differences` word by word. */
export interface NearMatch {
  passage: Passage;
  similarity: number;
  differences: WordDifference[];
}

/** What the asker knows of the words around the quotation; decides between several occurrences. */
export interface QuoteContext {
  prefix?: string;
  suffix?: string;
}

/** A text prepared once for many quotations. */
export interface QuotableText {
  index: TextIndex;
  readonly folded: FoldedText;
  readonly words: Words;
}

/** At most so many passages of an ambiguous quotation are returned; `total` counts all. */
export const MAX_PASSAGES = 50;
const MAX_OCCURRENCES = 10_000;
/** Characters compared at most while looking for further occurrences of a quotation that overlaps itself. */
const COMPARISON_BUDGET = 50_000_000;
const MIN_SIMILARITY = 0.4;
const OUTER_QUOTES = /^["'“”‘’«»]([\s\S]*)["'“”‘’«»]$/u;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;

/** Indexes a text; folding and word splitting wait until a quotation is not found verbatim. */
export function prepareText(text: string | TextIndex): QuotableText {
  const index = typeof text === 'string' ? indexText(text) : text;
  let folded: FoldedText | undefined;
  let words: Words | undefined;
  return {
    index,
    get folded() {
      return (folded ??= fold(index.text));
    },
    get words() {
      return (words ??= splitWords(this.folded));
    },
  };
}

/**
 * Checks a quotation against one text. White space around the quotation is ignored. `exact`: it stands there,
 * code point for code point, once. `normalised`: once after folding (see fold.ts) or without the quotation
 * marks around it. `ambiguous`: more than once and the context does not decide. `absent`: nowhere; `nearest` is
 * the most similar wording, null below a similarity of 0.4. Where a quotation occurs both as whole words and
 * inside longer words, only whole words count.
 */
export function verifyQuote(
  source: string | QuotableText,
  quote: string,
  context: QuoteContext = {},
): QuoteVerdict {
  const text = typeof source === 'string' ? prepareText(source) : source;
  const wanted = quote.trim();
  if (!WORD_CHARACTER.test(wanted)) return { verdict: 'absent', nearest: null };
  const exact = preferWholeWords(text.index, exactOccurrences(text.index, wanted));
  if (exact.length > 0) return decide(text.index, 'exact', exact, context);
  for (const wording of withAndWithoutOuterQuotes(wanted)) {
    const spans = preferWholeWords(text.index, foldedOccurrences(text, wording));
    if (spans.length > 0) return decide(text.index, 'normalised', spans, context);
  }
  return { verdict: 'absent', nearest: nearest(text, wanted) };
}

function withAndWithoutOuterQuotes(quote: string): string[] {
  const inner = OUTER_QUOTES.exec(quote)?.[1]?.trim();
  return inner ? [quote, inner] : [quote];
}

/** A quotation never ends inside what readers see as one character: "cafe" does not stand in "café". */
function exactOccurrences(index: TextIndex, quote: string): Span[] {
  return occurrences(index, quote, occurrenceLimit(quote)).filter((span) =>
    isOnGraphemeBoundaries(index, span),
  );
}

function foldedOccurrences({ index, folded }: QuotableText, quote: string): Span[] {
  const wanted = foldedWording(quote);
  const spans: Span[] = [];
  if (!WORD_CHARACTER.test(wanted)) return spans;
  for (let at = folded.text.indexOf(wanted); at !== -1; at = folded.text.indexOf(wanted, at + 1)) {
    const span = folded.toOriginal(at, at + wanted.length);
    if (span) spans.push({ start: index.toCodePoint(span.start), end: index.toCodePoint(span.end) });
    if (spans.length >= occurrenceLimit(wanted)) break;
  }
  return spans.filter((span) => isOnGraphemeBoundaries(index, span));
}

function occurrenceLimit(quote: string): number {
  return Math.max(2, Math.min(MAX_OCCURRENCES, Math.floor(COMPARISON_BUDGET / quote.length)));
}

function preferWholeWords(index: TextIndex, spans: Span[]): Span[] {
  if (spans.length < 2) return spans;
  const whole = spans.filter(({ start, end }) => {
    const [before, first] = [index.slice(Math.max(0, start - 1), start), index.slice(start, start + 1)];
    const [last, after] = [index.slice(end - 1, end), index.slice(end, Math.min(index.length, end + 1))];
    return !(isWordy(before) && isWordy(first)) && !(isWordy(last) && isWordy(after));
  });
  return whole.length > 0 ? whole : spans;
}

function isWordy(character: string): boolean {
  return WORD_CHARACTER.test(character);
}

function decide(
  index: TextIndex,
  match: 'exact' | 'normalised',
  spans: Span[],
  context: QuoteContext,
): QuoteVerdict {
  const agreeing = spans.length === 1 ? spans : agreeingWith(index, spans, context);
  if (agreeing.length === 1)
    return { verdict: match, passage: passageAt(index, agreeing[0]!.start, agreeing[0]!.end) };
  const passages = agreeing.slice(0, MAX_PASSAGES).map(({ start, end }) => passageAt(index, start, end));
  return { verdict: 'ambiguous', match, passages, total: agreeing.length };
}

/** The occurrences whose surroundings agree with the context; all of them when none does. */
function agreeingWith(index: TextIndex, spans: Span[], context: QuoteContext): Span[] {
  const prefix = foldedWording(context.prefix ?? '');
  const suffix = foldedWording(context.suffix ?? '');
  if (prefix === '' && suffix === '') return spans;
  const reach = 2 * Math.max(context.prefix?.length ?? 0, context.suffix?.length ?? 0) + 16;
  const agreeing = spans.filter(({ start, end }) => {
    const before = foldedWording(index.slice(Math.max(0, start - reach), start));
    const after = foldedWording(index.slice(end, Math.min(index.length, end + reach)));
    return before.endsWith(prefix) && after.startsWith(suffix);
  });
  return agreeing.length > 0 ? agreeing : spans;
}

function nearest(text: QuotableText, quote: string): NearMatch | null {
  const found = findNearest(splitWords(fold(quote)), text.words, MIN_SIMILARITY);
  if (!found || found.from === found.to) return null;
  const { starts, ends } = text.words;
  const { start, end } = text.folded.around(starts[found.from]!, ends[found.to - 1]!);
  const { index } = text;
  return {
    passage: passageAt(index, index.toCodePoint(start), index.toCodePoint(end)),
    similarity: found.similarity,
    differences: found.differences,
  };
}
