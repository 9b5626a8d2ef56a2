import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  describeConventions,
  problemTitle,
  pruneUnused,
  type OpenapiDocument,
} from './openapi-conventions.ts';
import { addExamples, readExamples, type Examples } from './openapi-examples.ts';
import {
  completeSchemas,
  describeDefaults,
  describeOptionalBody,
  describeTextBodies,
  limitNoteTexts,
  type BodyLimits,
} from './openapi-schemas.ts';
import { Problem, problemMediaType } from './problem.ts';

/** Every operation can answer with these, whatever it does. */
const always = [400, 401, 406, 408, 429, 431, 500, 503] as const;

/** Response schemas for the given error statuses and for those that every operation shares. */
export function errors<const S extends number>(...statuses: S[]) {
  const response = (status: number) => ({
    description: problemTitle(status),
    content: { [problemMediaType]: { schema: Problem } },
  });
  // Every status asked for is a key: that is what the cast states.
  return Object.fromEntries(
    [...always, ...statuses].map((status) => [status, response(status)]),
  ) as unknown as Record<
    S | (typeof always)[number],
    { description: string; content: Record<string, { schema: z.ZodType<Problem> }> }
  >;
}

/** The answer of a former address. */
export const moved = z.null().describe('It is at another address now: see Location.');

const info = {
  title: 'Leadership knowledge base',
  version: '1.0.0',
  contact: { name: 'Whoever publishes this knowledge base' },
  license: { name: 'MIT', identifier: 'MIT' },
  description:
    'Notes of practitioners’ meetings, the insights drawn from them and the examples they name. Every quotation is verbatim and carries the passage that proves it. Lists share their conventions: filters by slug, `fields`, `include`, `facets`, keyset paging by `cursor`, problem details (RFC 9457) for every error, ETags on every read.',
};

const tags = [
  { name: 'Notes', description: 'Records of meetings, verbatim and versioned.' },
  { name: 'Insights', description: 'Statements worth quoting, each tied to its passage.' },
  { name: 'Themes', description: 'The controlled vocabulary that classifies insights.' },
  { name: 'Tags', description: 'Terms of all vocabularies: themes, topics, places, organisations, people.' },
  { name: 'Examples', description: 'Named initiatives that notes draw on.' },
  { name: 'Quotations', description: 'Proof that words stand in a note.' },
  { name: 'Exports', description: 'What lists hold, whole, in the formats of other programs.' },
  { name: 'Search', description: 'One ranking over notes, insights and examples.' },
  {
    name: 'Curation',
    description: 'The audit trail, undo, the review queue, the vocabulary as a file, keys.',
  },
  { name: 'Subscriptions', description: 'Following what changes: the feed of changes, feeds and webhooks.' },
  { name: 'Operation', description: 'Whether the service runs, and how.' },
];

/** Collects every route into one OpenAPI 3.1.0 document, the same bytes for the same routes. */
export async function installOpenapi(
  app: FastifyInstance,
  publicUrl: string,
  limits: BodyLimits,
): Promise<void> {
  const examples = await readExamples();
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info,
      tags,
      servers: [
        {
          url: publicUrl || '/',
          description: 'Production: the knowledge base that gave you this document.',
          'x-internal': false,
        },
      ] as never,
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'A key that starts with `kb_`. Public reads need none.',
          },
        },
      },
      security: [{}, { key: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) =>
      tidy(jsonSchemaTransformObject(document) as unknown as OpenapiDocument, limits, examples) as never,
  });
}

function tidy(document: OpenapiDocument, limits: BodyLimits, examples: Examples): OpenapiDocument {
  for (const operations of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(operations)) {
      describeTextBodies(operation, limits);
      describeOptionalBody(operation, document);
    }
  }
  pruneUnused(document);
  limitNoteTexts(document, limits.maxNoteBytes);
  describeDefaults(document);
  describeConventions(document);
  addExamples(document, examples);
  completeSchemas(document);
  return document;
}
