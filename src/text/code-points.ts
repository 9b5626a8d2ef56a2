/**
 * The one place that converts between JavaScript string offsets (UTF-16 units) and positions as stored and
 * published (Unicode code points, as the W3C Web Annotation model counts).
 */
export interface TextIndex {
  readonly text: string;
  /** Length in code points. */
  readonly length: number;
  /** UTF-16 offset of a code point position. Throws RangeError outside 0..length. */
  toUtf16(codePoint: number): number;
  /** Code point position of a UTF-16 offset; an offset inside a surrogate pair gives that character's position. */
  toCodePoint(utf16: number): number;
  /** The text from `start` up to, not including, `end` (code points). */
  slice(start: number, end: number): string;
}

/**
 * Indexes a text. Texts without characters above U+FFFF convert in constant time; others keep one number per
 * such character and convert by binary search.
 */
export function indexText(text: string): TextIndex {
  const astral = astralPositions(text);
  return astral.length === 0 ? plainIndex(text) : astralIndex(text, astral);
}

/** Number of code points in a string. */
export function countCodePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) if (isPairAt(text, i)) count--;
  return count;
}

/** Whether the UTF-16 offset is the first half of a surrogate pair. */
export function isPairAt(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xd800 && (text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00;
}

function plainIndex(text: string): TextIndex {
  const same = (position: number) => checked(position, text.length);
  return {
    text,
    length: text.length,
    toUtf16: same,
    toCodePoint: same,
    slice: (start, end) => text.slice(same(start), same(end)),
  };
}

function astralIndex(text: string, astral: Uint32Array): TextIndex {
  const length = text.length - astral.length;
  const toUtf16 = (codePoint: number) =>
    checked(codePoint, length) + countBefore(astral.length, (k) => astral[k]! < codePoint);
  const toCodePoint = (utf16: number) =>
    checked(utf16, text.length) - countBefore(astral.length, (k) => astral[k]! + k < utf16);
  return {
    text,
    length,
    toUtf16,
    toCodePoint,
    slice: (start, end) => text.slice(toUtf16(start), toUtf16(end)),
  };
}

/** Code point positions of all characters above U+FFFF, ascending. */
function astralPositions(text: string): Uint32Array {
  const positions: number[] = [];
  for (let i = 0; i < text.length - 1; i++) {
    if (isPairAt(text, i)) positions.push(i++ - positions.length);
  }
  return Uint32Array.from(positions);
}

/** How many of the first `count` ordinals satisfy a condition that holds for a leading run of them. */
function countBefore(count: number, holds: (ordinal: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function checked(position: number, length: number): number {
  if (Number.isInteger(position) && position >= 0 && position <= length) return position;
  throw new RangeError(`position ${position} is outside 0..${length}`);
}
