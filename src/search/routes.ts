import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Deps } from '../deps.ts';
import { pageInfo, positionOf } from '../http/list-route.ts';
import { errors } from '../http/openapi.ts';
import { find } from './find.ts';
import { SearchInput, SearchResponse } from './schemas.ts';

export function searchRoutes(app: FastifyInstance, deps: Deps): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/v1/search',
    {
      schema: {
        operationId: 'search',
        summary: 'Search notes, insights and examples',
        description:
          'One ranking over everything published. Typos and prefixes are forgiven. While Meilisearch does not answer, PostgreSQL does, and `degraded` says so.',
        tags: ['Search'],
        querystring: SearchInput,
        response: { 200: SearchResponse, ...errors(422) },
      },
    },
    async (request, reply) => {
      const { cursor, limit, ...query } = request.query;
      const position = positionOf(deps, request, cursor);
      const page = Number(position?.values[0] ?? 1);
      const answer = await find(deps, query, { page, limit });
      const last = Math.ceil(answer.total / limit);
      const info = {
        rows: answer.data,
        total: answer.total,
        next: page < last ? { direction: 'next' as const, values: [page + 1] } : null,
        prev: page > 1 ? { direction: 'prev' as const, values: [page - 1] } : null,
      };
      return reply.header('cache-control', 'public, max-age=10').send({
        data: answer.data,
        page: pageInfo(deps, request, reply, info, limit),
        engine: answer.engine,
        degraded: answer.degraded,
      });
    },
  );
}
