import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { getOutboxStatus } from '../outbox/status.ts';
import { errors } from './openapi.ts';

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

export function healthRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const config = { alwaysOpen: true };

  typed.get(
    '/health/live',
    {
      config,
      schema: {
        operationId: 'getLiveness',
        summary: 'Whether the process runs',
        description: 'Asks nothing else.',
        tags: ['Operation'],
        querystring: z.strictObject({}),
        response: { 200: z.object({ status: z.literal('ok') }), ...errors(422) },
      },
    },
    async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' as const }),
  );

  typed.get(
    '/health/ready',
    {
      config,
      schema: {
        operationId: 'getReadiness',
        summary: 'Whether requests can be answered',
        description: 'Asks the database; says how far the search index is.',
        tags: ['Operation'],
        querystring: z.strictObject({}),
        response: { 200: Ready, ...errors(422) },
      },
    },
    async (_request, reply) => {
      if (app.closing.begun) throw new DomainError('unavailable', 'This process is closing: ask another.');
      await deps.contentVersion().catch((error: unknown) => {
        throw new DomainError('unavailable', 'The database does not answer.', { cause: error });
      });
      const { pending, parked } = await getOutboxStatus(deps.db);
      const search = { engine: deps.search.engine, pending, parked };
      return reply.header('cache-control', 'no-store').send({ database: 'up' as const, search });
    },
  );
}
