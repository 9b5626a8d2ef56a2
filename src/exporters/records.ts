import type { Insight } from '../insights/schemas.ts';
import type { Note } from '../notes/schemas.ts';

/** What a citation says of a note. Null where it is not known. */
export interface NoteFacts {
  slug: string;
  title: string;
  language: string;
  series: string | null;
  seriesNumber: number | null;
  heldOn: string | null;
  heldOnPrecision: 'day' | 'month' | 'year' | null;
  licence: string | null;
  attribution: string | null;
  sourceUrl: string | null;
}

type Whole<T> = { [K in keyof T]-?: Exclude<T[K], undefined> };

export interface InsightRecord {
  /** As `GET /v1/insights/{id}` answers, without reasons. */
  resource: Whole<Omit<Insight, 'reasons'>>;
  note: NoteFacts;
  /** Of each of its themes, broadest first: `Systems leadership > Connector role`. */
  themePaths: string[];
}

export interface NoteRecord {
  /** As `GET /v1/notes/{slug}` answers, without sections, and its current text. */
  resource: Whole<Omit<Note, 'sections' | 'insights'>> & { text: string };
  facts: NoteFacts;
}
