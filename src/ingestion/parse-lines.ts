/** One line of a text. Offsets are UTF-16 units; `start..end` leaves out surrounding white space. */
export interface Line {
  start: number;
  end: number;
  /** Columns before the first character, a tab counting as four. */
  indent: number;
  /** The trimmed line, bullet sign included. */
  text: string;
  /** Bullet sign or number, or null. */
  marker: string | null;
  /** Where the words start: after the marker and the white space behind it. */
  contentStart: number;
}

const SIGN = /^[»•◦▪▫‣⁃●○■□➢➤✓→*+·–—-](?=\s)/u;
const WORD_PROCESSOR_SIGN = /^o(?=\t|\s{2,})/u;
/** With a single space it may be a word ("o Gymru"), unless it opens line after line. */
const REPEATED_SIGN = /^[ \t]*o (?=[\p{Lu}"“‘'])/gmu;
const LEAST_SIGNS = 3;
/** "A." may be somebody's initial, unless "B." and "C." follow; before a few words it numbers a heading. */
const LETTERED = [/^[ \t]*A\.\s.{40}/mu, /^[ \t]*B\.\s.{40}/mu, /^[ \t]*C\.\s.{40}/mu];
const NUMBER =
  /^(?:\(?\d{1,2}[.)]|\[\d{1,2}\]|\d{1,2}(?:\.\d)+\.?|Q\d{1,2}[.:)]|\(?[a-z]\)|[a-h]\.|\(?[ivx]{1,4}[.)]|[A-H]\))(?=\s)/u;

/** Splits a text into lines, finding the bullet sign or number of each. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  let decimal: string | null = null;
  const signs = [
    ...((text.match(REPEATED_SIGN)?.length ?? 0) >= LEAST_SIGNS ? [/^o(?=\s)/u] : []),
    ...(LETTERED.every((letter) => letter.test(text)) ? [/^[A-Z]\.(?=\s.{40})/u] : []),
  ];
  for (const raw of text.split('\n')) {
    const line = numberedAfter(decimal, readLine(raw, offset, signs));
    if (line.marker?.includes('.') && /\d\.\d/u.test(line.marker)) decimal = line.marker;
    lines.push(line);
    offset += raw.length + 1;
  }
  return lines;
}

export function isBlank(line: Line): boolean {
  return line.start === line.end;
}

function readLine(raw: string, offset: number, ofThisText: readonly RegExp[]): Line {
  const trimmed = raw.trim();
  const lead = raw.length - raw.trimStart().length;
  const start = offset + lead;
  const marker = findMarker(trimmed, ofThisText);
  return {
    start,
    end: start + trimmed.length,
    indent: columns(raw.slice(0, lead)),
    text: trimmed,
    marker,
    contentStart: start + (marker === null ? 0 : widthWithGap(trimmed, marker)),
  };
}

/** "4.10" looks like a time of day, so it is a number only where "4.9" came before. */
function numberedAfter(previous: string | null, line: Line): Line {
  const written = line.marker === null ? /^(\d{1,2})\.([1-9]\d)(?=\s)/u.exec(line.text) : null;
  if (!written || previous !== `${written[1]}.${Number(written[2]) - 1}`) return line;
  const marker = written[0];
  return { ...line, marker, contentStart: line.start + widthWithGap(line.text, marker) };
}

function findMarker(line: string, ofThisText: readonly RegExp[]): string | null {
  for (const sign of [SIGN, WORD_PROCESSOR_SIGN, NUMBER, ...ofThisText]) {
    const match = sign.exec(line);
    if (match) return match[0];
  }
  return null;
}

function widthWithGap(line: string, marker: string): number {
  const rest = line.slice(marker.length);
  return marker.length + rest.length - rest.trimStart().length;
}

function columns(space: string): number {
  let width = 0;
  for (const character of space) width += character === '\t' ? 4 : 1;
  return width;
}
