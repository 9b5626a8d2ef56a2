const TOKEN = /[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]/gu;
/** Of themselves they would be read both as words and as what stands between: of five stars, in twenty seconds. */
const MARK = /^[*_~`>\\[\]]$/u;
const SPECIAL = /[\\^$.*+?()[\]{}|/]/gu;
/** What may stand between two words and is not read: white space, emphasis, code, quote bars, a link and its target. */
const MARKS = String.raw`(?:[\s*_~\u0060>\\[\]]|\]\([^()\n]{0,2000}\)){0,40}`;
/** What opens or closes emphasis, code or the words of a link, at the ends of a passage. */
const OUTER_MARKS = String.raw`[*_~\u0060[\]]{0,8}`;
/** A passage of more words is not looked for. */
const MAX_TOKENS = 2000;

/**
 * The stretch of a Markdown source that reads as `wording` once it is rendered, marks included. Null
 * where there is none, as where the source writes a character as an entity.
 */
export function wordingInMarkdown(source: string, wording: string): string | null {
  if (source.includes(wording)) return wording;
  const tokens = (wording.match(TOKEN) ?? []).filter((token) => !MARK.test(token));
  if (tokens.length === 0 || tokens.length > MAX_TOKENS) return null;
  const pattern = tokens.map((token) => token.replaceAll(SPECIAL, String.raw`\$&`)).join(MARKS);
  return new RegExp(OUTER_MARKS + pattern + OUTER_MARKS, 'u').exec(source)?.[0] ?? null;
}
