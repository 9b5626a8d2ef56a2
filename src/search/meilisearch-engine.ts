import {
  Meilisearch,
  type FederatedMultiSearchParams,
  type MultiSearchParams,
  type MultiSearchQuery,
} from 'meilisearch';
import { stemOf } from '../extraction/features/lemma.ts';
import { filterExpressions, type NarrowedFilters } from './meilisearch-filters.ts';
import { indexName } from './meilisearch-settings.ts';
import { formatQuery, parseQuery, type QueryPart } from './parse-query.ts';
import {
  markEnd,
  markStart,
  searchTypes,
  type EngineHit,
  type EngineResults,
  type FacetCounts,
  type IndexDocument,
  type SearchEngine,
  type SearchFacet,
  type SearchFilters,
  type SearchQuery,
  type SearchType,
} from './port.ts';
import { stopWords } from './stop-words.ts';

/** Insights answer a question in a sentence, a note in pages. */
const weights: Record<SearchType, number> = { insight: 1, example: 1, note: 0.8 };
/** How much a theme that is certain adds to what its documents count. */
const themeLift = 0.5;
const snippetWords = 30;
const extract = {
  attributesToRetrieve: ['id'],
  attributesToHighlight: ['title', 'text'],
  attributesToCrop: [`text:${snippetWords}`],
  highlightPreTag: markStart,
  highlightPostTag: markEnd,
};
/** Fewer hits than these are few, and so many more are looked at. */
const fewHits = 10;
const widerHits = 50;
const countOnly = { page: 1, hitsPerPage: 0, attributesToRetrieve: ['id'] };

const facetAttributes: Record<Exclude<SearchFacet, 'type'>, string> = {
  theme: 'themes',
  tag: 'tags',
  example: 'examples',
  kind: 'kind',
  series: 'series',
};

export interface MeilisearchOptions {
  url: string;
  apiKey?: string | undefined;
  indexPrefix?: string;
  /** A search that takes longer counts as failed. */
  searchTimeoutMs: number;
}

interface FederatedHit {
  id: string;
  _formatted?: Partial<IndexDocument>;
  _federation?: { indexUid: string };
}

type NarrowedQuery = Omit<SearchQuery, 'filters'> & { filters: NarrowedFilters };

interface CountQuery {
  type: SearchType;
  /** What its numbers are for: the totals, or one facet whose own filter is left out. */
  purpose: 'base' | SearchFacet;
  query: MultiSearchQuery;
}

/** Meilisearch behind the search port. */
export class MeilisearchEngine implements SearchEngine {
  readonly name = 'meilisearch';
  readonly #client: Meilisearch;
  readonly #prefix: string;

  constructor({ url, apiKey, indexPrefix = '', searchTimeoutMs }: MeilisearchOptions) {
    const connection = { host: url, ...(apiKey !== undefined && { apiKey }) };
    this.#client = new Meilisearch({ ...connection, timeout: searchTimeoutMs });
    this.#prefix = indexPrefix;
  }

