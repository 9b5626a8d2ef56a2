import type { FoldedText } from './fold.ts';

/** The words of a folded text, by number. Offsets are UTF-16 units into the folded text. */
export interface Words {
  folded: FoldedText;
  count: number;
  starts: number[];
  ends: number[];
  /** The word as folded, punctuation included. */
  word(n: number): string;
  /** The word without punctuation around it; the word itself where it is nothing else. */
  key(n: number): string;
  /** The keys as numbers from 1, for scanning. */
  numbered(): { ids: Int32Array; byKey: ReadonlyMap<string, number> };
}

/** At the end, only from where a run begins: from each of its characters it would take quadratic time. */
const AROUND = /^[^\p{L}\p{N}]+|(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$/gu;
const PLAIN_WORD = /^[a-z]+$/;

/** Splits at the single spaces that folding leaves. */
export function splitWords(folded: FoldedText): Words {
  const { text } = folded;
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  while (start < text.length) {
    const space = text.indexOf(' ', start);
    const end = space === -1 ? text.length : space;
    starts.push(start);
    ends.push(end);
    start = end + 1;
  }
  const keys: string[] = [];
  let numbers: { ids: Int32Array; byKey: Map<string, number> } | undefined;
  const word = (n: number) => text.slice(starts[n], ends[n]);
  const key = (n: number) => (keys[n] ??= keyOf(word(n)));
  const numbered = () => (numbers ??= numberKeys(starts.length, key));
  return { folded, count: starts.length, starts, ends, word, key, numbered };
}

function numberKeys(
  count: number,
  key: (n: number) => string,
): { ids: Int32Array; byKey: Map<string, number> } {
  const ids = new Int32Array(count);
  const byKey = new Map<string, number>();
  for (let n = 0; n < count; n++) {
    const id = byKey.get(key(n)) ?? byKey.size + 1;
    byKey.set(key(n), id);
    ids[n] = id;
  }
  return { ids, byKey };
}

function keyOf(word: string): string {
  return PLAIN_WORD.test(word) ? word : word.replace(AROUND, '') || word;
}
