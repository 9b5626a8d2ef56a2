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
  /** Of every scheme, themes included. */
  tags?: SlugFilter;
  examples?: SlugFilter;
  kinds?: string[];
  series?: string[];
  /** First and last day, YYYY-MM-DD; undated notes never match. */
  from?: string;
  to?: string;
}

export const searchFacets = ['theme', 'tag', 'example', 'kind', 'series', 'type'] as const;
export type SearchFacet = (typeof searchFacets)[number];

export interface SearchQuery {
  /** Words, "phrases" and -negations; empty for everything. */
  q: string;
  types: readonly SearchType[];
  filters: SearchFilters;
  /** Themes that the words are probably about, whether or not they name them: what is under them ranks higher. */
  likelyThemes?: readonly LikelyTheme[];
  /** Each counted without its own filter. */
  facets: readonly SearchFacet[];
  /** From 1. */
  page: number;
  limit: number;
}

export interface LikelyTheme {
  slug: string;
  /** 0 to 1. */
  confidence: number;
}

/** Sentinels around the words that matched, in text that is not yet escaped. */
export const markStart = '\uE000';
export const markEnd = '\uE001';

export interface EngineHit {
  type: SearchType;
  id: string;
  /** An extract with sentinels. */
  snippet: string;
}

/** How many hits have each value; values without a hit are missing. */
export type FacetCounts = Partial<Record<SearchFacet, Record<string, number>>>;

export interface EngineResults {
  hits: EngineHit[];
  total: number;
  facets: FacetCounts;
}

/** Finds published notes, insights and examples; plain types on both sides, so that engines can be exchanged. */
export interface SearchEngine {
  readonly name: 'meilisearch' | 'postgres';
  /**
   * Throws when it cannot answer now. `hidden` are ids that the engine may still hold but nobody may see: they are
   * in no hit, no total and no count.
   */
  search(query: SearchQuery, hidden?: readonly string[]): Promise<EngineResults>;
}

/** Words or phrases that mean the same, each standing for all others. */
export type SynonymGroup = string[];

/** The indexes that are searched, or those being built beside them. */
export type IndexSite = 'live' | 'next';

export interface SearchToken {
  token: string;
  /** Where Meilisearch is. */
  url: string;
  indexes: Partial<Record<SearchType, string>>;
}

/** Keeps an index of documents. Each call resolves when the change is searchable, and throws when it is not. */
export interface SearchIndex {
  /** Creates what is missing and brings the settings up to date. */
  prepare(synonyms: SynonymGroup[]): Promise<void>;
  /** Names of the indexes whose settings differ from what they should be. */
  listStaleSettings(synonyms: SynonymGroup[]): Promise<string[]>;
  /** Empty indexes beside the live ones, with the same settings. */
  prepareNext(synonyms: SynonymGroup[]): Promise<void>;
  /** Puts the next indexes in the place of the live ones, all at once, and drops the old. */
  swapNext(): Promise<void>;
  /** @throws RefusedError where a document will not be taken, now or later. */
  put(type: SearchType, documents: IndexDocument[], site?: IndexSite): Promise<void>;
  remove(type: SearchType, ids: string[], site?: IndexSite): Promise<void>;
  /** How many documents a search can find; throws after the deadline of a search. */
  counts(): Promise<Record<SearchType, number>>;
  /** The digest of every document. */
  digests(type: SearchType, site?: IndexSite): Promise<Map<string, string>>;
  /** For browsers: search only, these kinds of thing only, until it expires. */
  issueToken(types: readonly SearchType[], expiresAt: Date): Promise<SearchToken>;
}

/** The index understood and will refuse again: a matter of the document, not of the moment. */
export class RefusedError extends Error {}

/** What the index holds of an entity; see docs/search-index.md, since sites may read it directly. */
export interface IndexDocument {
  id: string;
  title: string;
  text: string;
  names: string[];
  about: string[];
  /** Other forms of the words in title and text; none of a note’s. */
  forms: string[];
  themes: string[];
  tags: string[];
  examples: string[];
  kind: string | null;
  series: string | null;
  note: string | null;
  noteTitle: string | null;
  /** Days since 1970-01-01; null where the note does not say. */
  heldOn: number | null;
  slug: string | null;
  url: string;
  status: 'published';
  digest: string;
}
