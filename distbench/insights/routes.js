import { z } from 'zod';
import { entityNotModified, listNotModified, pageInfo, positionOf } from "../http/list-route.js";
import { errors } from "../http/openapi.js";
import { select } from "../http/query.js";
import { presentInsight } from "./present.js";
import { insightFields, InsightListResponse, InsightResponse, ListInsightsQuery, OneInsightQuery, } from "./schemas.js";
import { getInsight, listInsights } from "./service.js";
const usualFields = insightFields.filter((name) => name !== 'reasons');
/** A presented insight with the members asked for; `reasons` only by name. */
export const selectInsight = (insight, fields) => select(insight, fields ?? usualFields, ['id']);
/** The answer of every list of insights. */
export const insightPage = (deps, request, reply, { page, facets }, limit, fields) => ({
    data: page.rows.map((row) => selectInsight(presentInsight(row), fields)),
    page: pageInfo(deps, request, reply, page, limit),
    ...(facets && { facets }),
});
export function insightRoutes(app, deps) {
    const typed = app.withTypeProvider();
    typed.get('/v1/insights', {
        schema: {
            operationId: 'listInsights',
            summary: 'List insights',
            description: 'Accepted insights, by theme, tag, example, kind, series and time, with facets.',
            tags: ['Insights'],
            querystring: ListInsightsQuery,
            response: { 200: InsightListResponse, ...errors(403, 422) },
        },
    }, async (request, reply) => {
        if (await listNotModified(deps, request, reply, 'insights'))
            return reply;
        const { cursor, fields, ...query } = request.query;
        const position = positionOf(deps, request, cursor);
        const list = await listInsights(deps.db, request.access, query, position);
        return reply.send(insightPage(deps, request, reply, list, query.limit, fields));
    });
    typed.get('/v1/insights/:id', {
        schema: {
            operationId: 'getInsight',
            summary: 'Read one insight',
            description: 'With its evidence: the passage, verbatim, and where it stands. `fields=reasons` says why it was suggested.',
            tags: ['Insights'],
            params: z.strictObject({ id: z.uuid() }),
            querystring: OneInsightQuery,
            response: { 200: InsightResponse, ...errors(404, 410, 422) },
        },
    }, async (request, reply) => {
        const row = await getInsight(deps.db, request.access, request.params.id);
        if (await entityNotModified(deps, request, reply, { type: 'insight', ...row }))
            return reply;
        return reply.send({ data: selectInsight(presentInsight(row), request.query.fields) });
    });
}
//# sourceMappingURL=routes.js.map