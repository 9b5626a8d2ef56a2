import { parsePlainText } from '../../ingestion/parse-plain-text.ts';
import { featureNote, type FeaturedSentence } from '../features/note-features.ts';
import type { InsightKind } from '../port.ts';
import { segment, type Sentence } from '../segment.ts';
import { countCodePoints } from '../../text/code-points.ts';
import type { Phrase } from './phrases/read-phrases.ts';
import type { Label, LabelledNote } from './read-corpus.ts';

/** One sentence of a labelled note, as the product itself cuts it. */
export interface Example extends FeaturedSentence {
  note: string;
  /** Order of the note in the corpus. */
  noteIndex: number;
  isInsight: boolean;
  kind: InsightKind | null;
  themes: readonly string[];
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

/** Statements of the phrase bank as examples: no neighbours, no place. They count as notes of their own. */
export function phraseExamples(phrases: readonly Phrase[], firstNoteIndex: number): Example[] {
  return phrases.map((phrase, at): Example => {
    const sentence: Sentence = {
      start: 0,
      end: countCodePoints(phrase.text),
      text: phrase.text,
      sectionKind: 'detail',
      sectionIndex: 0,
      blockIndex: 0,
      blockType: 'paragraph',
      positionInBlock: 0,
      sentencesInBlock: 1,
      isItem: false,
      isQuestion: phrase.text.endsWith('?'),
      speaker: null,
    };
    const [featured] = featureNote([sentence], [], { bare: true });
    const { kind, themes } = phrase;
    return { ...featured!, note: 'phrases', noteIndex: firstNoteIndex + at, isInsight: kind !== null, kind, themes };
  });
}
