import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { pageInfo, positionOf } from '../http/list-route.ts';
import { errors } from '../http/openapi.ts';
import { decideQueue } from './decide-queue.ts';
import { presentQueueItem } from './present.ts';
import { DecideQueueInput, DecideQueueResponse, ListQueueQuery, QueueResponse } from './schemas.ts';
import { listQueue } from './service.ts';

const security = [{ key: [] }];
const config = { requires: 'curator' } as const;

export function queueRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/queue',
    {
      config,
      schema: {
        operationId: 'listQueue',
        summary: 'Read the review queue',
        description:
          'Suggested insights, quotations whose words have moved, proposed tags and examples with their near-duplicates, neighbours that no note has: the longest waiting first.',
        tags: ['Curation'],
        security,
        querystring: ListQueueQuery,
        response: { 200: QueueResponse, ...errors(403, 422) },
      },
    },
    async (request, reply) => {
      const { cursor, limit, type: types, note } = request.query;
      const queue = await listQueue(deps.db, { types, note }, limit, positionOf(deps, request, cursor));
      const now = new Date();
      const data = queue.page.rows.map((row) =>
        presentQueueItem(row, queue.nearDuplicates.get(row.id) ?? [], now),
      );
      const page = pageInfo(deps, request, reply, queue.page, limit);
      return reply.send({ data, page, counts: queue.counts });
    },
  );

  typed.post(
    '/v1/queue/decisions',
    {
      config,
      schema: {
        operationId: 'decideQueue',
        summary: 'Decide items of the review queue',
        description:
          'One or many: all of them, or none where somebody else came first. One act, undone as one.',
        tags: ['Curation'],
        security,
        querystring: z.strictObject({}),
        body: DecideQueueInput,
        response: { 200: DecideQueueResponse, ...errors(403, 409, 415, 422) },
      },
    },
    async (request, reply) => {
      const { decided, auditId } = await decideQueue(deps.db, actorOf(request), request.body.decisions);
      return reply.send({ data: { decided }, auditId });
    },
  );
}
