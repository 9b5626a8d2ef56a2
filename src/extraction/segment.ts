import type { Block, BlockType, ParsedNote, SectionKind } from '../ingestion/note-structure.ts';
import { findTurnLabels, turnLabel } from '../ingestion/parse-turns.ts';
import { indexText, type TextIndex } from '../text/code-points.ts';
import { splitSentences } from '../text/sentences.ts';

/** One sentence of a note. `start..end` are code points into the text, without surrounding white space. */
export interface Sentence {
  start: number;
  end: number;
  /** The slice `start..end`, verbatim. */
  text: string;
  sectionKind: SectionKind;
  /** Order of its section in the note. */
  sectionIndex: number;
  /** Order of its block in the section. */
  blockIndex: number;
  blockType: BlockType;
  /** Order of the sentence in its block, and how many the block has. */
  positionInBlock: number;
  sentencesInBlock: number;
  isItem: boolean;
  isQuestion: boolean;
  /** In a note in dialogue form, the label of who speaks ("Ruth"); it is not part of the span. Else null. */
  speaker: string | null;
}

/**
 * Cuts the paragraphs, items and table cells of a parsed note into sentences, in reading order. Headings and
 * the labels of speakers are left out.
 */
export function segment(text: string | TextIndex, note: Pick<ParsedNote, 'sections'>): Sentence[] {
  const index = typeof text === 'string' ? indexText(text) : text;
  const paragraphs = note.sections.flatMap(({ blocks }) => blocks).filter(({ type }) => type === 'paragraph');
  const labels = findTurnLabels(paragraphs.map((block) => sliceOf(index, block)));
  return note.sections.flatMap((section, sectionIndex) =>
    section.blocks.flatMap((block, blockIndex) => {
      if (block.type === 'heading') return [];
      return sentencesOfBlock(index, block, labels, { sectionKind: section.kind, sectionIndex, blockIndex });
    }),
  );
}

type Place = Pick<Sentence, 'sectionKind' | 'sectionIndex' | 'blockIndex'>;

function sentencesOfBlock(index: TextIndex, block: Block, labels: Set<string>, place: Place): Sentence[] {
  const base = index.toUtf16(block.start);
  const written = sliceOf(index, block);
  const spans = splitSentences(written, { cells: block.type === 'table-row' });
  let speaker: string | null = null;
  return spans.map((span, positionInBlock) => {
    const label = turnLabel(written.slice(span.start, span.end));
    const opens = label !== null && labels.has(label);
    if (opens) speaker = label;
    const start = opens ? afterLabel(written, span.start + label.length + 1) : span.start;
    const sentence = written.slice(start, span.end);
    return {
      start: index.toCodePoint(base + start),
      end: index.toCodePoint(base + span.end),
      text: sentence,
      sectionKind: place.sectionKind,
      sectionIndex: place.sectionIndex,
      blockIndex: place.blockIndex,
      blockType: block.type,
      positionInBlock,
      sentencesInBlock: spans.length,
      isItem: block.type === 'item',
      isQuestion: /\?["'”’)\]]*$/u.test(sentence),
      speaker,
    };
  });
}

function afterLabel(text: string, colon: number): number {
  return colon + (text.length - colon - text.slice(colon).trimStart().length);
}

function sliceOf(index: TextIndex, { start, end }: Block): string {
  return index.slice(start, end);
}
