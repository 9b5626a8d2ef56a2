import type { ParsedNote } from '../ingestion/note-structure.ts';

export const insightKinds = ['principle', 'barrier', 'enabler', 'lesson', 'practice', 'question'] as const;
export type InsightKind = (typeof insightKinds)[number];

/** Why something was suggested: a cue, where it stands (code points into the version, where it has a place) and how much it weighed. */
export interface Reason {
  cue: string;
  weight: number;
  start?: number;
  end?: number;
}

/** A span of the version's text, in code points, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** In code points. What is longer is no quotation but a text without full stops, and too long to be indexed. */
export const longestQuotation = 5000;

export interface SuggestedInsight extends Span {
  kind: InsightKind;
  /** 0 to 1: how likely a curator is to keep it. */
  confidence: number;
  /** Slugs of the vocabulary, each with its own confidence, surest first. */
  themes: { slug: string; confidence: number }[];
  /** Of `proposals.themes` those that this one would be under. */
  proposedThemes?: { label: string; confidence: number }[];
  reasons: Reason[];
}

export type NameKind = 'example' | 'organisation' | 'person' | 'place';

/** A name with every place it stands in: `name` is the fullest form, `aliases` the others. */
export interface RecognisedName {
  kind: NameKind;
  name: string;
  aliases: string[];
  confidence: number;
  mentions: Span[];
}

export interface VocabularyTerm {
  slug: string;
  label: string;
  aliases: string[];
}

/** What the extractor knows beforehand: themes to choose from, names to find by any alias. */
export interface Vocabulary {
  themes: VocabularyTerm[];
  examples: VocabularyTerm[];
}

export interface ExtractionInput {
  /** The version's text, verbatim. */
  text: string;
  structure: ParsedNote;
  vocabulary: Vocabulary;
}

export interface Extraction {
  /** In reading order, without overlaps. */
  insights: SuggestedInsight[];
  names: RecognisedName[];
  /** What the vocabulary does not have: for a curator to judge, never tags by themselves. */
  proposals?: { themes: string[] };
  /** What came of it, where the extractor's own `source` does not say it all. */
  report?: ExtractionReport;
}

/** Why a suggestion was not kept. */
export type DropReason =
  | 'malformed'
  | 'unfit'
  | 'surplus'
  | 'unknown-kind'
  | 'not-verbatim'
  | 'ambiguous'
  | 'duplicate'
  | 'overlapping';

export type DropCounts = Partial<Record<DropReason, number>>;

/** Why the built-in extractor answered instead of a language model. */
export type FallbackReason =
  | 'time-out'
  | 'unreachable'
  | 'unauthorised'
  | 'rate-limited'
  | 'unavailable'
  | 'rejected'
  | 'malformed'
  | 'truncated'
  | 'too-large'
  | 'note-too-long';

export interface ExtractionReport {
  /** Who made these suggestions; to be recorded with them instead of the extractor's `source`. */
  source: string;
  fallback?: FallbackReason;
  dropped: { insights: DropCounts; names: DropCounts; themes: DropCounts };
}

/** Finds what is worth quoting in a note. Pure as seen from outside: the same input gives the same output. */
export interface Extractor {
  /** Recorded with every suggestion, such as `rules@1`. */
  readonly source: string;
  extract(input: ExtractionInput): Promise<Extraction>;
}
