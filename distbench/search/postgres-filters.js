import { sql } from 'drizzle-orm';
import { textArray } from "../db/conditions.js";
/** Conditions over `search_documents d`. `omit` is the facet that is being counted: its own filter is left out. */
export function filterConditions(types, filters, omit) {
    const { kinds, series, from, to } = filters;
    const has = (column) => (slugs) => sql `${column} && ${textArray(slugs)}`;
    const underTag = (slugs) => sql `(d.tags && ${textArray(slugs)} or d.themes && ${textArray(slugs)})`;
    return [
        ...(omit === 'type' ? [] : [sql `d.type = any(${textArray(types)})`]),
        ...slugConditions(filters.themes, has(sql `d.themes`), omit === 'theme'),
        ...slugConditions(filters.tags, underTag, omit === 'tag'),
        ...slugConditions(filters.examples, has(sql `d.examples`), omit === 'example'),
        ...(kinds && omit !== 'kind' ? [sql `d.kind = any(${textArray(kinds)})`] : []),
        ...(series && omit !== 'series' ? [sql `d.series = any(${textArray(series)})`] : []),
        ...(from !== undefined ? [sql `d.held_on >= ${from}::date`] : []),
        ...(to !== undefined ? [sql `d.held_on <= ${to}::date`] : []),
    ];
}
function slugConditions(filter, has, omitAny) {
    return [
        ...(filter?.any && !omitAny ? [has(filter.any)] : []),
        ...(filter?.all ?? []).map((slug) => has([slug])),
        ...(filter?.none ? [sql `not ${has(filter.none)}`] : []),
    ];
}
/** The values of a facet in a document, one row each. */
export const facetValues = {
    theme: sql `unnest(d.themes)`,
    tag: sql `unnest(d.tags)`,
    example: sql `unnest(d.examples)`,
    kind: sql `unnest(array[d.kind])`,
    series: sql `unnest(array[d.series])`,
    type: sql `unnest(array[d.type])`,
};
//# sourceMappingURL=postgres-filters.js.map