import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { getReadiness } from '../operation/readiness.ts';
import { errors } from './openapi.ts';

export const Ready = z
  .object({
    database: z.literal('up'),
    search: z.object({
      engine: z.enum(['meilisearch', 'postgres']),
      pending: z.int().describe('Changes that the index has yet to learn.'),
      parked: z.int().describe('Changes that the index refused.'),
    }),
    checks: z
      .array(
        z.object({
          part: z.string().describe('`database`, `migrations`, `search`, `outbox`, `jobs`; more may come.'),
          state: z.enum(['ok', 'warn']).describe('warn: requests are answered, but somebody should look.'),
          says: z.string().describe('How it is.'),
          advice: z.string().nullable().describe('What to do; null where there is nothing to do.'),
        }),
      )
      .describe('One for each part.'),
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
        description:
          'Says how the database, its migrations, the search engine, and what is done in the background are, each with what to do. 503 where reads cannot be answered, and once the process was told to end.',
        tags: ['Operation'],
        querystring: z.strictObject({}),
        response: { 200: Ready, ...errors(422) },
      },
    },
    async (_request, reply) => {
      if (app.closing.begun) throw new DomainError('unavailable', 'This process is closing: ask another.');
      const { outbox, findings } = await getReadiness(deps);
      const { pending, parked } = outbox;
      return reply.header('cache-control', 'no-store').send({
        database: 'up' as const,
        search: { engine: deps.search.engine, pending, parked },
        // A part that fails was answered 503.
        checks: findings.map(({ state, ...finding }) => ({
          ...finding,
          state: state === 'ok' ? 'ok' : 'warn',
        })),
      });
    },
  );
}
