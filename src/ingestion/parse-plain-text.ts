import { indexText, isPairAt, type TextIndex } from '../text/code-points.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Block, OutlineMark, ParsedNote, Section } from './note-structure.ts';
import { groupBlocks, nestItems, type RawBlock, type RawSection } from './parse-blocks.ts';
import { findHeldOn } from './parse-held-on.ts';
import { forceHeadings, markHeadings } from './parse-headings.ts';
import { splitLines, type Line } from './parse-lines.ts';
import { findNavigation } from './parse-neighbours.ts';
import { findNextMeeting } from './parse-next-meeting.ts';
import { findSpeakers } from './parse-speakers.ts';
import { parseSeries } from './parse-title.ts';
import { divideIntoSections } from './sections.ts';

/** A first line longer than this is prose, not a title: its first words serve as one. */
const MAX_TITLE_LENGTH = 200;
const SHORT_TITLE_LENGTH = 100;
const MAIL_HEADER = /^(?:from|to|cc|bcc|reply-to|sent|date|subject):[ \t]*\S/iu;
const SUBJECT = /^subject:[ \t]*(?:(?:re|fwd?):[ \t]*)*(?=\S)/iu;
/** How far into a block its first sentence is looked for. */
const OPENING_LENGTH = 400;

/**
 * Takes the canonical text of a note apart: title, dates, neighbours, speakers and sections with their blocks.
 * Every position is a code point into `text`; the text itself is never changed. `outline` is what the source
 * format knew to be headings; other headings are recognised as in plain text.
 */
export function parsePlainText(text: string, outline: readonly OutlineMark[] = []): ParsedNote {
  const index = indexText(text);
  const lines = splitLines(text);
  const navigation = findNavigation(lines);
  const blocks = groupBlocks(
    text,
    lines.map((line) => (navigation.lines.has(line) ? blankLine(line) : line)),
  );
  forceHeadings(blocks, text, headingsIn(outline, index));
  const title = takeTitle(blocks);
  markHeadings(blocks);
  nestItems(blocks);
  const sections = divideIntoSections(blocks);
  const openingLines = blocks
    .slice(0, 2)
    .map((block) => sentencesOf(block.text.slice(0, OPENING_LENGTH))[0] ?? '');
  return {
    title: title.text,
    titleSpan: spanOf(index, title),
    series: parseSeries(title.text, openingLines),
    heldOn: findHeldOn(title.text, sections),
    nextMeeting: findNextMeeting(sections),
    previous: navigation.previous,
    next: navigation.next,
    speakers: findSpeakers(sections),
    sections: sections.map((section, position) => toSection(index, section, position)),
  };
}

interface Title {
  text: string;
  start: number;
  end: number;
}

/** The subject of a mail or the first block, taken out of the blocks; where that is prose, its first words, left in. */
function takeTitle(blocks: RawBlock[]): Title {
  const first = blocks[0];
  if (!first) return { text: '', start: 0, end: 0 };
  const subject = takeSubject(blocks);
  if (subject) return subject;
  if (first.text.length <= MAX_TITLE_LENGTH) {
    blocks.shift();
    return first;
  }
  const sentence = sentencesOf(first.text.slice(0, MAX_TITLE_LENGTH))[0] ?? '';
  const text = sentence.length <= SHORT_TITLE_LENGTH ? sentence : firstWords(sentence);
  return { text, start: first.start, end: first.start + text.length };
}

/** What the header lines that open a mail give as its subject. */
function takeSubject(blocks: RawBlock[]): Title | null {
  const body = blocks.findIndex(({ text }) => !MAIL_HEADER.test(text));
  const at = blocks.slice(0, body < 0 ? blocks.length : body).findIndex(({ text }) => SUBJECT.test(text));
  const [line] = at < 0 ? [] : blocks.splice(at, 1);
  if (!line) return null;
  const start = line.start + SUBJECT.exec(line.text)![0].length;
  return { text: line.text.slice(start - line.start), start, end: line.end };
}

function firstWords(text: string): string {
  const cut = text.lastIndexOf(' ', SHORT_TITLE_LENGTH);
  const end = cut > 0 ? cut : SHORT_TITLE_LENGTH;
  return text.slice(0, isPairAt(text, end - 1) ? end - 1 : end);
}

function blankLine(line: Line): Line {
  return { ...line, end: line.start };
}

function headingsIn(outline: readonly OutlineMark[], index: TextIndex): OutlineMark[] {
  return outline
    .filter(({ type }) => type === 'heading')
    .map(({ start, end, level }) => ({
      type: 'heading',
      start: index.toUtf16(start),
      end: index.toUtf16(end),
      level,
    }));
}

function toSection(index: TextIndex, section: RawSection, position: number): Section {
  const blocks = section.blocks.map((block) => toBlock(index, block));
  const { kind, heading } = section;
  return { kind, heading, position, start: blocks[0]!.start, end: blocks.at(-1)!.end, blocks };
}

function toBlock(index: TextIndex, block: RawBlock): Block {
  const base = { type: block.type, ...spanOf(index, block) };
  if (block.type === 'item') return { ...base, level: block.level, marker: block.marker ?? '' };
  return block.type === 'heading' ? { ...base, level: block.level } : base;
}

function spanOf(
  index: TextIndex,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  return { start: index.toCodePoint(start), end: index.toCodePoint(end) };
}
