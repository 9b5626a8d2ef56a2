import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { csvMediaType } from '../exporters/csv.ts';
import { listNotModified, redirectTo } from '../http/list-route.ts';
import { errors, moved } from '../http/openapi.ts';
import { Slug } from '../http/query.ts';
import { presentInsight } from '../insights/present.ts';
import { selectInsight } from '../insights/routes.ts';
import { noteAddress } from '../notes/addresses.ts';
import { getNote } from '../notes/service.ts';
import { presentTag } from '../tags/present.ts';
import { getTag } from '../tags/service.ts';
import {
  CooccurrenceQuery,
  CooccurrenceResponse,
  CoverageQuery,
  CoverageResponse,
  DossierQuery,
  DossierResponse,
  TimelineQuery,
  TimelineResponse,
} from './schemas.ts';
import { findCooccurrence, findCoverage, findTimeline, gatherDossier } from './service.ts';
import { cooccurrenceTable, coverageTable, dossierTable, timelineTable } from './tables.ts';

/** An analysis answers as JSON, and under the same address with `.csv` as a table. */
interface Analysis<Query extends z.ZodType, Data> {
  path: string;
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  query: Query;
  response: z.ZodType<{ data: Data }>;
  /** Null where the reply has been sent already. */
  analyse: (
    request: FastifyRequest & { params: { slug: string }; query: z.infer<Query> },
    reply: FastifyReply,
    ending: string,
  ) => Promise<Data | null>;
  table: (data: Data) => string;
}

export function analysisRoutes(app: FastifyInstance, deps: Deps): void {
  add(app, deps, {
    path: '/v1/themes/cooccurrence',
    operationId: 'getCooccurrence',
    summary: 'See which themes are found together',
    description:
      'In the same passage, section or note: raw counts, how much they overlap, what to be wary of, and the insights behind each pair.',
    tags: ['Themes'],
    query: CooccurrenceQuery,
    response: CooccurrenceResponse,
    analyse: (request) => findCooccurrence(deps.reads, request.access, request.query),
    table: cooccurrenceTable,
  });
  add(app, deps, {
    path: '/v1/themes/:slug/dossier',
    operationId: 'getDossier',
    summary: 'Read all about one theme',
    description: 'Its definition, best quotations, examples, neighbouring themes and timeline.',
    tags: ['Themes'],
    query: DossierQuery,
    response: DossierResponse,
    analyse: async (request, reply, ending) => {
      const theme = await getTag(deps.reads, request.params.slug, 'theme');
      if ('movedTo' in theme) {
        await redirectTo(request, reply, `/v1/themes/${theme.movedTo}/dossier${ending}`);
        return null;
      }
      const { quotations, ...parts } = await gatherDossier(deps.reads, theme.found, request.query);
      const insights = quotations.map((row) => selectInsight(presentInsight(row), undefined));
      return { theme: presentTag(theme.found), quotations: insights, ...parts };
    },
    table: dossierTable,
  });
  add(app, deps, {
    path: '/v1/stats/timeline',
    operationId: 'getTimeline',
    summary: 'Count insights by time',
    description: 'By when their meeting was held; meetings without a date are counted apart.',
    tags: ['Insights'],
    query: TimelineQuery,
    response: TimelineResponse,
    analyse: (request) => findTimeline(deps.reads, request.access, request.query),
    table: timelineTable,
  });
  add(app, deps, {
    path: '/v1/notes/:slug/coverage',
    operationId: 'getCoverage',
    summary: 'See what of a note no insight covers',
    description: 'As a share of its current text, with the longest stretches.',
    tags: ['Notes'],
    query: CoverageQuery,
    response: CoverageResponse,
    analyse: async (request, reply, ending) => {
      const note = await getNote(deps.reads, request.access, request.params.slug);
      if ('found' in note) return findCoverage(deps.reads, note.found, request.query.stretches);
      await redirectTo(request, reply, `${noteAddress(note.movedTo)}/coverage${ending}`);
      return null;
    },
    table: coverageTable,
  });
}

function add<Query extends z.ZodType, Data>(
  app: FastifyInstance,
  deps: Deps,
  { path, operationId, summary, description, tags, query, response, analyse, table }: Analysis<Query, Data>,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const named = path.includes(':slug');
  const shared = {
    tags,
    querystring: query,
    ...(named && { params: z.strictObject({ slug: Slug }) }),
  };
  const failures = named ? { 308: moved, ...errors(404, 410, 422) } : errors(422);
  const run = async (request: FastifyRequest, reply: FastifyReply, ending: string): Promise<Data | null> => {
    // The route's own schemas have made them so.
    const data = await analyse(request as Parameters<typeof analyse>[0], reply, ending);
    if (data === null || (await listNotModified(deps, request, reply, operationId))) return null;
    return data;
  };
  typed.get(
    path,
    { schema: { ...shared, operationId, summary, description, response: { 200: response, ...failures } } },
    async (request, reply) => {
      const data = await run(request, reply, '');
      return data === null ? reply : reply.send({ data });
    },
  );
  typed.get(
    `${path}.csv`,
    {
      schema: {
        ...shared,
        operationId: `${operationId}Csv`,
        summary: `${summary}, as CSV`,
        description,
        response: {
          200: {
            description: 'The table.',
            content: { 'text/csv': { schema: z.string().describe('The table.') } },
          },
          ...failures,
        },
      },
    },
    async (request, reply) => {
      const data = await run(request, reply, '.csv');
      return data === null ? reply : reply.type(csvMediaType).send(table(data));
    },
  );
}
