import type { Queryable } from '../db/client.ts';
import { featureNote } from '../extraction/features/note-features.ts';
import { isSuggested, judgeNote } from '../extraction/model/score.ts';
import type { ModelWeights } from '../extraction/model/weights.ts';
import type { Span } from '../extraction/port.ts';
import { segment } from '../extraction/segment.ts';
import type { Example } from '../extraction/training/dataset.ts';
import { parsePlainText } from '../ingestion/parse-plain-text.ts';
import { listTextsOfVersions, type StoredText } from '../ingestion/stored-text-repository.ts';
import { listJudgedPassages, type JudgedPassage } from './decisions-repository.ts';

/** A sentence of a note that people worked on. */
export interface LearningSentence {
  example: Example;
  /** `unknown`: nobody has had a say, and it may well be an insight. */
  label: 'accepted' | 'rejected' | 'passed-over' | 'unknown';
  /** Milliseconds since 1970; of a sentence that was passed over, when the note was first worked on. */
  decidedAt: number;
}

export interface LearningNote {
  id: string;
  /** All sentences, in reading order: each is judged in the light of its neighbours. */
  sentences: LearningSentence[];
}

/**
 * What people have decided, as training data. A sentence that neither extraction nor a person made an insight of, in
 * a note that a person worked on, is none; where the shipped model would suggest it, nobody knows.
 */
export async function readDecisions(db: Queryable, shipped: ModelWeights): Promise<LearningNote[]> {
  const passages = await listJudgedPassages(db);
  const texts = await listTextsOfVersions(db, [...new Set(passages.map(({ versionId }) => versionId))]);
  const noteIds = [...new Set(texts.map(({ noteId }) => noteId))];
  return texts.map((text) => ({
    id: text.noteId,
    sentences: sentencesOf(
      shipped,
      text,
      passages.filter(({ versionId }) => versionId === text.versionId),
      noteIds.indexOf(text.noteId),
    ),
  }));
}

function sentencesOf(
  shipped: ModelWeights,
  { slug, title, text, sections, isCurrent }: StoredText,
  passages: readonly JudgedPassage[],
  noteIndex: number,
): LearningSentence[] {
  const structure = { ...parsePlainText(text), title, sections };
  const read = featureNote(segment(text, structure), structure.sections);
  const judgements = judgeNote(shipped, read);
  const workedOn = Math.min(...passages.map(({ decidedAt }) => decidedAt ?? Number.POSITIVE_INFINITY));
  return read.map((featured, at) => {
    const passage = passages.find((span) => covers(span, featured.sentence));
    const isInsight = passage?.verdict === 'accepted';
    // The insights of an old version have moved on: what has none there may have had one.
    const untouched = !isCurrent || isSuggested(shipped, judgements[at]!) ? 'unknown' : 'passed-over';
    return {
      example: {
        ...featured,
        note: slug,
        noteIndex,
        isInsight,
        kind: isInsight ? passage.kind : null,
        themes: isInsight ? passage.themes : [],
      },
      label: passage ? (passage.verdict ?? 'unknown') : untouched,
      decidedAt: passage?.decidedAt ?? workedOn,
    };
  });
}

function covers(passage: Span, { start, end }: Span): boolean {
  return Math.min(passage.end, end) - Math.max(passage.start, start) > (end - start) / 2;
}

/** What can be learnt from: all but what nobody knows, decided until then. */
export const examplesOf = (notes: readonly LearningNote[], until = Number.POSITIVE_INFINITY): Example[] =>
  notes.flatMap(({ sentences }) =>
    sentences
      .filter(({ label, decidedAt }) => label !== 'unknown' && decidedAt <= until)
      .map(({ example }) => example),
  );
