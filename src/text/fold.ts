/**
 * A text reduced to what people mean when they retype it, with the way back. All offsets are UTF-16 units.
 * `text` has no white space at its ends.
 */
export interface FoldedText {
  original: string;
  text: string;
  /** The stretch of the original behind `start..end` of the folded text; null when an end falls inside a character. */
  toOriginal(start: number, end: number): { start: number; end: number } | null;
  /** The same, widened to whole characters. */
  around(start: number, end: number): { start: number; end: number };
}

/** Drawn by typesetters, dropped by copying: soft hyphen, zero-width and direction marks, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const ALL_INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const SPACE_UNIT = 0x20;
const DECODED_AT_ONCE = 0x4000;
const MARK = /\p{M}/u;
const SPACE = /\s/u;
const SUBSTITUTES = new Map<string, string>([
  ...signs('‘’‚‛′ʼ`´＇“”„‟″«»＂"', "'"),
  ...signs('‐‑‒–—―−﹘﹣－', '-'),
  ['…', '...'],
  ['ﬀ', 'ff'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
  ['ﬃ', 'ffi'],
  ['ﬄ', 'ffl'],
]);

/**
 * Folds a text for comparison: runs of white space (no-break spaces and line ends too) become one space; curly and straight, single and double quotation marks become one sign; dashes and the ellipsis typewriter signs; case, composed and decomposed accents and ligatures
 * are levelled; invisible characters are dropped. Letters and their accents stay distinct: "cafe" is not "café".
 */
export function fold(original: string): FoldedText {
  const out = new FoldedUnits(original.length + 16);
  let at = 0;
  while (at < original.length) at = foldNext(original, at, out);
  out.trimEnd();
  return toFolded(original, out);
}

/** The folded wording alone. */
export function foldedWording(text: string): string {
  return fold(text).text;
}

function foldNext(text: string, at: number, out: FoldedUnits): number {
  const unit = text.charCodeAt(at);
  if (unit === SPACE_UNIT || unit === 0x0a) {
    out.pushSpace(at, at + 1);
    return at + 1;
  }
  const plainNext = at + 1 >= text.length || text.charCodeAt(at + 1) < 0x0300;
  if (unit > 0x20 && unit < 0x7f && unit !== 0x60 && unit !== 0x22 && plainNext) {
    out.push(unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit, at, at + 1);
    return at + 1;
  }
  const character = String.fromCodePoint(text.codePointAt(at)!);
  const end = at + character.length;
  if (SPACE.test(character) && character !== '\uFEFF') {
    out.pushSpace(at, end);
    return end;
  }
  if (INVISIBLE.test(character)) return end;
  const clusterEnd = endOfCluster(text, end);
  const folded = foldCluster(text.slice(at, clusterEnd));
  for (let i = 0; i < folded.length; i++) out.push(folded.charCodeAt(i), at, clusterEnd);
  return clusterEnd;
}

/** A base character is folded with the marks behind it, so that the order and composition of marks do not matter. */
function endOfCluster(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) >= 0x0300) {
    const character = String.fromCodePoint(text.codePointAt(end)!);
    if (!MARK.test(character)) break;
    end += character.length;
  }
  return end;
}

function foldCluster(cluster: string): string {
  const levelled = cluster.normalize('NFD').toLowerCase().normalize('NFD').replace(ALL_INVISIBLE, '');
  return SUBSTITUTES.get(levelled) ?? levelled;
}

function toFolded(original: string, { length, starts, ends, decode }: FoldedUnits): FoldedText {
  const around = (start: number, end: number) => {
    const from = start < length ? starts[start]! : original.length;
    return { start: from, end: end > start ? ends[end - 1]! : from };
  };
  const isInside = (at: number) => at > 0 && at < length && starts[at] === starts[at - 1];
  return {
    original,
    text: decode(),
    around,
    toOriginal: (start, end) => (isInside(start) || isInside(end) ? null : around(start, end)),
  };
}

/** Folded UTF-16 units, each with the stretch of the original it stands for, in growing typed arrays. */
class FoldedUnits {
  length = 0;
  units: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;

  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
  }

  push(unit: number, start: number, end: number): void {
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }

  pushSpace(start: number, end: number): void {
    if (this.length === 0) return;
    if (this.units[this.length - 1] === SPACE_UNIT) this.ends[this.length - 1] = end;
    else this.push(SPACE_UNIT, start, end);
  }

  trimEnd(): void {
    if (this.units[this.length - 1] === SPACE_UNIT) this.length--;
  }

  decode = (): string => {
    const parts: string[] = [];
    for (let at = 0; at < this.length; at += DECODED_AT_ONCE) {
      parts.push(
        String.fromCharCode(...this.units.subarray(at, Math.min(this.length, at + DECODED_AT_ONCE))),
      );
    }
    return parts.join('');
  };

  private grow(): void {
    const capacity = this.units.length * 2;
    this.units = grown(this.units, new Uint16Array(capacity));
    this.starts = grown(this.starts, new Uint32Array(capacity));
    this.ends = grown(this.ends, new Uint32Array(capacity));
  }
}

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function signs(characters: string, substitute: string): [string, string][] {
  return [...characters].map((character) => [character, substitute]);
}
