import type { SearchType } from './port.ts';

/** Names of the three indexes; a prefix keeps several knowledge bases apart on one server. */
export const indexName = (prefix: string, type: SearchType): string => `${prefix}${type}s`;

/** Order matters: words of the title count before names, and names before the text. */
const searchableAttributes = ['title', 'names', 'text'];
const filterableAttributes = ['themes', 'tags', 'examples', 'kind', 'series', 'note', 'heldOn'];
const maxTotalHits = 1_000_000;

/** The settings of every index; documented in docs/search-index.md. */
export const indexSettings = {
  searchableAttributes,
  filterableAttributes,
  sortableAttributes: ['heldOn'],
  pagination: { maxTotalHits },
  faceting: { maxValuesPerFacet: 10_000 },
};
