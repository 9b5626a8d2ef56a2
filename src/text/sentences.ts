/** UTF-16 offsets into the text that was split; white space around a sentence is left out. */
export interface SentenceSpan {
  start: number;
  end: number;
}

/**
 * Where a sentence may end: final punctuation with closing quotes and brackets behind it. These are taken all at
 * once: giving them back one by one, a long run of them took quadratic time.
 */
const STOP = /(?<![.!?…])([.!?…]+)(?=(["'”’)\]]*))\2(?=\s|$|["“‘(]*\p{Lu})/gu;
/** Where two sentences may have run together: "behavioursSurrey Youth". */
const RUN_TOGETHER = /(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}+\s)/gu;
/** A brand such as openDemocracy or YouTube has a shorter or a capitalised word before its inner capital. */
const WHOLE_WORD = /(?<![\p{L}\p{M}])\p{Ll}{5,}$/u;
const CELL_GAP = /[\t|]+/gu;

/** Abbreviations that a capital or a number may follow without a new sentence starting. */
const ABBREVIATION =
  /(?:^|[\s("“‘])(?:Dr|Mr|Mrs|Ms|Mx|St|Ste|Prof|Rev|Revd|Fr|Sr|Jr|Cllr|Hon|Lt|Col|Capt|Sgt|Gen|No|Nos|Nr|Fig|Figs|Vol|pp?|vs?|cf|ca|approx|e\.g|i\.e|eg|ie|viz|Messrs|Mt|Ave|Rd|Dept|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|para|ch|ed|eds|est|tel|ext|max|min|incl)$/u;
const INITIAL = /(?:^|[\s("“‘.])\p{Lu}$/u;
const ADDRESS = /(?:https?:\/\/|www\.|@)\S*$|(?:^|[^\p{L}])www$/u;
const LONGEST_ABBREVIATION = 12;
const LONGEST_ADDRESS = 120;
const LONGEST_WORD = 40;

const OPENING = '"\'“‘(';
const SPACE = /\s/u;
const LOWER = /\p{Ll}/u;
const SENTENCE_START = /[.!?]\s(\p{L})/gu;
const UPPER = /\p{Lu}/u;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Splits one block of text into sentences, without changing it. Knows abbreviations, initials, closing quotes,
 * a space missing after a full stop, and two sentences run together without a stop. With `cells`, tabs and
 * upright bars separate as well.
 */
export function splitSentences(text: string, options: { cells?: boolean } = {}): SentenceSpan[] {
  const cuts: number[] = [];
  const lowerStarts = startsLower(text);
  for (const match of text.matchAll(STOP)) {
    const end = match.index + match[0].length;
    if (endsSentence(text, match.index, { stop: match[1]!, end, lowerStarts })) cuts.push(end);
  }
  for (const match of text.matchAll(RUN_TOGETHER)) {
    if (WHOLE_WORD.test(text.slice(Math.max(0, match.index - LONGEST_WORD), match.index)))
      cuts.push(match.index);
  }
  if (options.cells) {
    for (const match of text.matchAll(CELL_GAP)) cuts.push(match.index, match.index + match[0].length);
  }
  cuts.push(text.length);
  return spansBetween(
    text,
    cuts.sort((a, b) => a - b),
  );
}

/** The sentences themselves. */
export function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

/** Text typed without capitals: it opens with a small letter, and more often than not one follows a full stop. */
function startsLower(text: string): boolean {
  if (!LOWER.test(firstOfNext(text, 0))) return false;
  const starts = [...text.matchAll(SENTENCE_START)].map(([, first]) => LOWER.test(first!));
  return starts.filter(Boolean).length * 2 > starts.length;
}

interface Stop {
  stop: string;
  end: number;
  lowerStarts: boolean;
}

function endsSentence(text: string, at: number, { stop, end, lowerStarts }: Stop): boolean {
  const next = firstOfNext(text, end);
  if (next === '') return true;
  if (LOWER.test(next) && !lowerStarts) return false;
  if (stop !== '.') return true;
  const before = text.slice(Math.max(0, at - LONGEST_ABBREVIATION), at);
  if (ABBREVIATION.test(before)) return false;
  if (INITIAL.test(before)) return !UPPER.test(next);
  if (SPACE.test(text.charAt(end))) return true;
  return !ADDRESS.test(text.slice(Math.max(0, at - LONGEST_ADDRESS), at)) && !UPPER.test(text.charAt(at - 1));
}

/** The first character of what follows, past white space and opening quotes. */
function firstOfNext(text: string, from: number): string {
  let at = from;
  while (at < text.length && (OPENING.includes(text[at]!) || SPACE.test(text[at]!))) at++;
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '';
}

function spansBetween(text: string, cuts: number[]): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let from = 0;
  for (const to of cuts) {
    const part = text.slice(from, to);
    const start = from + part.length - part.trimStart().length;
    const end = from + part.trimEnd().length;
    if (end > start && WORD.test(part)) spans.push({ start, end });
    from = to;
  }
  return spans;
}
