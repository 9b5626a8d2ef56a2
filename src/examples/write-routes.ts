import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { tagWritten } from '../curation/write-reply.ts';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { expectedVersions } from '../http/conditional.ts';
import { redirectTo } from '../http/list-route.ts';
import { errors, moved } from '../http/openapi.ts';
import { Slug } from '../http/query.ts';
import { ExampleMergeResponse, MergeInput } from '../tags/merge-schemas.ts';
import { exampleAddress } from './addresses.ts';
import { createExample } from './create-example.ts';
import { editExample } from './edit-example.ts';
import { findExampleForWrite } from './held-examples.ts';
import { mergeExamples, planExampleMerge } from './merge-examples.ts';
import { presentExample } from './present.ts';
import type { Example } from './schemas.ts';
import { getExample } from './service.ts';
import { planExampleSplit, splitExample } from './split-example.ts';
import { ExampleSplitInput, ExampleSplitResponse } from './split-schemas.ts';
import type { HeldExample } from './write-repository.ts';
import { CreateExampleInput, EditExampleInput, WrittenExampleResponse } from './write-schemas.ts';

const SlugParams = z.strictObject({ slug: Slug });
const NoQuery = z.strictObject({});
const security = [{ key: [] }];
const config = { requires: 'curator' } as const;

export function exampleWriteRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/v1/examples',
    {
      config,
      schema: {
        operationId: 'createExample',
        summary: 'Create an example',
        description: 'A name or alias means one example.',
        tags: ['Examples'],
        security,
        querystring: NoQuery,
        body: CreateExampleInput,
        response: { 201: WrittenExampleResponse, ...errors(403, 409, 415, 422) },
      },
    },
    async (request, reply) => {
      const { slug, auditId } = await createExample(deps.db, actorOf(request), request.body);
      void reply.code(201).header('location', exampleAddress(slug));
      return reply.send({ data: await writtenExample(deps, request, reply, slug), auditId });
    },
  );

  typed.patch(
    '/v1/examples/:slug',
    {
      config,
      schema: {
        operationId: 'editExample',
        summary: 'Edit, retire or revive an example',
        description: 'Needs If-Match. A new slug leaves a redirect behind; a retired slug stays reserved.',
        tags: ['Examples'],
        security,
        params: SlugParams,
        querystring: NoQuery,
        body: EditExampleInput,
        response: { 200: WrittenExampleResponse, 308: moved, ...errors(403, 404, 409, 412, 415, 422, 428) },
      },
    },
    async (request, reply) => {
      const example = await exampleOrRedirect(deps, request, reply, '');
      if (!example) return reply;
      const expected = expectedVersions(request, `example-${example.id}`);
      const { slug, auditId } = await editExample(
        deps.db,
        actorOf(request),
        { id: example.id, expected },
        request.body,
      );
      return reply.send({ data: await writtenExample(deps, request, reply, slug), auditId });
    },
  );

  typed.post(
    '/v1/examples/:slug/merge',
    {
      config,
      schema: {
        operationId: 'mergeExamples',
        summary: 'Merge an example into another',
        description:
          'Its links and mentions move without duplicates, its names become aliases, its addresses redirect. With `preview` the plan comes back; applying it needs the plan’s token.',
        tags: ['Examples'],
        security,
        params: SlugParams,
        querystring: NoQuery,
        body: MergeInput,
        response: { 200: ExampleMergeResponse, 308: moved, ...errors(403, 404, 409, 412, 415, 422) },
      },
    },
    async (request, reply) => {
      const example = await exampleOrRedirect(deps, request, reply, '/merge');
      if (!example) return reply;
      const { preview, ...input } = request.body;
      if (preview) {
        const plan = await planExampleMerge(deps.db, example.id, input);
        return reply.send({ data: { preview, auditId: null, plan } });
      }
      const { plan, auditId } = await mergeExamples(deps.db, actorOf(request), example.id, input);
      return reply.send({ data: { preview, auditId, plan } });
    },
  );

  typed.post(
    '/v1/examples/:slug/split',
    {
      config,
      schema: {
        operationId: 'splitExample',
        summary: 'Move chosen uses of an example to another',
        description:
          'To a living example or to a new one: whole notes with all that they say of it, or single insights with what their quotations name. With `preview` the plan comes back; applying it needs the plan’s token.',
        tags: ['Examples'],
        security,
        params: SlugParams,
        querystring: NoQuery,
        body: ExampleSplitInput,
        response: { 200: ExampleSplitResponse, 308: moved, ...errors(403, 404, 409, 412, 415, 422) },
      },
    },
    async (request, reply) => {
      const example = await exampleOrRedirect(deps, request, reply, '/split');
      if (!example) return reply;
      const { preview, ...input } = request.body;
      if (preview) {
        const plan = await planExampleSplit(deps.db, example.id, input);
        return reply.send({ data: { preview, auditId: null, plan } });
      }
      const { plan, auditId } = await splitExample(deps.db, actorOf(request), example.id, input);
      return reply.send({ data: { preview, auditId, plan } });
    },
  );
}

/** The example that a write addresses, or null when the reply already sends the writer to its address now. */
async function exampleOrRedirect(
  deps: Deps,
  request: FastifyRequest<{ Params: { slug: string } }>,
  reply: FastifyReply,
  below: string,
): Promise<HeldExample | null> {
  const example = await findExampleForWrite(deps.db, request.params.slug);
  if ('found' in example) return example.found;
  await redirectTo(request, reply, exampleAddress(example.movedTo) + below);
  return null;
}

async function writtenExample(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  slug: string,
): Promise<Example> {
  const example = await getExample(deps.db, slug, { unpublished: true });
  if (!('found' in example)) throw new Error(`The example ${slug} was stored but cannot be read.`);
  await tagWritten(deps, request, reply, { type: 'example', ...example.found });
  return presentExample(example.found);
}
