/** One wish of a query: words in this order, side by side; a single word more often than not. */
export interface QueryPart {
  words: string[];
  /** Between quotation marks: nothing else will do. */
  quoted: boolean;
  negated: boolean;
}

const part = /(-?)"([^"]*)(?:"|$)|(-?)([^\s"]+)/gu;
const word = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu;

/** More words than this make a passage, not a query. */
export const maxQueryWords = 10;

/**
 * Words, "phrases" and -negations (of either). Typographic quotation marks count as plain ones; a hyphen inside a
 * word parts two words; a quotation mark that is never closed reaches to the end.
 */
export function parseQuery(q: string): QueryPart[] {
  const plain = q
    .normalize('NFKC')
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[’‘]/g, "'");
  return [...plain.matchAll(part)].flatMap(
    ([, quoteSign = '', inside, wordSign = '', single = '']): QueryPart[] => {
      const quoted = inside !== undefined;
      const words = (quoted ? inside : single).match(word) ?? [];
      const negated = (quoted ? quoteSign : wordSign) === '-';
      if (words.length === 0) return [];
      return quoted || negated
        ? [{ words, quoted: true, negated }]
        : words.map((one) => ({ words: [one], quoted: false, negated }));
    },
  );
}

export const countWords = (parts: readonly QueryPart[]): number =>
  parts.reduce((sum, { words, negated }) => sum + (negated ? 0 : words.length), 0);

/** The parts as one query again, in the syntax that both engines and people write. */
export const formatQuery = (parts: readonly QueryPart[]): string =>
  parts
    .map(({ words, quoted, negated }) => {
      const text = words.join(' ');
      return (negated ? '-' : '') + (quoted ? `"${text}"` : text);
    })
    .join(' ');
