const TOKEN = /[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]/gu;
/** White space, emphasis, code, quote bars, escapes and brackets of a link: what stands between two words and is not read. */
const MARK = /[\s*_~`>\\[\]]/u;
/** What opens or closes emphasis, code or the words of a link. */
const OUTER_MARK = /[*_~`[\]]/u;
const LONGEST_TARGET = 2000;

/**
 * The stretch of a Markdown source that reads as `wording` once it is rendered, marks included. Null where there is none,
 * as where the source writes a character as an entity.
 */
export function wordingInMarkdown(source: string, wording: string): string | null {
  if (source.includes(wording)) return wording;
  const tokens: string[] = wording.match(TOKEN) ?? [];
  const [first] = tokens;
  if (first === undefined) return null;
  for (let from = source.indexOf(first); from >= 0; from = source.indexOf(first, from + 1)) {
    const end = endOfTokens(source, from, tokens);
    if (end !== null) return withOuterMarks(source, from, end);
  }
  return null;
}

function endOfTokens(source: string, from: number, tokens: readonly string[]): number | null {
  let at = from;
  for (const token of tokens) {
    while (!source.startsWith(token, at)) {
      if (!MARK.test(source.charAt(at))) return null;
      at = afterMark(source, at);
    }
    at += token.length;
  }
  return at;
}

/** Behind a mark, or behind the target of a link: "](https://…)". */
function afterMark(source: string, at: number): number {
  if (!source.startsWith('](', at)) return at + 1;
  const end = source.indexOf(')', at);
  return end < 0 || end - at > LONGEST_TARGET ? at + 1 : end + 1;
}

function withOuterMarks(source: string, from: number, to: number): string {
  let [start, end] = [from, to];
  while (OUTER_MARK.test(source.charAt(start - 1))) start -= 1;
  while (OUTER_MARK.test(source.charAt(end))) end += 1;
  return source.slice(start, end);
}
