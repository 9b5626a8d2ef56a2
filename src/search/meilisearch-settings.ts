import type { Settings } from 'meilisearch';
import type { IndexSite, SearchType, SynonymGroup } from './port.ts';
import { synonymMap } from './synonyms.ts';

/** Names of the three indexes; a prefix keeps several knowledge bases apart on one server. */
export const indexName = (prefix: string, type: SearchType, site: IndexSite = 'live'): string =>
  `${prefix}${type}s${site === 'next' ? '_next' : ''}`;

/** The settings of every index; documented in docs/search-index.md, since sites read the indexes directly. */
export const indexSettings = (type: SearchType, synonyms: readonly SynonymGroup[]) =>
  ({
    // Order matters: the title first. A note is under most of its themes for a few of its sentences.
    searchableAttributes:
      type === 'note' ? ['title', 'text', 'names', 'about'] : ['title', 'names', 'text', 'about', 'forms'],
    filterableAttributes: [
      'examples',
      'heldOn',
      'id',
      'kind',
      'note',
      'series',
      'slug',
      'status',
      'tags',
      'themes',
    ],
    sortableAttributes: ['heldOn'],
    rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness'],
    // Most searches are two or three short words: one typo from four letters on, two from eight.
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
      // A form that the text does not have and a typo in it would be one guess upon another.
      disableOnAttributes: ['forms'],
    },
    // No more than these: two in a row would loosen a phrase in quotation marks. Queries by REST leave out others.
    stopWords: ['a', 'an', 'the'],
    synonyms: Object.fromEntries(synonymMap(synonyms)),
    pagination: { maxTotalHits: 1_000_000 },
    faceting: { maxValuesPerFacet: 10_000 },
  }) satisfies Settings;
