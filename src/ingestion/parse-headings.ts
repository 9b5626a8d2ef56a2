import { headingKind } from './parse-heading-kinds.ts';
import { findDateOnDateLine, findDay } from './parse-dates.ts';
import { findTurnLabels, turnLabel } from './parse-turns.ts';
import type { OutlineMark } from './note-structure.ts';
import { markerStyle, type RawBlock } from './parse-blocks.ts';

const MAX_LENGTH = 90;
const MAX_WORDS = 13;
/** Below an unknown numbered heading stands at least a sentence. */
const LONG_ENOUGH = 40;
const LABEL =
  /^(?:present|attend(?:ance|ees|ing|ed)|apologies|date|venue|location|place|where|when|chair(?:ed by)?|facilitat(?:or|ed by)|host(?:ed by)?|time|speakers?|notes?(?: by| taken by)?|written (?:up )?by|author|published|posted|tags?|from|to|cc|subject|by|next)\b[^:]{0,20}:\s*\S/iu;

/** Makes headings of the blocks that the source format marked as such (UTF-16 offsets, ascending), in place. */
export function forceHeadings(blocks: RawBlock[], text: string, headings: readonly OutlineMark[]): void {
  let next = 0;
  for (const block of blocks) {
    while (next < headings.length && headings[next]!.end <= block.start) next++;
    const heading = headings[next];
    if (!heading || heading.start > block.start || heading.end < block.end) continue;
    block.type = 'heading';
    block.forced = true;
    block.level = heading.level;
    block.marker = null;
    block.start = heading.start;
    block.text = text.slice(block.start, block.end);
  }
}

/** Turns lines that stand alone and name what follows into headings, in place. */
export function markHeadings(blocks: RawBlock[]): void {
  const turns = findTurnLabels(blocks.filter(({ type }) => type === 'paragraph').map(({ text }) => text));
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]!;
    if (block.type === 'heading' || turns.has(turnLabel(block.text) ?? '')) continue;
    if (isHeading(block, blocks[i - 1], blocks[i + 1])) {
      block.type = 'heading';
      block.level = 1;
    }
  }
}

function isHeading(block: RawBlock, above: RawBlock | undefined, below: RawBlock | undefined): boolean {
  if (!below || block.lines > 1 || block.type === 'table-row') return false;
  if (!looksLikeHeading(block.text)) return false;
  if (block.type === 'item') return isNumberedHeading(block, above, below);
  const known = headingKind(block.text) !== null;
  if (!block.gapBefore && !known) return false;
  if (known) return below.type !== 'paragraph' || block.gapAfter || below.text.length > block.text.length;
  if (below.type === 'heading' || (!block.gapAfter && below.type === 'paragraph' && below.text.length < 120))
    return false;
  return below.type !== 'paragraph' || below.text.length > block.text.length;
}

/** "1. Welcome" over a paragraph or over "1.1": an entry of a numbered list has another entry beside it. */
function isNumberedHeading(block: RawBlock, above: RawBlock | undefined, below: RawBlock): boolean {
  const number = /^\d+(?:\.\d+)*/u.exec(block.marker ?? '')?.[0];
  if (number === undefined || !block.gapBefore || !block.gapAfter) return false;
  if (below.marker?.startsWith(`${number}.`) && markerStyle(below.marker) === 'decimal') return true;
  const besideEntry = [above, below].some(
    (other) => other?.type === 'item' && markerStyle(other.marker ?? '') === markerStyle(block.marker!),
  );
  if (besideEntry || below.type === 'heading') return false;
  return below.text.length > LONG_ENOUGH || headingKind(block.text) !== null;
}

function looksLikeHeading(text: string): boolean {
  if (text.length > MAX_LENGTH || text.split(/\s+/u).length > MAX_WORDS) return false;
  if (!/^[*_"'“‘(]*[\p{Lu}\p{N}]/u.test(text) && headingKind(text) === null) return false;
  if (/[.,;!…]["'”’)]?$/u.test(text) || /^\(.*\)$/u.test(text)) return false;
  if (text.endsWith(':') && headingKind(text) === null && text.split(/\s+/u).length > 4) return false;
  return !LABEL.test(text) && !isDateLine(text) && !/@|https?:/u.test(text);
}

function isDateLine(text: string): boolean {
  return findDay(text) !== null || (text.length < 60 && findDateOnDateLine(text) !== null);
}
