import { z } from 'zod';
import { DomainError } from "../errors.js";
import { getOutboxStatus } from "../outbox/status.js";
import { errors } from "./openapi.js";
const Ready = z
    .object({
    database: z.literal('up'),
    search: z.object({
        engine: z.enum(['meilisearch', 'postgres']),
        pending: z.int().describe('Changes that the index has yet to learn.'),
        parked: z.int().describe('Changes that the index refused.'),
    }),
})
    .meta({ id: 'Ready' });
export function healthRoutes(app, deps) {
    const typed = app.withTypeProvider();
    const config = { alwaysOpen: true };
    typed.get('/health/live', {
        config,
        schema: {
            operationId: 'getLiveness',
            summary: 'Whether the process runs',
            description: 'Asks nothing else.',
            tags: ['Operation'],
            querystring: z.strictObject({}),
            response: { 200: z.object({ status: z.literal('ok') }), ...errors(422) },
        },
    }, async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
    typed.get('/health/ready', {
        config,
        schema: {
            operationId: 'getReadiness',
            summary: 'Whether requests can be answered',
            description: 'Asks the database; says how far the search index is.',
            tags: ['Operation'],
            querystring: z.strictObject({}),
            response: { 200: Ready, ...errors(422) },
        },
    }, async (_request, reply) => {
        await deps.contentVersion().catch((error) => {
            throw new DomainError('unavailable', 'The database does not answer.', { cause: error });
        });
        const { pending, parked } = await getOutboxStatus(deps.db);
        const search = { engine: deps.search.engine, pending, parked };
        return reply.header('cache-control', 'no-store').send({ database: 'up', search });
    });
}
//# sourceMappingURL=health.js.map