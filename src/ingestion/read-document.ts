import { countCodePoints, indexText, type TextIndex } from '../text/code-points.ts';
import type { Mark } from './marks.ts';
import { canonicaliseText } from './normalise.ts';
import type { OutlineMark } from './note-structure.ts';

/** A file of some format turned into the canonical text of a note. All positions are code points into `text`. */
export interface ReadDocument {
  text: string;
  /** Headings, items and table rows, for the section parser. */
  outline: OutlineMark[];
  /** Links and emphasis within blocks. */
  marks: Mark[];
  metadata: DocumentMetadata;
}

/** What the file says about itself beside its text; null where it says nothing. */
export interface DocumentMetadata {
  title: string | null;
  /** When it was published or written, as given (YYYY-MM-DD or RFC 3339). Not the date of the meeting. */
  date: string | null;
  slug: string | null;
  tags: string[];
  sourceUrl: string | null;
  previous: Link | null;
  next: Link | null;
}

export interface Link {
  title: string;
  href: string | null;
}

export type ReadRefusal =
  'not-utf-8' | 'unstorable' | 'too-large' | 'too-deep' | 'malformed' | 'unsafe' | 'no-content';

/** `detail` is a sentence that says what is wrong and what to do. */
export interface Refused {
  ok: false;
  reason: ReadRefusal;
  detail: string;
}

export type ReadResult = { ok: true; document: ReadDocument } | Refused;

/** A paragraph, heading, item or table row as a format's reader hands it over. */
export interface SourceBlock {
  type: 'paragraph' | 'heading' | 'item' | 'table-row';
  /** Rank of a heading or nesting of an item, from 1. */
  level: number;
  /** Number of an item, such as "2."; null for a bullet and for other blocks. */
  number: string | null;
  inlines: Inline[];
}

/** A run of text with the same marks, or a break between two. White space is collapsed when it is written. */
export interface Inline {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  code?: boolean;
  /** Present on links; null where the target is missing. */
  href?: string | null;
  /** Stands for a line break within the block, or for the gap between two cells; `text` is then empty. */
  breaks?: 'line' | 'cell';
}

export const noMetadata: DocumentMetadata = {
  title: null,
  date: null,
  slug: null,
  tags: [],
  sourceUrl: null,
  previous: null,
  next: null,
};

export function refuse(reason: ReadRefusal, detail: string): Refused {
  return { ok: false, reason, detail };
}

/** A paragraph that is wholly strong, this short and without a full stop is what people make for a heading. */
const STRONG_HEADING_LENGTH = 90;
const STRONG_HEADING_LEVEL = 6;
const COLLAPSIBLE = /[ \t\n\r\f]+/gu;

/**
 * Writes blocks as plain text: one blank line between blocks, `•` or the number before an item, rows of a table
 * on lines of their own with tabs between cells. Where the blocks do not open with the title, it is put first.
 */
export function writeDocument(blocks: SourceBlock[], metadata: DocumentMetadata): ReadResult {
  const titled = withTitle(blocks.filter(hasWords), metadata.title);
  if (titled.length === 0)
    return refuse('no-content', 'No text was found in the file. Send the text of the note itself.');
  const writer = new DocumentWriter();
  for (const block of titled) writer.write(block);
  const checked = canonicaliseText(writer.text);
  if (!checked.ok) return refuse('unstorable', checked.detail);
  const index = indexText(writer.text);
  const outline = writer.outline.map((mark) => withoutOuterSpace(index, mark));
  const marks = writer.marks
    .map((mark) => withoutOuterSpace(index, mark))
    .filter(({ start, end }) => start < end);
  return { ok: true, document: { text: writer.text, outline, marks, metadata } };
}

function withoutOuterSpace<T extends { start: number; end: number }>(index: TextIndex, mark: T): T {
  const words = index.slice(mark.start, mark.end);
  const lead = countCodePoints(words) - countCodePoints(words.trimStart());
  return Object.assign(mark, {
    start: mark.start + lead,
    end: mark.start + lead + countCodePoints(words.trim()),
  });
}

function withTitle(blocks: SourceBlock[], title: string | null): SourceBlock[] {
  const first = blocks[0];
  if (!first || title === null || (first.type === 'heading' && first.level === 1)) return blocks;
  if (wordsOf(first).toLowerCase() === title.toLowerCase()) return blocks;
  return [{ type: 'heading', level: 1, number: null, inlines: [{ text: title }] }, ...blocks];
}

