import { GoneError, NotFoundError } from "../errors.js";
import { selectedLinks } from "../examples/selected-links.js";
import { isCurator, requireCurator } from "../keys/service.js";
import { withSelectedZeros } from "../lib/facets.js";
import { requireNotes, requirePublishedNotes, requireSeries } from "../notes/service.js";
import { resolveInsightFilters } from "./filters.js";
import * as repository from "./repository.js";
/** @throws DomainError `unauthorised` or `forbidden` where somebody else than a curator asks for unpublished ones. */
export async function listInsights(db, access, query, position) {
    const { status, series } = query;
    if (status !== undefined && status !== 'accepted')
        requireCurator(access, 'Only curators see suggested and rejected insights: send a curator’s key.');
    if (series)
        await requireSeries(db, access, series);
    const filters = await resolveInsightFilters(db, query);
    // To a curator `accepted` includes those of drafts; to everybody else it is what the list holds anyway.
    if (status !== undefined && isCurator(access))
        filters.status = status;
    if (query.note)
        filters.noteIds = await requireNotes(db, query.note, 'note');
    else if (query.noteIds)
        filters.noteIds = query.noteIds;
    const { sort, limit } = query;
    const page = await repository.listInsights(db, { filters, sort, limit, position });
    return { page, facets: query.facets && (await countFacets(db, access, query, filters, query.facets)) };
}
async function countFacets(db, access, query, filters, facets) {
    const counted = [];
    for (const facet of facets) {
        const values = await repository.countInsightsBy(db, facet, filters);
        counted.push([facet, withSelectedZeros(values, await selectedValues(db, access, facet, query))]);
    }
    return Object.fromEntries(counted);
}
async function selectedValues(db, access, facet, query) {
    if (facet === 'series')
        return query.series ? requireSeries(db, access, query.series) : [];
    if (facet === 'note')
        return query.note ? labelsOf(await requirePublishedNotes(db, query.note, 'note')) : [];
    if (facet === 'kind')
        return (query.kind ?? []).map((kind) => ({ value: kind, label: kind }));
    return selectedLinks(db, facet, query);
}
const labelsOf = (notes) => notes.map(({ slug, title }) => ({ value: slug, label: title }));
/** @throws NotFoundError; GoneError where its note was taken down. */
export async function getInsight(db, access, id) {
    const insight = await repository.findInsight(db, id, { unpublished: isCurator(access) });
    if (insight)
        return insight;
    if (await repository.isInsightGone(db, id)) {
        throw new GoneError('The note that this insight was drawn from has been taken down.');
    }
    throw new NotFoundError(`There is no insight ${id}.`);
}
export const listInsightsById = repository.listInsightsById;
//# sourceMappingURL=service.js.map