import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { errors, moved } from '../http/openapi.ts';
import { Slug } from '../http/query.ts';
import { AssignmentInput, AssignmentResponse } from './assignment-schemas.ts';
import { assignTags, planAssignments } from './assign-tags.ts';
import { MergeInput, MergeResponse } from './merge-schemas.ts';
import { mergeTags, planTagMerge } from './merge-tags.ts';
import { SplitInput, SplitResponse } from './split-schemas.ts';
import { planTagSplit, splitTag } from './split-tag.ts';
import { tagOrRedirect } from './write-routes.ts';

const SlugParams = z.strictObject({ slug: Slug });
const NoQuery = z.strictObject({});
const security = [{ key: [] }];
const config = { requires: 'curator' } as const;
const planned =
  'With `preview` the plan comes back and nothing changes; applying it needs the plan’s token, which fits only while nothing it was made from has changed (412 otherwise).';

/** Acts upon many links at once, each previewed first. */
export function tagBulkRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/v1/tags/:slug/merge',
    {
      config,
      schema: {
        operationId: 'mergeTags',
        summary: 'Merge a term into another',
        description: `Its links move without duplicates, its labels become aliases, its addresses redirect. ${planned}`,
        tags: ['Tags'],
        security,
        params: SlugParams,
        querystring: NoQuery,
        body: MergeInput,
        response: { 200: MergeResponse, 308: moved, ...errors(403, 404, 409, 412, 415, 422) },
      },
    },
    async (request, reply) => {
      const tag = await tagOrRedirect(deps, request, reply, '/merge');
      if (!tag) return reply;
      const { preview, ...input } = request.body;
      if (preview) {
        const plan = await planTagMerge(deps.db, tag.id, input);
        return reply.send({ data: { preview, auditId: null, plan } });
      }
      const { plan, auditId } = await mergeTags(deps.db, actorOf(request), tag.id, input);
      return reply.send({ data: { preview, auditId, plan } });
    },
  );

  typed.post(
    '/v1/tags/:slug/split',
    {
      config,
      schema: {
        operationId: 'splitTag',
        summary: 'Move chosen uses of a term to another',
        description: `To a living term of the same scheme or to a new one. ${planned}`,
        tags: ['Tags'],
        security,
        params: SlugParams,
        querystring: NoQuery,
        body: SplitInput,
        response: { 200: SplitResponse, 308: moved, ...errors(403, 404, 409, 412, 415, 422) },
      },
    },
    async (request, reply) => {
      const tag = await tagOrRedirect(deps, request, reply, '/split');
      if (!tag) return reply;
      const { preview, ...input } = request.body;
      if (preview) {
        const plan = await planTagSplit(deps.db, tag.id, input);
        return reply.send({ data: { preview, auditId: null, plan } });
      }
      const { plan, auditId } = await splitTag(deps.db, actorOf(request), tag.id, input);
      return reply.send({ data: { preview, auditId, plan } });
    },
  );

  typed.post(
    '/v1/tags/assignments',
    {
      config,
      schema: {
        operationId: 'assignTags',
        summary: 'Give tags to many things, or take them away',
        description: `Adds and removes, never replaces. Things by id and slug, or insights by a query. ${planned}`,
        tags: ['Tags'],
        security,
        querystring: NoQuery,
        body: AssignmentInput,
        response: { 200: AssignmentResponse, ...errors(403, 409, 412, 415, 422) },
      },
    },
    async (request, reply) => {
      const { preview, ...input } = request.body;
      if (preview) {
        const plan = await planAssignments(deps.db, input);
        return reply.send({ data: { preview, auditId: null, plan } });
      }
      const { plan, auditId } = await assignTags(deps.db, actorOf(request), input);
      return reply.send({ data: { preview, auditId, plan } });
    },
  );
}
