import type { ParsedNote } from '../../ingestion/note-structure.ts';
import type { Sentence } from '../segment.ts';
import { FeatureRow, joinKeys, keyOf } from './feature-row.ts';
import { addClasses, addTags, addWords, readSentences, type ReadSentence } from './sentence-features.ts';
import { addPlace, addShape } from './shape-features.ts';
import { tokenise } from './tokenise.ts';

/** A sentence with its features. */
export interface FeaturedSentence extends ReadSentence {
  row: FeatureRow;
}

export interface FeatureOptions {
  /** Leaves out place and neighbours: for sentences that come without a note. */
  bare?: boolean;
}

/** Reads the sentences of one note into rows of features, in the order given. */
export function featureNote(
  sentences: readonly Sentence[],
  sections: ParsedNote['sections'],
  { bare = false }: FeatureOptions = {},
): FeaturedSentence[] {
  const read = readSentences(sentences);
  const headings = sections.map(({ heading }) => headingStems(heading));
  return read.map((item, at) => {
    const row = new FeatureRow();
    addWords(row, item);
    addClasses(row, item);
    addTags(row, item);
    addShape(row, item);
    if (bare) return { ...item, row };
    addPlace(row, item, at, read.length);
    addNear(row, 'before', sameSection(read, at, -1));
    addNear(row, 'after', sameSection(read, at, 1));
    for (const stem of headings[item.sentence.sectionIndex] ?? []) row.add('heading', stem, 0.5);
    return { ...item, row };
  });
}

function headingStems(heading: string | null): string[] {
  return heading === null
    ? []
    : tokenise(heading).flatMap(({ kind, stem }) => (kind === 'word' ? [stem] : []));
}

function sameSection(read: readonly ReadSentence[], at: number, by: number): ReadSentence | null {
  const other = read[at + by];
  return other && other.sentence.sectionIndex === read[at]!.sentence.sectionIndex ? other : null;
}

function addNear(row: FeatureRow, side: string, other: ReadSentence | null): void {
  if (!other) {
    row.add('near', `${side} none`);
    return;
  }
  const share = 0.5;
  const key = keyOf(side);
  for (const found of other.classes.keys())
    if (!found.isLine && !found.isSynonym) row.addKey('near', joinKeys(key, found.key), share);
  row.add('near', `${side} start ${other.tags.slice(0, 2).join(' ')}`, share);
  if (other.sentence.isQuestion) row.add('near', `${side} question`);
  if (other.tags.includes('NAME')) row.add('near', `${side} name`);
}