function hasWords(block: SourceBlock): boolean {
  return block.inlines.some(({ text }) => /[^\s\u200B\uFEFF]/u.test(text));
}

/** The words of a block on one line. */
export function wordsOf(block: SourceBlock): string {
  return block.inlines
    .map(({ text, breaks }) => (breaks ? ' ' : text))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

class DocumentWriter {
  text = '';
  readonly outline: OutlineMark[] = [];
  readonly marks: Mark[] = [];
  private readonly open = new Map<Mark['type'], Mark>();
  private position = 0;
  private last: SourceBlock['type'] | null = null;

  write(block: SourceBlock): void {
    if (this.last !== null)
      this.append(block.type === 'table-row' && this.last === 'table-row' ? '\n' : '\n\n');
    const indent = block.type === 'item' ? '  '.repeat(block.level) : '';
    if (block.type === 'item') this.append(`${indent}${block.number ?? '•'} `);
    const start = this.position;
    this.writeInlines(block, indent === '' ? '' : `${indent}  `);
    this.note(block, start);
    this.last = block.type;
  }

  private writeInlines(block: SourceBlock, indent: string): void {
    const runs = collapse(block.inlines, block.type === 'heading');
    for (const run of runs) {
      if (run.breaks) {
        this.append(run.breaks === 'cell' ? '\t' : `\n${indent}`);
        continue;
      }
      const start = this.position;
      this.append(run.text);
      this.mark(run, start);
    }
  }

  private mark(run: Inline, start: number): void {
    const end = this.position;
    if (run.href !== undefined) this.extend({ type: 'link', start, end, href: run.href });
    if (run.strong) this.extend({ type: 'strong', start, end });
    if (run.emphasis) this.extend({ type: 'emphasis', start, end });
    if (run.code) this.extend({ type: 'code', start, end });
  }

  /** Joins a mark to the one of its type that ends where it starts. */
  private extend(mark: Mark): void {
    const before = this.open.get(mark.type);
    if (before && before.end === mark.start && before.href === mark.href) {
      before.end = mark.end;
      return;
    }
    this.open.set(mark.type, mark);
    this.marks.push(mark);
  }

  private note(block: SourceBlock, start: number): void {
    const span = { start, end: this.position };
    const { type, level } = block;
    if (type !== 'paragraph') this.outline.push({ type, ...span, level });
    else if (isStrongHeading(block))
      this.outline.push({ type: 'heading', ...span, level: STRONG_HEADING_LEVEL });
  }

  private append(text: string): void {
    this.text += text;
    this.position += countCodePoints(text);
  }
}

function isStrongHeading(block: SourceBlock): boolean {
  const words = wordsOf(block);
  const strong = block.inlines.every(({ text, strong }) => strong || text.trim() === '');
  return strong && words.length <= STRONG_HEADING_LENGTH && !/[.,;!]["'”’]?$/u.test(words);
}

/** Collapses white space as browsers do: no-break spaces stay, none is left at the ends of lines and cells. */
function collapse(inlines: Inline[], oneLine: boolean): Inline[] {
  const runs: Inline[] = [];
  let atStart = true;
  for (const inline of inlines) {
    if (inline.breaks === 'cell' || (inline.breaks === 'line' && !oneLine)) {
      trimLast(runs);
      if (inline.breaks === 'cell' || !atStart) runs.push(inline);
      atStart = true;
      continue;
    }
    const spaced = inline.breaks ? ' ' : inline.text.replace(COLLAPSIBLE, ' ');
    const words: string = atStart ? spaced.replace(/^ /u, '') : spaced;
    if (words === '') continue;
    const run: Inline = { ...inline, text: words };
    delete run.breaks;
    runs.push(run);
    atStart = words.endsWith(' ');
  }
  trimLast(runs);
  while (runs.at(-1)?.breaks === 'line') {
    runs.pop();
    trimLast(runs);
  }
  return runs;
}

/** Takes the space away that the last run ends with, and the run if nothing else is in it. */
function trimLast(runs: Inline[]): void {
  const last = runs.at(-1);
  if (!last || last.breaks) return;
  last.text = last.text.replace(/ $/u, '');
  if (last.text === '') runs.pop();
}
