import { stopWords } from "./stop-words.js";
import { synonymMap } from "./synonyms.js";
/** Names of the three indexes; a prefix keeps several knowledge bases apart on one server. */
export const indexName = (prefix, type, site = 'live') => `${prefix}${type}s${site === 'next' ? '_next' : ''}`;
/** The settings of every index; documented in docs/search-index.md, since sites read the indexes directly. */
export const indexSettings = (synonyms) => ({
    // Order matters: words of the title count before names, names before the text, definitions last.
    searchableAttributes: ['title', 'names', 'text', 'about'],
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
    typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
    stopWords: [...stopWords].sort(),
    synonyms: Object.fromEntries(synonymMap(synonyms)),
    pagination: { maxTotalHits: 1_000_000 },
    faceting: { maxValuesPerFacet: 10_000 },
});
//# sourceMappingURL=meilisearch-settings.js.map