import { indexText, type TextIndex } from '../text/code-points.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Block, ParsedNote, Section } from './note-structure.ts';
import { groupBlocks, nestItems, type RawBlock, type RawSection } from './parse-blocks.ts';
import { findHeldOn } from './parse-held-on.ts';
import { markHeadings } from './parse-headings.ts';
import { splitLines, type Line } from './parse-lines.ts';
import { findNavigation } from './parse-neighbours.ts';
import { findNextMeeting } from './parse-next-meeting.ts';
import { findSpeakers } from './parse-speakers.ts';
import { parseSeries } from './parse-title.ts';
import { divideIntoSections } from './sections.ts';

/**
 * Takes the canonical text of a note apart: title, dates, neighbours, speakers and sections with their blocks.
 * Every position is a code point into `text`; the text itself is never changed.
 */
export function parsePlainText(text: string): ParsedNote {
  const index = indexText(text);
  const lines = splitLines(text);
  const navigation = findNavigation(lines);
  const blocks = groupBlocks(
    text,
    lines.map((line) => (navigation.lines.has(line) ? blankLine(line) : line)),
  );
  const title = blocks.shift();
  markHeadings(blocks);
  nestItems(blocks);
  const sections = divideIntoSections(blocks);
  return {
    title: title?.text ?? '',
    titleSpan: spanOf(index, title ?? { start: 0, end: 0 }),
    series: parseSeries(
      title?.text ?? '',
      blocks.slice(0, 2).map((block) => sentencesOf(block.text)[0]!),
    ),
    heldOn: findHeldOn(title?.text ?? '', sections),
    nextMeeting: findNextMeeting(sections),
    previous: navigation.previous,
    next: navigation.next,
    speakers: findSpeakers(sections),
    sections: sections.map((section, position) => toSection(index, section, position)),
  };
}

function blankLine(line: Line): Line {
  return { ...line, end: line.start };
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
