import { tokenise, type Token } from './tokenise.ts';

/** "Relationship-building" and "relationship building" are one name; over other marks no name goes on. */
const HYPHEN = /^[-‐‑]$/u;

/** A name of a term, as the stems of its words. */
export type NameStems = readonly string[];

export function stemsOf(name: string): NameStems {
  return tokenise(name).flatMap(({ kind, stem }) => (kind === 'mark' ? [] : [stem]));
}

/** Whether a sentence holds one of the names, in any form of their words. */
export function holdsName(tokens: readonly Token[], names: readonly NameStems[]): boolean {
  return names.some(
    ([first, ...rest]) =>
      first !== undefined && tokens.some(({ stem }, at) => stem === first && goesOn(tokens, at, rest)),
  );
}

function goesOn(tokens: readonly Token[], at: number, rest: NameStems): boolean {
  let next = at + 1;
  return rest.every((stem) => {
    while (next < tokens.length && HYPHEN.test(tokens[next]!.stem)) next += 1;
    return tokens[next++]?.stem === stem;
  });
}
