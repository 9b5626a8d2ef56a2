import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { entityNotModified, listNotModified, pageInfo, positionOf, sendList } from '../http/list-route.ts';
import { errors } from '../http/openapi.ts';
import { select } from '../http/query.ts';
import { annotationContext, annotationMediaType, presentAnnotation } from '../annotations/annotation.ts';
import { evidenceMarkdown, viewEvidence } from '../annotations/evidence.ts';
import { insightPage as quotablePage } from '../annotations/insight-page.tsx';
import { Annotation } from '../annotations/schemas.ts';
import { baseAddress } from '../http/base-address.ts';
import { negotiate } from '../http/negotiation.ts';
import { sendPage, withPagePolicy } from '../pages/render.ts';
import { presentInsight } from './present.ts';
import {
  Insight,
  insightFields,
  insightRepresentations,
  InsightListResponse,
  InsightResponse,
  ListInsightsQuery,
  OneInsightQuery,
} from './schemas.ts';
import { getInsight, listInsightsById, pageInsights, shownStatus, type ListInsights } from './service.ts';

const usualFields = insightFields.filter((name) => name !== 'reasons');

/** A presented insight with the members asked for; `reasons` only by name. */
export const selectInsight = (insight: Insight, fields: readonly string[] | undefined): Insight =>
  select(insight, fields ?? usualFields, ['id']);

/** The answer of every list of insights. */
export async function sendInsights(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  query: ListInsights & { fields?: readonly string[] | undefined },
  cursor: string | undefined,
): Promise<FastifyReply> {
  const position = positionOf(deps, request, cursor);
  const { page, facets } = await pageInsights(deps.reads, request.access, query, position);
  const { fields } = query;
  const status = shownStatus(request.access, query.status);
  const items = await deps.items.read({
    kind: ['insight', status, fields && [...fields].sort()],
    ids: page.rows.map(({ id }) => id),
    schema: Insight,
    load: async (ids) =>
      (await listInsightsById(deps.reads, ids, status)).map(
        (row) => [row.id, selectInsight(presentInsight(row), fields)] as const,
      ),
  });
  return sendList(reply, items, { page: pageInfo(deps, request, reply, page, query.limit), facets });
}

export function insightRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/insights',
    {
      schema: {
        operationId: 'listInsights',
        summary: 'List insights',
        description: 'Accepted insights, by theme, tag, example, kind, series and time, with facets.',
        tags: ['Insights'],
        querystring: ListInsightsQuery,
        response: { 200: InsightListResponse, ...errors(403, 422) },
      },
    },
    async (request, reply) => {
      if (await listNotModified(deps, request, reply, 'insights')) return reply;
      const { cursor, ...query } = request.query;
      return sendInsights(deps, request, reply, query, cursor);
    },
  );

  typed.get(
    '/v1/insights/:id',
    {
      schema: {
        operationId: 'getInsight',
        summary: 'Read one insight',
        description:
          'With its evidence: the passage, verbatim, and where it stands. `fields=reasons` says why it was suggested. By the Accept header or `format` also as a page to quote from, as Markdown, or as a web annotation (W3C).',
        tags: ['Insights'],
        params: z.strictObject({ id: z.uuid() }),
        querystring: OneInsightQuery,
        response: {
          200: {
            description: 'The insight.',
            content: {
              'application/json': { schema: InsightResponse },
              'text/html': { schema: z.string().describe('The quotation by itself, with what to copy.') },
              'text/markdown': { schema: z.string().describe('A blockquote with its source.') },
              'application/ld+json': { schema: Annotation },
            },
          },
          ...errors(404, 410, 422),
        },
      },
    },
    async (request, reply) => {
      const mediaType = negotiate(request, insightRepresentations, request.query.format);
      const row = await getInsight(deps.reads, request.access, request.params.id);
      const base = baseAddress(request, deps.config);
      const representation = mediaType === 'application/json' ? mediaType : `${mediaType} ${base}`;
      const entity = { type: 'insight', ...row, mediaType: representation };
      if (mediaType === 'text/html') void withPagePolicy(reply);
      if (await entityNotModified(deps, request, reply, entity)) return reply;
      if (mediaType === 'application/ld+json') {
        const annotation = { '@context': annotationContext, ...presentAnnotation(row, base) };
        return reply.type(annotationMediaType).send(JSON.stringify(annotation));
      }
      if (mediaType === 'text/html') return sendPage(reply, quotablePage(viewEvidence(row, base), base));
      if (mediaType === 'text/markdown')
        return reply.type('text/markdown; charset=utf-8').send(evidenceMarkdown(viewEvidence(row, base)));
      return reply
        .type('application/json; charset=utf-8')
        .send({ data: selectInsight(presentInsight(row), request.query.fields) });
    },
  );
}
