import type { ParsedNote, Section } from '../../ingestion/note-structure.ts';
import type { TextIndex } from '../../text/code-points.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { Span } from '../port.ts';

/**
 * Cuts a note into stretches of at most `maxLength` code points, in reading order: between sections where it can,
 * in a longer section between blocks, then sentences, and only inside a longer sentence anywhere.
 */
export function chunkNote(index: TextIndex, note: Pick<ParsedNote, 'sections'>, maxLength: number): Span[] {
  const sections = note.sections.length > 0 ? note.sections : [wholeText(index)];
  const chunks: Span[] = [];
  for (const unit of sections.flatMap((section) => unitsOf(index, section, maxLength))) {
    const current = chunks.at(-1);
    if (current && unit.end - current.start <= maxLength) current.end = unit.end;
    else chunks.push({ start: unit.start, end: unit.end });
  }
  return chunks;
}

const wholeText = (index: TextIndex): Pick<Section, 'start' | 'end' | 'blocks'> => ({
  start: 0,
  end: index.length,
  blocks: [],
});

function unitsOf(
  index: TextIndex,
  { start, end, blocks }: Pick<Section, 'start' | 'end' | 'blocks'>,
  maxLength: number,
): Span[] {
  if (end - start <= maxLength) return [{ start, end }];
  const parts: Span[] = blocks.length > 0 ? blocks : [{ start, end }];
  return parts.flatMap((part) => (part.end - part.start <= maxLength ? [part] : cut(index, part, maxLength)));
}

function cut(index: TextIndex, { start, end }: Span, maxLength: number): Span[] {
  const base = index.toUtf16(start);
  const sentences = splitSentences(index.slice(start, end)).map((sentence) => ({
    start: index.toCodePoint(base + sentence.start),
    end: index.toCodePoint(base + sentence.end),
  }));
  return sentences.flatMap((sentence) => slices(sentence, maxLength));
}

function slices({ start, end }: Span, maxLength: number): Span[] {
  const pieces: Span[] = [];
  for (let at = start; at < end; at += maxLength)
    pieces.push({ start: at, end: Math.min(end, at + maxLength) });
  return pieces;
}