  async search(query: SearchQuery, hidden: readonly string[] = []): Promise<EngineResults> {
    const parts = meaningfulParts(query.q);
    if (parts === null) return { hits: [], total: 0, facets: {} };
    const asked = { ...query, q: formatQuery(parts) };
    const [hits, counts] = await Promise.all([this.#rank(asked, hidden), this.#count(asked, hidden)]);
    const fewer = counts.total < fewHits ? withoutOneWord(parts) : [];
    const wider = fewer.length > 0 ? await this.#widen(asked, fewer, hidden) : null;
    return wider ?? { hits, ...counts };
  }

  /** Ranked by one federated query over the kinds of thing and the wordings given. */
  async #rank(
    query: NarrowedQuery,
    hidden: readonly string[],
    wordings: readonly string[] = [query.q],
  ): Promise<EngineHit[]> {
    const { q, types, filters, likelyThemes = [], page, limit } = query;
    const filter = filterExpressions(filters, hidden);
    // Found twice, a document counts as what it is worth more as: a theme lifts what has the words anyway.
    const lifts =
      q === ''
        ? []
        : likelyThemes.map(({ slug, confidence }) => ({
            filter: [...filter, ...filterExpressions({ themes: { any: [slug] } }, [])],
            weight: 1 + themeLift * confidence,
          }));
    const ranked = await this.#client.multiSearch<FederatedMultiSearchParams, FederatedHit>({
      federation: { offset: (page - 1) * limit, limit },
      queries: wordings.flatMap((wording) =>
        types.flatMap((type) =>
          [{ filter, weight: 1 }, ...lifts].map((asked) => ({
            ...this.#words(type, wording),
            filter: asked.filter,
            ...extract,
            federationOptions: { weight: weights[type] * asked.weight },
          })),
        ),
      ),
    });
    const stems = stemsOf(q);
    return ranked.hits.map((hit) => this.#toHit(hit, stems));
  }

