import { parsePlainText } from '../../ingestion/parse-plain-text.ts';
import { featureNote, type FeaturedSentence } from '../features/note-features.ts';
import type { InsightKind } from '../port.ts';
import { segment, type Sentence } from '../segment.ts';
import { countCodePoints } from '../../text/code-points.ts';
import type { Label, LabelledNote } from './read-corpus.ts';
import type { Statement } from './read-statements.ts';

/** One sentence of a labelled note, as the product itself cuts it. */
export interface Example extends FeaturedSentence {
  note: string;
  /** Order of the note in the corpus. */
  noteIndex: number;
  isInsight: boolean;
  kind: InsightKind | null;
  themes: readonly string[];
  /** Teaches themes alone: what an insight is, and of which kind, is learnt from others. */
  forThemesOnly?: boolean;
}

export function teachesAll({ forThemesOnly }: Example): boolean {
  return !forThemesOnly;
}

/** Cuts labelled notes into examples: positive where a label covers more than half of the sentence. */
export function toExamples(notes: readonly LabelledNote[]): Example[] {
  return notes.flatMap((note, noteIndex) => {
    const structure = parsePlainText(note.text);
    const sentences = segment(note.text, structure);
    return featureNote(sentences, structure.sections).map((featured): Example => {
      const { start, end } = featured.sentence;
      const label = note.labels.find((other) => covers(other, start, end));
      return {
        ...featured,
        note: note.name,
        noteIndex,
        isInsight: label !== undefined,
        kind: label?.kind ?? null,
        themes: label?.themes ?? [],
      };
    });
  });
}

function covers(label: Label, start: number, end: number): boolean {
  const overlap = Math.min(label.end, end) - Math.max(label.start, start);
  return overlap > (end - start) / 2;
}

/** How statements are read, in turn: one by itself, one as an item of a list, one as such an item without its full stop. */
const MANNERS = ['alone', 'item', 'bare item'] as const;
const LIST_LENGTH = 6;

/**
 * Statements as examples; they count as notes of their own, after the given number. Two in three are read as items
 * of key points or of a discussion, for the notes of the corpus have few short items and hardly any without a stop.
 */
export function statementExamples(statements: readonly Statement[], firstNoteIndex: number): Example[] {
  const sentences = statements.map(({ text }, at) => toSentence(text, at));
  const listed = sentences.filter(({ isItem }) => isItem);
  const rows = new Map<Sentence, FeaturedSentence>();
  for (let at = 0; at < listed.length; at += LIST_LENGTH)
    for (const read of featureNote(listed.slice(at, at + LIST_LENGTH), [])) rows.set(read.sentence, read);
  return statements.map(({ kind, themes }, at): Example => {
    const sentence = sentences[at]!;
    const featured = rows.get(sentence) ?? featureNote([sentence], [], { bare: true })[0]!;
    return {
      ...featured,
      note: 'statements',
      noteIndex: firstNoteIndex + at,
      isInsight: kind !== null,
      kind: kind === 'unsaid' ? null : kind,
      themes,
    };
  });
}

function toSentence(statement: string, at: number): Sentence {
  const manner = MANNERS[at % MANNERS.length]!;
  const text = manner === 'bare item' ? statement.replace(/\.$/u, '') : statement;
  const isItem = manner !== 'alone';
  const list = Math.floor(at / MANNERS.length / LIST_LENGTH);
  const listKind = list % 2 === 0 ? 'summary' : 'discussion';
  return {
    start: 0,
    end: countCodePoints(text),
    text,
    sectionKind: isItem ? listKind : 'detail',
    sectionIndex: 0,
    blockIndex: at,
    blockType: isItem ? 'item' : 'paragraph',
    positionInBlock: 0,
    sentencesInBlock: 1,
    isItem,
    isQuestion: text.endsWith('?'),
    speaker: null,
  };
}
