import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { listNotModified } from '../http/list-route.ts';
import { errors } from '../http/openapi.ts';
import { isCurator } from '../keys/service.ts';
import { applyVocabularyFile, planVocabularyFile } from './apply-vocabulary.ts';
import { formats, mediaTypes, type Format } from './concept.ts';
import { exportVocabulary } from './export-vocabulary.ts';
import {
  ApplyVocabularyInput,
  ApplyVocabularyResponse,
  PlanVocabularyInput,
  PlanVocabularyResponse,
} from './schemas.ts';

const NoQuery = z.strictObject({});
const security = [{ key: [] }];
const config = { requires: 'curator' } as const;
const bodyLimit = 24 * 1024 * 1024;

export function vocabularyRoutes(app: FastifyInstance, deps: Deps): void {
  for (const format of formats) exportRoute(app, deps, format);
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/v1/vocabulary/plan',
    {
      config,
      bodyLimit,
      schema: {
        operationId: 'planVocabulary',
        summary: 'Plan a vocabulary file',
        description:
          'What would be created, changed, merged and retired, and what is wrong. Nothing changes.',
        tags: ['Curation'],
        security,
        querystring: NoQuery,
        body: PlanVocabularyInput,
        response: { 200: PlanVocabularyResponse, ...errors(403, 413, 415, 422) },
      },
    },
    async (request, reply) => reply.send({ data: await planVocabularyFile(deps.db, request.body) }),
  );

  typed.post(
    '/v1/vocabulary/apply',
    {
      config,
      bodyLimit,
      schema: {
        operationId: 'applyVocabulary',
        summary: 'Apply a vocabulary file',
        description: 'Needs the token of its plan. One act, undone as one.',
        tags: ['Curation'],
        security,
        querystring: NoQuery,
        body: ApplyVocabularyInput,
        response: { 200: ApplyVocabularyResponse, ...errors(403, 409, 412, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { planToken, ...file } = request.body;
      const { plan, auditId } = await applyVocabularyFile(deps.db, actorOf(request), file, planToken);
      return reply.send({ data: plan, auditId });
    },
  );
}

const Literal = z.union([z.string(), z.number(), z.boolean()]);
const Node = z.record(z.string(), z.string()).describe('A reference, or a text with its language.');
const JsonLd = z
  .object({
    '@context': z.record(z.string(), z.string()),
    '@graph': z.array(z.record(z.string(), z.union([Literal, Node, z.array(Node)]))),
  })
  .describe('JSON-LD 1.1: each scheme and term is an object of the graph.');
const names: Record<Format, string> = { ttl: 'Turtle', jsonld: 'JsonLd', csv: 'Csv' };

function exportRoute(app: FastifyInstance, deps: Deps, format: Format): void {
  const [mediaType = ''] = mediaTypes[format].split(';');
  app.withTypeProvider<ZodTypeProvider>().get(
    `/v1/export/vocabulary.${format}`,
    {
      schema: {
        operationId: `exportVocabulary${names[format]}`,
        summary: `Export the vocabulary as ${names[format]}`,
        description:
          'Every scheme. Merged and retired terms keep their address, marked as deprecated. To a curator with proposed terms.',
        tags: ['Tags'],
        querystring: NoQuery,
        response: {
          200: {
            description: 'The file.',
            content: {
              [mediaType]: { schema: format === 'jsonld' ? JsonLd : z.string().describe('UTF-8.') },
            },
          },
          ...errors(422),
        },
      },
    },
    async (request, reply) => {
      if (await listNotModified(deps, request, reply, `vocabulary-${format}`)) return reply;
      const everything = isCurator(request.access);
      const options = { publicUrl: deps.config.PUBLIC_URL, everything };
      const file = await exportVocabulary(deps.db, format, options);
      return reply
        .type(mediaTypes[format])
        .header('content-disposition', `attachment; filename="vocabulary.${format}"`)
        .send(file);
    },
  );
}
