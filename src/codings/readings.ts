import { canonicaliseText } from '../ingestion/normalise.ts';
import { indexText, type TextIndex } from '../text/code-points.ts';
import { isOnGraphemeBoundaries, type Span } from '../text/passage.ts';
import type { CodedSelection } from './project.ts';

/** What a program counted: characters as Unicode or as UTF-16 has them, line ends as one or two. */
export interface Counting {
  unit: 'code-points' | 'utf-16';
  /** `as-they-are`: those that the text has. */
  lineEnds: 'as-they-are' | 'lf' | 'crlf';
}

/** A source's canonical text, and where each of its selections is in it, in code points; null for those nowhere. */
export interface Reading {
  index: TextIndex;
  counting: Counting;
  spans: (Span | null)[];
}

const asWritten: Counting = { unit: 'code-points', lineEnds: 'as-they-are' };
/** Below this many, what fits could do so by chance. */
const minSelections = 3;
const mostFit = 0.9;
const fewFit = 0.5;

/**
 * Reads positions as the format has it: code points of the text as it is in the file. Some programs count otherwise:
 * where hardly any selection fits then, and nearly all do in another way, that one is taken. `trusted` positions are
 * taken as they are. Null for a text that cannot be stored.
 */
export function readSelections(
  raw: string,
  selections: readonly CodedSelection[],
  { trusted }: { trusted: boolean },
): Reading | null {
  const canonical = canonicaliseText(raw);
  if (!canonical.ok) return null;
  const index = indexText(canonical.text);
  const read = (counting: Counting): Reading => ({
    index,
    counting,
    spans: spansOf(raw, index, selections, counting),
  });
  const written = read(asWritten);
  if (trusted || selections.length < minSelections || share(written) > fewFit) return written;
  const fitting = otherCountings(raw)
    .map(read)
    .find((other) => share(other) >= mostFit);
  return fitting ?? written;
}

function otherCountings(raw: string): Counting[] {
  const hasAstral = /[\u{10000}-\u{10ffff}]/u.test(raw);
  const lineEnds: Counting['lineEnds'] = raw.includes('\r\n') ? 'lf' : 'crlf';
  return [
    { unit: 'code-points', lineEnds },
    ...(hasAstral
      ? [{ unit: 'utf-16', lineEnds: 'as-they-are' } as const, { unit: 'utf-16', lineEnds } as const]
      : []),
  ];
}

function spansOf(
  raw: string,
  index: TextIndex,
  selections: readonly CodedSelection[],
  { unit, lineEnds }: Counting,
): (Span | null)[] {
  const counted = { 'as-they-are': raw, lf: index.text, crlf: index.text.replaceAll('\n', '\r\n') }[lineEnds];
  const dropped = droppedFrom(counted);
  const countedIndex = indexText(counted);
  const place = (position: number): number => {
    const offset = unit === 'utf-16' ? position : countedIndex.toUtf16(position);
    return index.toCodePoint(offset - countBelow(dropped, offset));
  };
  const length = unit === 'utf-16' ? counted.length : countedIndex.length;
  return selections.map(({ start, end }) =>
    start < end && end <= length ? { start: place(start), end: place(end) } : null,
  );
}

/** Offsets of what canonical text leaves out, ascending. */
function droppedFrom(text: string): number[] {
  const offsets: number[] = [];
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  if (first === 1) offsets.push(0);
  for (const match of text.slice(first).matchAll(/(?<!\r)\r+(?=\n)/g))
    for (let i = 0; i < match[0].length; i += 1) offsets.push(first + match.index + i);
  return offsets;
}

function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the selections begin and end between words. */
function share({ index, spans }: Reading): number {
  const fitting = spans.filter((span) => span !== null && isBetweenWords(index, span));
  return fitting.length / spans.length;
}

function isBetweenWords(index: TextIndex, { start, end }: Span): boolean {
  const from = index.toUtf16(start);
  const to = index.toUtf16(end);
  return (
    start < end &&
    isOnGraphemeBoundaries(index, { start, end }) &&
    isBreak(index.text, from) &&
    isBreak(index.text, to)
  );
}

const isBreak = (text: string, offset: number): boolean =>
  !/[\p{L}\p{N}][\p{L}\p{N}]/u.test(text.slice(Math.max(0, offset - 1), offset + 1));
