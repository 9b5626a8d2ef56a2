import { listExampleLabels, listSeriesLabels, listTagLabels } from "./labels.js";
/**
 * Counts with their labels, most frequent first. What is selected stays, if only with a zero, so that it can be
 * unselected; what is no longer public has no label and is left out.
 */
export async function labelFacets(db, counts, facets, selected) {
    const labelled = facets.map(async (facet) => {
        const found = counts[facet] ?? {};
        const values = [...new Set([...Object.keys(found), ...(selected[facet] ?? [])])];
        const labels = await labelsOf(db, facet, values);
        const rows = values.flatMap((value) => {
            const label = labels.get(value) ?? (selected[facet]?.includes(value) ? value : undefined);
            return label === undefined ? [] : [{ value, label, count: found[value] ?? 0 }];
        });
        return [facet, rows.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))];
    });
    return Object.fromEntries(await Promise.all(labelled));
}
async function labelsOf(db, facet, values) {
    if (values.length === 0)
        return new Map();
    if (facet === 'kind' || facet === 'type')
        return new Map(values.map((value) => [value, value]));
    const list = {
        theme: listTagLabels,
        tag: listTagLabels,
        example: listExampleLabels,
        series: listSeriesLabels,
    };
    const rows = await list[facet](db, values);
    return new Map(rows.map(({ value, label }) => [value, label]));
}
/** What each facet's own filter selects. */
export const selectedValues = (filters, types) => ({
    ...(filters.themes?.any && { theme: filters.themes.any }),
    ...(filters.tags?.any && { tag: filters.tags.any }),
    ...(filters.examples?.any && { example: filters.examples.any }),
    ...(filters.kinds && { kind: filters.kinds }),
    ...(filters.series && { series: filters.series }),
    ...(types && { type: types }),
});
//# sourceMappingURL=count-facets.js.map