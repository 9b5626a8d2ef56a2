import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Deps } from '../deps.ts';
import { notModified, representationTag } from '../http/conditional.ts';
import { errors } from '../http/openapi.ts';
import { presentChange } from './present.ts';
import { ChangeListResponse, ListChangesQuery } from './schemas.ts';
import { findEnd, listChanges } from './service.ts';

/** Whoever follows the feed asks again and again: a kept answer would say for minutes that nothing is new. */
const caching = 'public, no-cache';

export function changeRoutes(app: FastifyInstance, deps: Deps): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/v1/changes',
    {
      schema: {
        operationId: 'listChanges',
        summary: 'Follow what changes',
        description:
          'Everything public that changed after a position, in order and without gaps. From 0 on, storing what each change holds and removing what `merged`, `taken_down`, `orphaned` and `withdrawn` name gives a whole copy.',
        tags: ['Subscriptions'],
        querystring: ListChangesQuery,
        response: { 200: ChangeListResponse, ...errors(422) },
      },
    },
    async (request, reply) => {
      const { since, limit, type: types } = request.query;
      void reply.header('cache-control', caching);
      const end = await findEnd(deps.db);
      const contentVersion = await deps.contentVersion();
      const etag = representationTag(request, { entity: 'changes', version: end, contentVersion });
      if (notModified(request, reply, etag)) return reply;
      const list = await listChanges(deps.db, { since, limit, types, end });
      const query = new URLSearchParams({ since: String(list.since), limit: String(limit) });
      if (types) query.set('type', types.join(','));
      return reply.send({
        data: list.rows.map(({ row, record }) => presentChange(row, record)),
        page: { limit, since: list.since, next: `/v1/changes?${query.toString()}`, more: list.more },
      });
    },
  );
}
