import type { VocabularyTerm } from '../port.ts';
import { tokenise, type Token } from './tokenise.ts';

/** "Relationship-building" and "relationship building" are one name; over other marks no name goes on. */
const HYPHEN = /^[-‐‑]$/u;

/** Whether a sentence names a term of the vocabulary by its label or an alias, in any form of its words. */
export function mentionsTerm(tokens: readonly Token[], { label, aliases }: VocabularyTerm): boolean {
  const stems = tokens.filter(({ stem }) => !HYPHEN.test(stem)).map(({ stem }) => stem);
  return [label, ...aliases].some((name) => contains(stems, stemsOf(name)));
}

function contains(stems: readonly string[], wanted: readonly string[]): boolean {
  if (wanted.length === 0) return false;
  return stems.some((_, at) => wanted.every((stem, i) => stems[at + i] === stem));
}

function stemsOf(name: string): string[] {
  return tokenise(name).flatMap(({ kind, stem }) => (kind === 'mark' ? [] : [stem]));
}
