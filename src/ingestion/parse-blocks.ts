import { isBlank, type Line } from './parse-lines.ts';
import type { BlockType, SectionKind } from './note-structure.ts';

/** A block before sections are known. Offsets are UTF-16 units. */
export interface RawBlock {
  type: BlockType;
  start: number;
  end: number;
  /** The words on one line: a hard wrap becomes a space. */
  text: string;
  level: number;
  marker: string | null;
  indent: number;
  /** Number of lines it spans. */
  lines: number;
  /** Whether a blank line, or the edge of the text, stands before and after it. */
  gapBefore: boolean;
  gapAfter: boolean;
  /** Certain to be a heading: underlined, or marked as one by the source format. */
  forced: boolean;
}

/** A section before positions are converted: its blocks carry UTF-16 offsets. */
export interface RawSection {
  kind: SectionKind;
  heading: string | null;
  blocks: RawBlock[];
}

const RULE = /^(?:[-=_*~#•·]\s*){3,}$/u;
const HASHES = /^#{1,6}\s+/u;
/** White space, all of it at once, and an upright bar behind it: what separates cells has a tab or a bar. */
const GAP = /\t+|[^\S\t]\s*(?:\|(?:\s+|$))?|\|\s*$/gu;
const TERMINAL = /[.!?:;…]["'”’)\]]*$/u;
const MAX_WRAP_WIDTH = 120;
const MAX_ROW_LENGTH = 4000;

/** Groups lines into paragraphs, items and table rows; hard-wrapped lines are joined. */
export function groupBlocks(text: string, lines: Line[]): RawBlock[] {
  const width = wrapWidth(lines);
  const blocks: RawBlock[] = [];
  for (const run of runsOf(lines)) for (const block of blocksOfRun(text, run, width)) blocks.push(block);
  return blocks;
}

function runsOf(lines: Line[]): Line[][] {
  const runs: Line[][] = [];
  let run: Line[] = [];
  for (const line of lines) {
    if (!isBlank(line)) run.push(line);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function blocksOfRun(text: string, run: Line[], width: number | null): RawBlock[] {
  const table = isTable(run);
  const groups: Line[][] = [];
  let underlined: Line | null = null;
  for (const line of run) {
    const group = groups.at(-1);
    if (RULE.test(line.text)) {
      if (group?.length === 1) underlined = group[0]!;
    } else if (group && !table && group[0] !== underlined && continues(group, line, width)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group, i) =>
    toBlock(text, group, {
      table,
      forced: group[0] === underlined,
      gapBefore: i === 0,
      gapAfter: i === groups.length - 1,
    }),
  );
}

function toBlock(
  text: string,
  group: Line[],
  facts: { table: boolean; forced: boolean; gapBefore: boolean; gapAfter: boolean },
): RawBlock {
  const first = group[0]!;
  const hashes = first.marker === null ? (HASHES.exec(first.text)?.[0].length ?? 0) : 0;
  const start = first.contentStart + hashes;
  const end = group.at(-1)!.end;
  const forced = facts.forced || hashes > 0;
  return {
    type: blockType(first, facts.table, forced),
    start,
    end,
    text: [text.slice(start, first.end), ...group.slice(1).map((line) => line.text)].join(' '),
    level: hashes > 0 ? hashes - 1 : 1,
    marker: facts.table || forced ? null : first.marker,
    indent: first.indent,
    lines: group.length,
    gapBefore: facts.gapBefore,
    gapAfter: facts.gapAfter,
    forced,
  };
}

function blockType(first: Line, table: boolean, forced: boolean): BlockType {
  if (table) return 'table-row';
  if (forced) return 'heading';
  return first.marker === null ? 'paragraph' : 'item';
}

/** Whether a line carries on the paragraph or item above it. */
function continues(group: Line[], line: Line, width: number | null): boolean {
  const above = group.at(-1)!;
  const first = group[0]!;
  const wrapped = isWrapped(above, line, width);
  if (line.marker !== null)
    return first.marker === null && wrapped && !TERMINAL.test(above.text) && width !== null;
  if (first.marker !== null && line.indent > first.indent) return true;
  return wrapped;
}

/** A line in capitals is a title or a heading, and ends where they end. */
const isInCapitals = (text: string): boolean =>
  text.length > 12 && !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);

function isWrapped(above: Line, line: Line, width: number | null): boolean {
  if (isInCapitals(above.text) && !isInCapitals(line.text)) return false;
  const length = above.indent + above.text.length;
  const openEnded = !TERMINAL.test(above.text);
  if (width === null) return openEnded && length >= 50 && length <= MAX_WRAP_WIDTH && startsLower(line.text);
  const firstWord = /^\S+/u.exec(line.text)![0].length;
  if (length + 1 + firstWord > width * 0.9) return true;
  return openEnded && length > width * 0.4 && (startsLower(line.text) || length > width * 0.6);
}

/** The column at which the note's lines were broken, or null where paragraphs stand on one line each. */
function wrapWidth(lines: Line[]): number | null {
  const prose = lines.filter((line) => line.text.includes(' '));
  const width = prose.reduce((widest, line) => Math.max(widest, line.indent + line.text.length), 0);
  if (width > MAX_WRAP_WIDTH) return null;
  const broken = lines.filter((line, i) => {
    const above = lines[i - 1];
    return above && !isBlank(above) && !isBlank(line) && startsLower(line.text) && !TERMINAL.test(above.text);
  });
  return broken.length >= 3 ? width : null;
}

function startsLower(text: string): boolean {
  return /^["'“‘(]?\p{Ll}/u.test(text);
}

function isTable(run: Line[]): boolean {
  if (run.some((line) => line.text.length > MAX_ROW_LENGTH)) return false;
  const rows = run.filter((line) => !RULE.test(line.text.replaceAll('|', '-')));
  return rows.length >= 2 && rows.every((line) => cellsOf(line) >= 2);
}

function cellsOf(line: Line): number {
  const words = line.text.slice(line.contentStart - line.start).replace(/^\||\|$/gu, '');
  const cells = words.replace(GAP, (gap) => (/[\t|]/u.test(gap) ? '\t' : gap)).split('\t');
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** Sets the level of each item from its indent and kind of marker, list by list, in place. */
export function nestItems(blocks: RawBlock[]): void {
  let open: Array<{ indent: number; style: string }> = [];
  for (const block of blocks) {
    if (block.type !== 'item') {
      open = [];
      continue;
    }
    const style = markerStyle(block.marker ?? '');
    while (open.length > 0 && block.indent < open.at(-1)!.indent - 1) open.pop();
    const known = open.findLastIndex((list) => list.style === style && block.indent <= list.indent + 1);
    if (known >= 0) open.length = known + 1;
    else open.push({ indent: block.indent, style });
    block.level = open.length;
  }
}

/** Markers of one list are of one style. */
export function markerStyle(marker: string): string {
  if (/\d\.\d/u.test(marker)) return 'decimal';
  if (/\d/u.test(marker)) return 'number';
  if (/^\(?[a-z]{1,4}[.)]/iu.test(marker)) return 'letter';
  return marker;
}
