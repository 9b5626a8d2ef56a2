import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { expectedVersions } from '../http/conditional.ts';
import { errors } from '../http/openapi.ts';
import { anchorInsight } from './anchor-insight.ts';
import { presentInsight } from './present.ts';
import { selectInsight } from './routes.ts';
import { InsightResponse } from './schemas.ts';
import { getInsight } from './service.ts';

const AnchorInsightInput = z
  .strictObject({
    start: z.int().min(0).max(64_000_000),
    end: z.int().min(1).max(64_000_000),
  })
  .nullable()
  .describe('Code points into the note’s current version; null confirms the proposed passage.');

const AnchorInsightBody = z.strictObject({ place: AnchorInsightInput }).meta({ id: 'AnchorInsight' });

export function anchorRoutes(app: FastifyInstance, deps: Deps): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/v1/insights/:id/anchor',
    {
      config: { requires: 'curator' },
      schema: {
        operationId: 'anchorInsight',
        summary: 'Say where a quotation is now',
        description:
          'For a quotation that an edit changed, copied or removed. Afterwards it is anchored in the current version and, if accepted, public again.',
        tags: ['Insights'],
        security: [{ key: [] }],
        params: z.strictObject({ id: z.uuid() }),
        querystring: z.strictObject({}),
        body: AnchorInsightBody,
        response: { 200: InsightResponse, ...errors(403, 404, 409, 410, 412, 413, 415, 422, 428) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await getInsight(deps.db, request.access, id);
      await anchorInsight(
        deps,
        actorOf(request),
        id,
        expectedVersions(request, `insight-${id}`),
        request.body.place,
      );
      const row = await getInsight(deps.db, request.access, id);
      return reply.send({ data: selectInsight(presentInsight(row), undefined) });
    },
  );
}