  /**
   * Meilisearch leaves out words in one order only, and the word that the text has otherwise is as often the rarest.
   * Where hardly anything has all words, what has all but one is found too. What is found depends on the words
   * alone, so that filters, totals and facets speak of the same hits. Null where there is enough without.
   */
  async #widen(
    query: SearchQuery,
    wordings: readonly string[],
    hidden: readonly string[],
  ): Promise<EngineResults | null> {
    const all = { ...query, types: searchTypes, filters: {}, facets: [], page: 1 };
    const [first, further] = await Promise.all([
      this.#rank({ ...all, limit: fewHits }, hidden),
      this.#rank({ ...all, limit: widerHits }, hidden, wordings),
    ]);
    if (first.length >= fewHits) return null;
    const known = new Set(first.map(({ id }) => id));
    const found = [...first, ...further.filter(({ id }) => !known.has(id))];
    const only = found.map(({ id }) => id);
    const [fitting, counts] = await Promise.all([
      this.#rank(
        { ...query, q: '', page: 1, limit: found.length, filters: { ...query.filters, only } },
        hidden,
      ),
      this.#count({ ...query, q: '', filters: { ...query.filters, only } }, hidden),
    ]);
    const fits = new Set(fitting.map(({ id }) => id));
    const start = (query.page - 1) * query.limit;
    const hits = found.filter(({ id }) => fits.has(id)).slice(start, start + query.limit);
    return { hits, ...counts };
  }

  /** A federated total is an estimate; with a page each index counts exactly. */
  async #count(query: NarrowedQuery, hidden: readonly string[]): Promise<Omit<EngineResults, 'hits'>> {
    const wanted = this.#countQueries(query, hidden);
    const { results } = await this.#client.multiSearch<MultiSearchParams, FederatedHit>({
      queries: wanted.map((one) => one.query),
    });
    const facets: FacetCounts = Object.fromEntries(query.facets.map((facet) => [facet, {}]));
    let total = 0;
    for (const [position, { type, purpose }] of wanted.entries()) {
      const result = results[position]!;
      const found = 'totalHits' in result ? result.totalHits : 0;
      if (purpose === 'base' && query.types.includes(type)) total += found;
      if (facets.type && (purpose === 'base' || purpose === 'type') && found > 0) facets.type[type] = found;
      addCounts(facets, result.facetDistribution ?? {}, purpose, query);
    }
    return { total, facets };
  }

  #countQueries({ q, types, filters, facets }: NarrowedQuery, hidden: readonly string[]): CountQuery[] {
    const own = facets.filter((facet) => hasOwnFilter(facet, filters));
    const shared = attributesOf(facets.filter((facet) => !own.includes(facet)));
    const base = filterExpressions(filters, hidden);
    const others = facets.includes('type') ? searchTypes.filter((type) => !types.includes(type)) : [];
    const counting = (type: SearchType) => ({ ...this.#words(type, q), ...countOnly });
    return [
      ...types.map((type) => ({
        type,
        purpose: 'base' as const,
        query: { ...counting(type), filter: base, facets: shared },
      })),
      ...others.map((type) => ({
        type,
        purpose: 'type' as const,
        query: { ...counting(type), filter: base },
      })),
      ...own.flatMap((facet) =>
        types.map((type) => ({
          type,
          purpose: facet,
          query: {
            ...counting(type),
            filter: filterExpressions(filters, hidden, facet),
            facets: attributesOf([facet]),
          },
        })),
      ),
    ];
  }

  #words(type: SearchType, q: string) {
    return { indexUid: indexName(this.#prefix, type), q, matchingStrategy: 'frequency' as const };
  }

  #toHit(hit: FederatedHit, stems: ReadonlySet<string>): EngineHit {
    const type = searchTypes.find(
      (candidate) => indexName(this.#prefix, candidate) === hit._federation?.indexUid,
    );
    if (!type) throw new Error(`A hit came from an index that is not ours: ${hit._federation?.indexUid}`);
    const formatted = hit._formatted ?? {};
    const title = markForms(formatted.title ?? '', stems);
    const text = markForms(formatted.text ?? '', stems);
    const inTitle = title.includes(markStart) || text === '';
    return { type, id: hit.id, snippet: inTitle && type !== 'note' ? title : text || title };
  }
}

const stemsOf = (q: string): Set<string> =>
  new Set(
    parseQuery(q)
      .filter(({ quoted, negated }) => !quoted && !negated)
      .flatMap(({ words }) => words.map((word) => stemOf(word.toLowerCase()))),
  );

const markedOrWord = new RegExp(String.raw`${markStart}[^${markEnd}]*${markEnd}|\p{L}{3,}`, 'gu');

/** Meilisearch marks the words of the query, and not those that it found by another of their forms. */
const markForms = (text: string, stems: ReadonlySet<string>): string =>
  text.replaceAll(markedOrWord, (found) =>
    !found.startsWith(markStart) && stems.has(stemOf(found.toLowerCase()))
      ? markStart + found + markEnd
      : found,
  );

const isStopWord = (word: string): boolean => stopWords.has(word.toLowerCase());

/** The query without words that say nothing; null where there are no others, for which everything would be found. */
function meaningfulParts(q: string): QueryPart[] | null {
  const meant = parseQuery(q).filter(({ words, quoted }) =>
    quoted ? !words.every(isStopWord) : !words.some(isStopWord),
  );
  return q.trim() !== '' && meant.length === 0 ? null : meant;
}

/** The query once without each of its words; phrases and negations stay. Nothing where there is but one word. */
function withoutOneWord(parts: readonly QueryPart[]): string[] {
  const words = parts.filter(({ quoted }) => !quoted);
  return words.length < 2 ? [] : words.map((left) => formatQuery(parts.filter((part) => part !== left)));
}

const attributesOf = (facets: readonly SearchFacet[]): string[] =>
  facets.flatMap((facet) => (facet === 'type' ? [] : [facetAttributes[facet]]));

function hasOwnFilter(facet: SearchFacet, filters: SearchFilters): boolean {
  const own = {
    theme: filters.themes?.any,
    tag: filters.tags?.any,
    example: filters.examples?.any,
    kind: filters.kinds,
    series: filters.series,
    type: undefined,
  };
  return own[facet] !== undefined;
}

function addCounts(
  facets: FacetCounts,
  distribution: Record<string, Record<string, number>>,
  purpose: CountQuery['purpose'],
  { facets: wanted, filters }: SearchQuery,
): void {
  for (const facet of wanted) {
    if (facet === 'type') continue;
    const source = hasOwnFilter(facet, filters) ? facet : 'base';
    const counts = facets[facet];
    if (purpose !== source || !counts) continue;
    for (const [value, count] of Object.entries(distribution[facetAttributes[facet]] ?? {}))
      counts[value] = (counts[value] ?? 0) + count;
  }
}
