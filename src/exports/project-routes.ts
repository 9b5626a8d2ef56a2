import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { qdcMediaType } from '../exporters/codebook-qdc.ts';
import { qdpxMediaType } from '../exporters/insights-qdpx.ts';
import { errors } from '../http/openapi.ts';
import { ExportProjectQuery } from '../insights/schemas.ts';
import { answer, file } from './answer.ts';
import { exportCodebook, exportProject } from './export-project.ts';

/** What programs for qualitative analysis read (REFI-QDA 1.5). */
export function projectRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/export/insights.qdpx',
    {
      schema: {
        operationId: 'exportInsightsQdpx',
        summary: 'Export insights as a REFI-QDA project',
        description:
          'Every insight that the filters of `GET /v1/insights` let through, as a coded selection on the text that it quotes, with the themes as codes.',
        tags: ['Exports'],
        querystring: ExportProjectQuery,
        response: { 200: file(qdpxMediaType, null), ...errors(403, 422) },
      },
    },
    async (request, reply) => {
      const { access, query } = request;
      const what = { what: 'insights', format: 'qdpx', mediaType: qdpxMediaType };
      await answer(deps, request, reply, what, (base) => exportProject(deps.reads, access, query, { base }));
      return reply;
    },
  );

  typed.get(
    '/v1/export/codebook.qdc',
    {
      schema: {
        operationId: 'exportCodebookQdc',
        summary: 'Export the themes as a REFI-QDA codebook',
        description: 'Every active theme, each below the one above it.',
        tags: ['Exports'],
        querystring: z.strictObject({}),
        response: { 200: file(qdcMediaType, null), ...errors(404, 422) },
      },
    },
    async (request, reply) => {
      const what = { what: 'codebook', format: 'qdc', mediaType: qdcMediaType };
      await answer(deps, request, reply, what, () => exportCodebook(deps.reads));
      return reply;
    },
  );
}
