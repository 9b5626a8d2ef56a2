import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { entityNotModified, listNotModified, pageInfo, positionOf, redirectTo } from '../http/list-route.ts';
import { errors, moved } from '../http/openapi.ts';
import { select, Slug } from '../http/query.ts';
import { presentInsight } from '../insights/present.ts';
import { selectInsight } from '../insights/routes.ts';
import { listInsights } from '../insights/service.ts';
import { isCurator, publicAccess } from '../keys/service.ts';
import { exampleAddress } from './addresses.ts';
import { presentMention } from '../mentions/present.ts';
import { listMentions } from '../mentions/service.ts';
import { presentExample } from './present.ts';
import type { ExampleRow } from './repository.ts';
import {
  ExampleListResponse,
  ExampleResponse,
  ListExamplesQuery,
  OneExampleQuery,
  type Example,
} from './schemas.ts';
import { getExample, listExamples } from './service.ts';

export function exampleRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/examples',
    {
      schema: {
        operationId: 'listExamples',
        summary: 'List examples',
        description: 'Named initiatives, with the themes of the insights that name them.',
        tags: ['Examples'],
        querystring: ListExamplesQuery,
        response: { 200: ExampleListResponse, ...errors(422) },
      },
    },
    async (request, reply) => {
      if (await listNotModified(deps, request, reply, 'examples')) return reply;
      const { cursor, fields, ...query } = request.query;
      const page = await listExamples(deps.reads, query, positionOf(deps, request, cursor));
      const data = page.rows.map((row) => select(presentExample(row), fields, ['slug']));
      return reply.send({ data, page: pageInfo(deps, request, reply, page, query.limit) });
    },
  );

  typed.get(
    '/v1/examples/:slug',
    {
      schema: {
        operationId: 'getExample',
        summary: 'Read one example',
        description: 'With `include=mentions,insights` every place that names it and what is said there.',
        tags: ['Examples'],
        params: z.strictObject({ slug: Slug }),
        querystring: OneExampleQuery,
        response: { 200: ExampleResponse, 308: moved, ...errors(404, 422) },
      },
    },
    async (request, reply) => {
      const example = await getExample(deps.reads, request.params.slug, {
        unpublished: isCurator(request.access),
      });
      if ('movedTo' in example) return redirectTo(request, reply, exampleAddress(example.movedTo));
      const row = example.found;
      if (await entityNotModified(deps, request, reply, { type: 'example', ...row })) return reply;
      const { fields, include = [], 'fields[insights]': insightFields } = request.query;
      const included = await includedParts(deps, row, include, insightFields);
      return reply.send({ data: { ...select(presentExample(row), fields, ['slug']), ...included } });
    },
  );
}

async function includedParts(
  deps: Deps,
  row: ExampleRow,
  include: readonly string[],
  insightFields: readonly string[] | undefined,
): Promise<Pick<Example, 'mentions' | 'insights'>> {
  const parts: Pick<Example, 'mentions' | 'insights'> = {};
  if (include.includes('mentions'))
    parts.mentions = (await listMentions(deps.reads, { exampleId: row.id })).map(presentMention);
  if (include.includes('insights')) {
    const query = { example: [row.slug], sort: 'position', limit: 100 } as const;
    const { page } = await listInsights(deps.reads, publicAccess, { ...query, example: [row.slug] }, null);
    parts.insights = page.rows.map((insight) => selectInsight(presentInsight(insight), insightFields));
  }
  return parts;
}
