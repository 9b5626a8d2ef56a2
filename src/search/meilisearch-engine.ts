import {
  Meilisearch,
  type FederatedMultiSearchParams,
  type MultiSearchParams,
  type MultiSearchQuery,
} from 'meilisearch';
import { filterExpressions, type NarrowedFilters } from './meilisearch-filters.ts';
import { indexName } from './meilisearch-settings.ts';
import { extract, snippetOf, stemsIn, type Formatted } from './meilisearch-snippet.ts';
import { sumOfParts, wordingsOf, type PartHit, type WideHit } from './meilisearch-widen.ts';
import { formatQuery, parseQuery, type QueryPart } from './parse-query.ts';
import {
  searchTypes,
  type EngineHit,
  type EngineResults,
  type FacetCounts,
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
/** Fewer hits than these are few, of all together and of those that answer in a sentence. */
const fewHits = 60;
const fewAnswers = 10;
/** How many are looked at for each word; a note’s extract takes long to make. */
const hitsByPart: Record<SearchType, number> = { insight: 60, example: 20, note: 20 };
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
  _formatted?: Formatted;
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
    const severalWords = parts.filter(({ quoted }) => !quoted).length > 1;
    const [hits, counts, few] = await Promise.all([
      this.#rank(asked, hidden),
      this.#count(asked, hidden),
      severalWords && this.#hasFew(asked.q, hidden),
    ]);
    return few ? this.#widen(asked, parts, hidden) : { hits, ...counts };
  }

  /** Ranked by one federated query over the kinds of thing. */
  async #rank(query: NarrowedQuery, hidden: readonly string[]): Promise<EngineHit[]> {
    const { q, types, filters, likelyThemes = [], page, limit } = query;
    const filter = filterExpressions(filters, hidden);
    // Found twice, a document counts as what it is worth more as: a theme lifts what has the words anyway.
    const lifts = likelyThemes.map(({ slug, confidence }) => ({
      filter: [...filter, ...filterExpressions({ themes: { any: [slug] } }, [])],
      weight: 1 + themeLift * confidence,
    }));
    const ranked = await this.#client.multiSearch<FederatedMultiSearchParams, FederatedHit>({
      federation: { offset: (page - 1) * limit, limit },
      queries: types.flatMap((type) =>
        [{ filter, weight: 1 }, ...lifts].map((asked) => ({
          ...this.#words(type, q),
          ...extract,
          filter: asked.filter,
          federationOptions: { weight: weights[type] * asked.weight },
        })),
      ),
    });
    const marks = { stems: stemsIn(q) };
    return ranked.hits.map((hit) => {
      const type = this.#typeOf(hit);
      return { type, id: hit.id, snippet: snippetOf(type, hit._formatted ?? {}, marks) };
    });
  }

  /** Whether hardly anything has every word. */
  async #hasFew(q: string, hidden: readonly string[]): Promise<boolean> {
    const { results } = await this.#client.multiSearch<MultiSearchParams, FederatedHit>({
      queries: searchTypes.map((type) => ({
        ...this.#words(type, q),
        ...countOnly,
        matchingStrategy: 'all' as const,
        filter: filterExpressions({}, hidden),
      })),
    });
    const totals = results.map((result) => ('totalHits' in result ? result.totalHits : 0));
    const all = totals.reduce((sum, total) => sum + total, 0);
    return all < fewHits && all - totals[searchTypes.indexOf('note')]! < fewAnswers;
  }

  /**
   * Meilisearch leaves out words in one order only, and the word that the text has otherwise is as often the rarest.
   * Where hardly anything has all words, each is asked for by itself. What is found depends on the words alone, so
   * that filters, totals and facets speak of the same hits.
   */
  async #widen(
    query: SearchQuery,
    parts: readonly QueryPart[],
    hidden: readonly string[],
  ): Promise<EngineResults> {
    const found = await this.#findByParts(query, parts, hidden);
    if (found.length === 0) return { hits: [], ...(await this.#count(query, hidden)) };
    const only = found.map(({ id }) => id);
    const narrowed = { ...query, q: '', likelyThemes: [], filters: { ...query.filters, only } };
    const [fitting, counts] = await Promise.all([
      this.#rank({ ...narrowed, page: 1, limit: found.length }, hidden),
      this.#count(narrowed, hidden),
    ]);
    const fits = new Set(fitting.map(({ id }) => id));
    const start = (query.page - 1) * query.limit;
    const stems = stemsIn(query.q);
    const hits = found
      .filter(({ id }) => fits.has(id))
      .slice(start, start + query.limit)
      .map(({ type, id, formatted, words }) => ({
        type,
        id,
        snippet: snippetOf(type, formatted, { stems, words }),
      }));
    return { hits, ...counts };
  }

  async #findByParts(
    { likelyThemes = [] }: SearchQuery,
    parts: readonly QueryPart[],
    hidden: readonly string[],
  ): Promise<WideHit[]> {
    const asked = wordingsOf(parts).flatMap(({ word, q }) => searchTypes.map((type) => ({ word, type, q })));
    const filter = filterExpressions({}, hidden);
    const { results } = await this.#client.multiSearch<MultiSearchParams, PartHit>({
      queries: [
        ...asked.map(({ type, q }) => ({
          ...this.#words(type, q),
          ...extract,
          attributesToRetrieve: ['id', 'themes'],
          filter,
          page: 1,
          hitsPerPage: hitsByPart[type],
          showRankingScore: true,
          showMatchesPosition: true,
        })),
        ...searchTypes.map((type) => ({ ...this.#words(type, ''), ...countOnly, filter })),
      ],
    });
    const totals = results.map((result) => ('totalHits' in result ? result.totalHits : 0));
    const documents = totals.slice(asked.length).reduce((sum, total) => sum + total, 0);
    const answered = asked.map(({ word, type }, i) => ({
      word,
      type,
      total: totals[i]!,
      hits: results[i]!.hits,
    }));
    return sumOfParts(answered, documents, likelyThemes);
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

  #typeOf(hit: FederatedHit): SearchType {
    const uid = hit._federation?.indexUid;
    const type = searchTypes.find((candidate) => indexName(this.#prefix, candidate) === uid);
    if (!type) throw new Error(`A hit came from an index that is not ours: ${uid}`);
    return type;
  }
}

const isStopWord = (word: string): boolean => stopWords.has(word.toLowerCase());

/** The query without words that say nothing; null where there are no others, for which everything would be found. */
function meaningfulParts(q: string): QueryPart[] | null {
  const meant = parseQuery(q).filter(({ words, quoted }) =>
    quoted ? !words.every(isStopWord) : !words.some(isStopWord),
  );
  return q.trim() !== '' && meant.length === 0 ? null : meant;
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
