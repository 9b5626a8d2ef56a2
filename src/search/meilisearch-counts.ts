import type { MultiSearchQuery } from 'meilisearch';
import { filterExpressions, type NarrowedFilters } from './meilisearch-filters.ts';
import {
  searchTypes,
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
  /** What its numbers are for: a facet whose own filter is left out, of types the other types. */
  purpose: SearchFacet;
  query: MultiSearchQuery;
}

type Distribution = Record<string, Record<string, number>>;

interface Counted {
  totalHits?: number;
  facetDistribution?: Distribution;
}

/** The attributes that the ranking query itself counts: those of facets whose own filter is not set. */
export const facetsOfRanking = ({ facets, filters }: NarrowedQuery): string[] =>
  attributesOf(facets.filter((facet) => !hasOwnFilter(facet, filters)));

/** The queries for what the ranking query can't count; `words` asks one index for the words of the query. */
export function countQueries(
  { types, filters, facets }: NarrowedQuery,
  hidden: readonly string[],
  words: (type: SearchType) => MultiSearchQuery,
): CountQuery[] {
  const counting = (type: SearchType) => ({ ...words(type), ...countOnly });
  const base = filterExpressions(filters, hidden);
  return facets.flatMap((purpose): CountQuery[] => {
    if (purpose === 'type')
      return searchTypes.map((type) => ({ type, purpose, query: { ...counting(type), filter: base } }));
    if (!hasOwnFilter(purpose, filters)) return [];
    const filter = filterExpressions(filters, hidden, purpose);
    const counted = { filter, facets: attributesOf([purpose]) };
    return types.map((type) => ({ type, purpose, query: { ...counting(type), ...counted } }));
  });
}

/** The facets, from the distributions of the ranking query and the answers to `counted`, in the same order. */
export function addFacets(
  query: NarrowedQuery,
  ranked: readonly Distribution[],
  counted: readonly CountQuery[],
  results: readonly Counted[],
): FacetCounts {
  const facets: FacetCounts = Object.fromEntries(query.facets.map((facet) => [facet, {}]));
  for (const facet of query.facets)
    if (!hasOwnFilter(facet, query.filters))
      for (const distribution of ranked) addFacet(facets, facet, distribution);
  for (const [position, { type, purpose }] of counted.entries()) {
    const { totalHits = 0, facetDistribution = {} } = results[position]!;
    if (purpose !== 'type') addFacet(facets, purpose, facetDistribution);
    else if (totalHits > 0) facets.type![type] = totalHits;
  }
  return facets;
}

function addFacet(facets: FacetCounts, facet: SearchFacet, distribution: Distribution): void {
  if (facet === 'type') return;
  const counts = facets[facet]!;
  for (const [value, count] of Object.entries(distribution[facetAttributes[facet]] ?? {}))
    counts[value] = (counts[value] ?? 0) + count;
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
