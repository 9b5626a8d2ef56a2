export const searchTypes = ['note', 'insight', 'example'] as const;
export type SearchType = (typeof searchTypes)[number];

/** Values are slugs, already resolved to the ones in use now. */
export interface SlugFilter {
  any?: string[];
  all?: string[];
  none?: string[];
}

export interface SearchFilters {
  themes?: SlugFilter;
  tags?: SlugFilter;
  examples?: SlugFilter;
  kinds?: string[];
  series?: string[];
  /** First and last day, YYYY-MM-DD; undated notes never match. */
  from?: string;
  to?: string;
}

export interface SearchQuery {
  q: string;
  types: readonly SearchType[];
  filters: SearchFilters;
  /** From 1. */
  page: number;
  limit: number;
}

/** Sentinels around the words that matched, in text that is not yet escaped. */
export const markStart = '\uE000';
export const markEnd = '\uE001';
/** Source text must not hold sentinels of its own. */
export const withoutSentinels = (text: string): string => text.replaceAll(/[\uE000\uE001]/g, '');

export interface EngineHit {
  type: SearchType;
  id: string;
  /** An extract with sentinels. */
  snippet: string;
}

export interface EngineResults {
  hits: EngineHit[];
  total: number;
}

/** Finds published notes, insights and examples; plain types on both sides, so that engines can be exchanged. */
export interface SearchEngine {
  readonly name: 'meilisearch' | 'postgres';
  /** Throws when it cannot answer now. */
  search(query: SearchQuery): Promise<EngineResults>;
}

/** Keeps an index of documents. Each call resolves when the documents are searchable, and throws when they are not. */
export interface SearchIndex {
  prepare(): Promise<void>;
  put(type: SearchType, documents: IndexDocument[]): Promise<void>;
  remove(type: SearchType, ids: string[]): Promise<void>;
  count(type: SearchType): Promise<number>;
}

/** What the index holds of an entity; see docs/search-index.md, since sites may read it directly. */
export interface IndexDocument {
  id: string;
  title: string;
  text: string;
  names: string[];
  themes: string[];
  tags: string[];
  examples: string[];
  kind: string | null;
  series: string | null;
  note: string | null;
  /** Days since 1970-01-01; null where the note does not say. */
  heldOn: number | null;
  slug: string | null;
}
