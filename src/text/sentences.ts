/** UTF-16 offsets into the text that was split; white space around a sentence is left out. */
export interface SentenceSpan {
  start: number;
  end: number;
}

/** Where a sentence may end: final punctuation with closing quotes and brackets, or words run together. */
const STOP = /(?<stop>[.!?…]+)(?<close>["'”’)\]]*)(?=\s|$|["“‘(]*\p{Lu})/gu;
const RUN_TOGETHER = /(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}+\s)/gu;
/** Abbreviations that a capital may follow without a new sentence starting. */
const ABBREVIATION =
  /(?:^|[\s("“‘])(?:Dr|Mr|Mrs|Ms|Mx|St|Ste|Prof|Rev|Revd|Fr|Sr|Jr|Cllr|Hon|Lt|Col|Capt|Sgt|Gen|No|Nos|Nr|Fig|Figs|Vol|pp?|vs?|cf|ca|approx|e\.g|i\.e|eg|ie|viz|Messrs|Mt|Ave|Rd|Dept|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|para|ch|ed|eds|est|tel|ext|max|min|incl)$/u;
/** Abbreviations after which a capital does start a new sentence. */
const INITIAL = /(?:^|[\s("“‘.])\p{Lu}$/u;

/** Splits one block of text into sentences. With `cells`, tabs and upright bars separate as well. */
export function splitSentences(text: string, options: { cells?: boolean } = {}): SentenceSpan[] {
  const cuts = new Set<number>([text.length]);
  for (const match of text.matchAll(STOP)) {
    const end = match.index + match[0].length;
    if (endsSentence(text, match.index, match.groups!['stop']!, end)) cuts.add(end);
  }
  for (const match of text.matchAll(RUN_TOGETHER))
    if (isRunTogether(text, match.index)) cuts.add(match.index);
  if (options.cells)
    for (const match of text.matchAll(/[\t|]+/gu)) cuts.add(match.index).add(match.index + match[0].length);
  return spansBetween(
    text,
    [...cuts].sort((a, b) => a - b),
  );
}

function endsSentence(text: string, at: number, stop: string, end: number): boolean {
  const rest = text.slice(end, end + 40);
  const next = /^\s*["'“‘(]*(?<first>\S)/u.exec(rest)?.groups?.['first'] ?? '';
  if (next === '') return true;
  if (/\p{Ll}/u.test(next)) return false;
  if (stop !== '.') return true;
  const before = text.slice(Math.max(0, at - 12), at);
  if (ABBREVIATION.test(before)) return false;
  if (INITIAL.test(before)) return !/^\s?\p{Lu}/u.test(rest);
  const joined = !/^\s/u.test(rest);
  return !(joined && /\p{Lu}\.?$/u.test(before));
}

/** "behavioursSurrey Youth": a lower-case word and a capitalised one without a gap, but not a brand such as YouTube. */
function isRunTogether(text: string, at: number): boolean {
  const word = /[\p{L}\p{M}]+$/u.exec(text.slice(Math.max(0, at - 40), at))![0];
  return /^\p{Ll}{4,}$/u.test(word);
}

function spansBetween(text: string, cuts: number[]): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let from = 0;
  for (const to of cuts) {
    const part = text.slice(from, to);
    const lead = part.length - part.trimStart().length;
    const words = part.trim();
    if (/[\p{L}\p{N}]/u.test(words)) spans.push({ start: from + lead, end: from + lead + words.length });
    from = to;
  }
  return spans;
}

/** The sentences themselves. */
export function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}
