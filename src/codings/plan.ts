import type { InsightKind } from '../extraction/port.ts';
import type { MetCode } from './meet-codes.ts';
import type { PlaceRefusal } from './place-selections.ts';
import type { Counting } from './readings.ts';

/** What a project would add, with what it would not and why. */
export interface CodingPlan {
  project: string | null;
  /** The program that wrote it. */
  origin: string | null;
  users: { name: string; codings: number }[];
  /** Those that its selections have. */
  codes: { met: MetCode; uses: number }[];
  sources: PlannedSource[];
  suggestions: PlannedSuggestion[];
  /** Passages that have an insight already, whatever people decided about it. */
  known: number;
  refused: RefusedSelection[];
}

export interface PlannedSource {
  name: string;
  /** The note that it is a text of, and its current version. */
  note: string | null;
  version: number | null;
  counting: Counting | null;
  selections: number;
  anchored: number;
  /** How often a code was given to all of it, which no passage shows. */
  wholly: number;
  /** Why nothing of it is taken. */
  detail: string | null;
}

/** An insight that would be suggested, for a passage of a note's current version. */
export interface PlannedSuggestion {
  noteId: string;
  note: string;
  versionId: string;
  start: number;
  end: number;
  exact: string;
  statement: string;
  kind: InsightKind;
  themes: { id: string; slug: string }[];
  /** Labels of codes that nothing here has the name of. */
  proposals: string[];
}

export const selectionRefusals = [
  'no-note',
  'no-text',
  'no-code',
  'outside',
  'splits-character',
  'no-words',
  'too-long',
  'reworded',
  'ambiguous',
  'gone',
] as const satisfies (PlaceRefusal | 'no-note' | 'no-text' | 'no-code')[];
export type SelectionRefusal = (typeof selectionRefusals)[number];

/** A selection that becomes nothing; positions as the file has them, null where they are none. */
export interface RefusedSelection {
  source: string;
  start: number | null;
  end: number | null;
  reason: SelectionRefusal;
}
