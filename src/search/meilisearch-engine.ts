import {
  Meilisearch,
  type FederatedMultiSearchParams,
  type MultiSearchParams,
  type MultiSearchQuery,
} from 'meilisearch';
import { filterExpressions } from './meilisearch-filters.ts';
import { indexName } from './meilisearch-settings.ts';
import { formatQuery, parseQuery } from './parse-query.ts';
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
const weights: Record<SearchType, number> = { insight: 1, example: 1, note: 0.9 };
const snippetWords = 30;
const extract = {
  attributesToRetrieve: ['id'],
  attributesToHighlight: ['title', 'text'],
  attributesToCrop: [`text:${snippetWords}`],
  highlightPreTag: markStart,
  highlightPostTag: markEnd,
};
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
    const q = searchableWords(query.q);
    if (q === null) return { hits: [], total: 0, facets: {} };
    const [hits, counts] = await Promise.all([
      this.#rank({ ...query, q }, hidden),
      this.#count({ ...query, q }, hidden),
    ]);
    return { hits, ...counts };
  }

  async #rank(
    { q, types, filters, page, limit }: SearchQuery,
    hidden: readonly string[],
  ): Promise<EngineHit[]> {
    const filter = filterExpressions(filters, hidden);
    const ranked = await this.#client.multiSearch<FederatedMultiSearchParams, FederatedHit>({
      federation: { offset: (page - 1) * limit, limit },
      queries: types.map((type) => ({
        ...this.#words(type, q),
        filter,
        ...extract,
        federationOptions: { weight: weights[type] },
      })),
    });
    return ranked.hits.map((hit) => this.#toHit(hit));
  }

  /** A federated total is an estimate; with a page each index counts exactly. */
  async #count(query: SearchQuery, hidden: readonly string[]): Promise<Omit<EngineResults, 'hits'>> {
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

  #countQueries({ q, types, filters, facets }: SearchQuery, hidden: readonly string[]): CountQuery[] {
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

  #toHit(hit: FederatedHit): EngineHit {
    const type = searchTypes.find(
      (candidate) => indexName(this.#prefix, candidate) === hit._federation?.indexUid,
    );
    if (!type) throw new Error(`A hit came from an index that is not ours: ${hit._federation?.indexUid}`);
    const { title = '', text = '' } = hit._formatted ?? {};
    const inTitle = title.includes(markStart) || text === '';
    return { type, id: hit.id, snippet: inTitle && type !== 'note' ? title : text || title };
  }
}

const isStopWord = (word: string): boolean => stopWords.has(word.toLowerCase());

/** The query without words that say nothing; null where there are no others, for which everything would be found. */
function searchableWords(q: string): string | null {
  const parts = parseQuery(q);
  const meant = parts.filter(({ words, quoted }) =>
    quoted ? !words.every(isStopWord) : !words.some(isStopWord),
  );
  return q.trim() !== '' && meant.length === 0 ? null : formatQuery(meant);
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
