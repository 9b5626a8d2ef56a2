import { z } from 'zod';
import { tagWritten } from "../curation/write-reply.js";
import { actorOf } from "../http/auth.js";
import { expectedVersions } from "../http/conditional.js";
import { errors } from "../http/openapi.js";
import { createInsight } from "./create-insight.js";
import { decideInsight, decideInsights } from "./decide-insights.js";
import { editInsight } from "./edit-insight.js";
import { presentInsight } from "./present.js";
import { getInsight } from "./service.js";
import { CreateInsightInput, DecidedResponse, DecideInsightInput, DecideInsightsInput, EditInsightInput, WrittenInsightResponse, } from "./write-schemas.js";
const IdParams = z.strictObject({ id: z.uuid() });
const NoQuery = z.strictObject({});
const security = [{ key: [] }];
const config = { requires: 'curator' };
export function insightWriteRoutes(app, deps) {
    const typed = app.withTypeProvider();
    typed.post('/v1/insights', {
        config,
        schema: {
            operationId: 'createInsight',
            summary: 'Make an insight by hand',
            description: 'From a note’s own words: quote them, or give their positions. Words that stand in several places are refused with each place.',
            tags: ['Insights'],
            security,
            querystring: NoQuery,
            body: CreateInsightInput,
            response: { 201: WrittenInsightResponse, ...errors(403, 409, 415, 422) },
        },
    }, async (request, reply) => {
        const { id, auditId } = await createInsight(deps.db, actorOf(request), request.body);
        void reply.code(201).header('location', `/v1/insights/${id}`);
        return reply.send({ data: await writtenInsight(deps, request, reply, id), auditId });
    });
    typed.patch('/v1/insights/:id', {
        config,
        schema: {
            operationId: 'editInsight',
            summary: 'Edit an insight',
            description: 'Needs If-Match. What people decide is never overwritten by extraction.',
            tags: ['Insights'],
            security,
            params: IdParams,
            querystring: NoQuery,
            body: EditInsightInput,
            response: { 200: WrittenInsightResponse, ...errors(403, 404, 409, 412, 415, 422, 428) },
        },
    }, async (request, reply) => {
        const { id } = request.params;
        const expected = expectedVersions(request, `insight-${id}`);
        const { auditId } = await editInsight(deps.db, actorOf(request), { id, expected }, request.body);
        return reply.send({ data: await writtenInsight(deps, request, reply, id), auditId });
    });
    typed.post('/v1/insights/:id/decision', {
        config,
        schema: {
            operationId: 'decideInsight',
            summary: 'Accept or reject an insight',
            description: 'Needs If-Match. With `edit` it is changed on the way.',
            tags: ['Insights'],
            security,
            params: IdParams,
            querystring: NoQuery,
            body: DecideInsightInput,
            response: { 200: WrittenInsightResponse, ...errors(403, 404, 409, 412, 415, 422, 428) },
        },
    }, async (request, reply) => {
        const { id } = request.params;
        const expected = expectedVersions(request, `insight-${id}`);
        const { auditId } = await decideInsight(deps.db, actorOf(request), { id, expected }, request.body);
        return reply.send({ data: await writtenInsight(deps, request, reply, id), auditId });
    });
    typed.post('/v1/insights/decisions', {
        config,
        schema: {
            operationId: 'decideInsights',
            summary: 'Accept or reject many insights',
            description: 'All of them, or none where somebody else changed one first.',
            tags: ['Insights'],
            security,
            querystring: NoQuery,
            body: DecideInsightsInput,
            response: { 200: DecidedResponse, ...errors(403, 409, 415, 422) },
        },
    }, async (request, reply) => {
        const { decided, auditId } = await decideInsights(deps.db, actorOf(request), request.body);
        return reply.send({ data: decided, auditId });
    });
}
async function writtenInsight(deps, request, reply, id) {
    const row = await getInsight(deps.db, request.access, id);
    await tagWritten(deps, request, reply, { type: 'insight', ...row });
    return presentInsight(row);
}
//# sourceMappingURL=write-routes.js.map