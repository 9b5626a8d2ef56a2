import type { Chunk } from './chunks.ts';
import type { Token } from './tokens.ts';

export interface Acronym {
  /** The short form. */
  token: number;
  /** What it stands for; null where that is no name ("integrated care board (ICB)"). */
  full: Chunk | null;
}

const MAX_WORDS = 9;

/** Short forms in brackets after their first full form, and full forms in brackets after the short one. */
export function findAcronyms(tokens: readonly Token[]): Acronym[] {
  const found: Acronym[] = [];
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.opensBlock || !/^\s?\(\s?["“‘']?$/u.test(token.gap)) continue;
    if (isAcronym(token) && closes(tokens[at + 1]))
      found.push({ token: at, full: fullFormBefore(tokens, at) });
    else if (isAcronym(tokens[at - 1]!)) {
      const full = fullFormAfter(tokens, at);
      if (full) found.push({ token: at - 1, full });
    }
  }
  return found;
}

export function isAcronym(token: Token): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}&]{1,6}s?$/u.test(token.base);
}

const closes = (next: Token | undefined): boolean =>
  next === undefined || next.opensBlock || /^["”’']?\)/u.test(next.gap);

function fullFormBefore(tokens: readonly Token[], at: number): Chunk | null {
  const wanted = letters(tokens[at]!);
  for (let from = at - 1; from >= 0 && from >= at - MAX_WORDS; from--) {
    const words = tokens.slice(from, at);
    if (spells(words, wanted)) return words[0]!.capital && words.at(-1)!.capital ? { from, to: at } : null;
    if (tokens[from]!.opensBlock || /[.;:()]/u.test(tokens[from]!.gap)) break;
  }
  return null;
}

function fullFormAfter(tokens: readonly Token[], at: number): Chunk | null {
  const wanted = letters(tokens[at - 1]!);
  for (let to = at + 1; to <= at + MAX_WORDS && to <= tokens.length; to++) {
    const words = tokens.slice(at, to);
    if (!spells(words, wanted) || !closes(tokens[to])) continue;
    return words[0]!.capital ? { from: at, to } : null;
  }
  return null;
}

export const letters = (token: Token): string =>
  token.base
    .replace(/s$/u, '')
    .replace(/[^\p{Lu}\p{N}]/gu, '')
    .toLowerCase();

/** Whether the initials spell the short form, with or without those of small words. */
export function spells(words: readonly Token[], wanted: string): boolean {
  const initials = (list: readonly Token[]) =>
    list
      .flatMap((word) => word.lower.split(/[-‑]/u))
      .map((part) => part[0])
      .join('');
  if (!words[0]!.lower.startsWith(wanted[0]!)) return false;
  if (initials(words) === wanted) return true;
  return (
    initials(words.filter((word) => !/^(?:of|and|the|for|in|to|a|an|on|with|by)$/u.test(word.lower))) ===
    wanted
  );
}
