import type { MultiSearchQuery } from 'meilisearch';
import { filterExpressions, type NarrowedFilters } from './meilisearch-filters.ts';
import {
  searchTypes,
  type EngineResults,
  type FacetCounts,
  type SearchFacet,
  type SearchFilters,
  type SearchQuery,
  type SearchType,
} from './port.ts';

export type NarrowedQuery = Omit<SearchQuery, 'filters'> & { filters: NarrowedFilters };

/** With a page an index counts exactly. */
export const countOnly = { page: 1, hitsPerPage: 0, attributesToRetrieve: ['id'] };

const facetAttributes: Record<Exclude<SearchFacet, 'type'>, string> = {
  theme: 'themes',
  tag: 'tags',
  example: 'examples',
  kind: 'kind',
  series: 'series',
};

export interface CountQuery {
  type: SearchType;
  /** What its numbers are for: the totals, or one facet whose own filter is left out. */
  purpose: 'base' | SearchFacet;
  query: MultiSearchQuery;
}

interface Counted {
  totalHits?: number;
  facetDistribution?: Record<string, Record<string, number>>;
}

/** The queries whose answers are the total and the facets; `words` asks one index for the words of the query. */
export function countQueries(
  { types, filters, facets }: NarrowedQuery,
  hidden: readonly string[],
  words: (type: SearchType) => MultiSearchQuery,
): CountQuery[] {
  const own = facets.filter((facet) => hasOwnFilter(facet, filters));
  const shared = attributesOf(facets.filter((facet) => !own.includes(facet)));
  const base = filterExpressions(filters, hidden);
  const others = facets.includes('type') ? searchTypes.filter((type) => !types.includes(type)) : [];
  const counting = (type: SearchType) => ({ ...words(type), ...countOnly });
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

/** `results` are the answers to `counted`, in the same order. */
export function addCounts(
  query: NarrowedQuery,
  counted: readonly CountQuery[],
  results: readonly Counted[],
): Omit<EngineResults, 'hits'> {
  const facets: FacetCounts = Object.fromEntries(query.facets.map((facet) => [facet, {}]));
  let total = 0;
  for (const [position, { type, purpose }] of counted.entries()) {
    const { totalHits = 0, facetDistribution = {} } = results[position]!;
    if (purpose === 'base') total += totalHits;
    if (facets.type && (purpose === 'base' || purpose === 'type') && totalHits > 0)
      facets.type[type] = totalHits;
    addFacets(facets, facetDistribution, purpose, query);
  }
  return { total, facets };
}

function addFacets(
  facets: FacetCounts,
  distribution: Record<string, Record<string, number>>,
  purpose: CountQuery['purpose'],
  { facets: wanted, filters }: NarrowedQuery,
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
