import { Meilisearch, } from 'meilisearch';
import { filterExpressions } from "./meilisearch-filters.js";
import { indexName } from "./meilisearch-settings.js";
import { formatQuery, parseQuery } from "./parse-query.js";
import { markEnd, markStart, searchTypes, } from "./port.js";
import { stopWords } from "./stop-words.js";
/** Insights answer a question in a sentence, a note in pages. */
const weights = { insight: 1, example: 1, note: 0.9 };
const snippetWords = 30;
const extract = {
    attributesToRetrieve: ['id'],
    attributesToHighlight: ['title', 'text'],
    attributesToCrop: [`text:${snippetWords}`],
    highlightPreTag: markStart,
    highlightPostTag: markEnd,
};
const countOnly = { page: 1, hitsPerPage: 0, attributesToRetrieve: ['id'] };
const facetAttributes = {
    theme: 'themes',
    tag: 'tags',
    example: 'examples',
    kind: 'kind',
    series: 'series',
};
/** Meilisearch behind the search port. */
export class MeilisearchEngine {
    name = 'meilisearch';
    #client;
    #prefix;
    constructor({ url, apiKey, indexPrefix = '', searchTimeoutMs }) {
        const connection = { host: url, ...(apiKey !== undefined && { apiKey }) };
        this.#client = new Meilisearch({ ...connection, timeout: searchTimeoutMs });
        this.#prefix = indexPrefix;
    }
    async search(query, hidden = []) {
        const q = searchableWords(query.q);
        if (q === null)
            return { hits: [], total: 0, facets: {} };
        const [hits, counts] = await Promise.all([
            this.#rank({ ...query, q }, hidden),
            this.#count({ ...query, q }, hidden),
        ]);
        return { hits, ...counts };
    }
    async #rank({ q, types, filters, page, limit }, hidden) {
        const filter = filterExpressions(filters, hidden);
        const ranked = await this.#client.multiSearch({
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
    async #count(query, hidden) {
        const wanted = this.#countQueries(query, hidden);
        const { results } = await this.#client.multiSearch({
            queries: wanted.map((one) => one.query),
        });
        const facets = Object.fromEntries(query.facets.map((facet) => [facet, {}]));
        let total = 0;
        for (const [position, { type, purpose }] of wanted.entries()) {
            const result = results[position];
            const found = 'totalHits' in result ? result.totalHits : 0;
            if (purpose === 'base' && query.types.includes(type))
                total += found;
            if (facets.type && (purpose === 'base' || purpose === 'type') && found > 0)
                facets.type[type] = found;
            addCounts(facets, result.facetDistribution ?? {}, purpose, query);
        }
        return { total, facets };
    }
    #countQueries({ q, types, filters, facets }, hidden) {
        const own = facets.filter((facet) => hasOwnFilter(facet, filters));
        const shared = attributesOf(facets.filter((facet) => !own.includes(facet)));
        const base = filterExpressions(filters, hidden);
        const others = facets.includes('type') ? searchTypes.filter((type) => !types.includes(type)) : [];
        const counting = (type) => ({ ...this.#words(type, q), ...countOnly });
        return [
            ...types.map((type) => ({
                type,
                purpose: 'base',
                query: { ...counting(type), filter: base, facets: shared },
            })),
            ...others.map((type) => ({
                type,
                purpose: 'type',
                query: { ...counting(type), filter: base },
            })),
            ...own.flatMap((facet) => types.map((type) => ({
                type,
                purpose: facet,
                query: {
                    ...counting(type),
                    filter: filterExpressions(filters, hidden, facet),
                    facets: attributesOf([facet]),
                },
            }))),
        ];
    }
    #words(type, q) {
        return { indexUid: indexName(this.#prefix, type), q, matchingStrategy: 'frequency' };
    }
    #toHit(hit) {
        const type = searchTypes.find((candidate) => indexName(this.#prefix, candidate) === hit._federation?.indexUid);
        if (!type)
            throw new Error(`A hit came from an index that is not ours: ${hit._federation?.indexUid}`);
        const { title = '', text = '' } = hit._formatted ?? {};
        const inTitle = title.includes(markStart) || text === '';
        return { type, id: hit.id, snippet: inTitle && type !== 'note' ? title : text || title };
    }
}
/** Null where nothing but stop words is asked for: Meilisearch would answer with everything. */
function searchableWords(q) {
    const parts = parseQuery(q);
    const said = parts.filter(({ negated }) => !negated);
    const meant = said.some(({ words }) => words.some((word) => !stopWords.includes(word.toLowerCase())));
    return q.trim() !== '' && !meant && (said.length > 0 || parts.length === 0) ? null : formatQuery(parts);
}
const attributesOf = (facets) => facets.flatMap((facet) => (facet === 'type' ? [] : [facetAttributes[facet]]));
function hasOwnFilter(facet, filters) {
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
function addCounts(facets, distribution, purpose, { facets: wanted, filters }) {
    for (const facet of wanted) {
        if (facet === 'type')
            continue;
        const source = hasOwnFilter(facet, filters) ? facet : 'base';
        const counts = facets[facet];
        if (purpose !== source || !counts)
            continue;
        for (const [value, count] of Object.entries(distribution[facetAttributes[facet]] ?? {}))
            counts[value] = (counts[value] ?? 0) + count;
    }
}
//# sourceMappingURL=meilisearch-engine.js.map