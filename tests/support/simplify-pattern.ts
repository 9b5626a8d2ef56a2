/*
 * The check of linear time knows no assertions and gives up on many choices. These write a pattern so that it can be
 * decided, with at least the work of the original: what the original cannot be made to do may be done, not the reverse.
 */

const escapeOrClass = String.raw`\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]`;

/**
 * The same without regard to case as with it: letters are small, and so is the text that is tried. Null where the
 * pattern tells capitals apart by a class.
 */
export function caseless(source: string): string | null {
  if (/\\[pP]\{L[ult]\}|\[(?:\\.|[^\]\\])*[A-Z]/u.test(source)) return null;
  return source.replaceAll(/\\[pP]\{[^}]*\}|\\.|\(\?<\w+>|[A-Z]/gu, (found) =>
    found.length === 1 ? found.toLowerCase() : found,
  );
}

/** Three times shows what thirty would, and more than nine is without end. */
export function fewerRepeats(source: string): string {
  return source.replaceAll(
    new RegExp(String.raw`${escapeOrClass}|\{(\d+)(,?)(\d*)\}`, 'gu'),
    (found, least?: string, comma?: string, most?: string) => {
      if (least === undefined) return found;
      const from = Math.min(Number(least), 3);
      if (comma === '') return `{${from}}`;
      return most === '' || Number(most) > 9 ? `{${from},}` : `{${from},${Math.max(from, Number(most))}}`;
    },
  );
}

const plainWord = String.raw`[\p{L}\d '’&/-](?:[\p{L}\d '’&/-]|\\\.|\?|\(\?:[\p{L}|]+\)\??)*`;
const wordList = new RegExp(String.raw`\(\?:(${plainWord}(?:\|${plainWord}){3,})\)`, 'gu');

/** Long lists of words as a short one: a word, one that goes on, and where there are some, one of two words. */
export function fewerWords(source: string): string {
  const shorter = source.replaceAll(
    wordList,
    (_, words: string) => `(?:ab|abc${words.includes(' ') ? '|ab a' : ''})`,
  );
  return shorter === source ? source : fewerWords(shorter);
}

/** A character of nobody's. */
const mark = '\\u{F0000}';

/**
 * Without assertions. What must be there ahead or behind is read as part of the text. What must not be there is read
 * as a mark that the text has or has not, which is all that an assertion can say, and as nothing at all. A class that
 * must not stand before the beginning of a match is another character before it, or the beginning of the text.
 */
export function withoutAssertions(source: string): string[] {
  const negated = ['', mark].map((stand) => replaceAssertions(source, stand));
  return [...new Set(negated)];
}

function replaceAssertions(source: string, stand: string): string {
  const opening = /^\(\?(<?)([=!])/u;
  let written = '';
  for (let at = 0; at < source.length;) {
    const rest = source.slice(at);
    const [assertion, behind, sign] = opening.exec(rest) ?? [];
    if (assertion === undefined) {
      const [piece = ''] = new RegExp(`^(?:${escapeOrClass}|[^])`, 'u').exec(rest) ?? [];
      written += piece;
      at += piece.length;
      continue;
    }
    const length = closingOf(rest);
    const inner = replaceAssertions(rest.slice(assertion.length, length - 1), stand);
    at += length;
    const opensMatch = /(?:^|\||\((?:\?:|\?<\w+>)?)$/u.test(written);
    const guard = behind === '<' && sign === '!' && opensMatch ? guardOf(inner) : null;
    written += sign === '=' ? `(?:${inner})` : (guard ?? stand);
  }
  return written;
}

/** Of a single character or class. */
function guardOf(inner: string): string | null {
  const negated = inner.startsWith('[^') ? `[${inner.slice(2)}` : `[^${inner.replace(/^\[(.*)\]$/u, '$1')}`;
  const isOne = new RegExp(`^(?:${escapeOrClass}|[^(|])$`, 'u').test(inner);
  return isOne ? `(?:^|${negated.endsWith(']') ? negated : `${negated}]`})` : null;
}

/** How long the group is with which a text begins. */
function closingOf(text: string): number {
  let depth = 0;
  for (const match of text.matchAll(new RegExp(`${escapeOrClass}|[()]`, 'gu'))) {
    if (match[0] === '(') depth += 1;
    else if (match[0] === ')' && --depth === 0) return match.index + 1;
  }
  throw new Error(`A group is left open: ${text}`);
}
