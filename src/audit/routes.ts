import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { undoAct } from '../curation/undo-act.ts';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { pageInfo, positionOf } from '../http/list-route.ts';
import { errors } from '../http/openapi.ts';
import { presentAuditEntry } from './present.ts';
import { AuditEntryResponse, AuditListResponse, ListAuditQuery, UndoInput, UndoResponse } from './schemas.ts';
import { sentenceOf } from './sentence.ts';
import { getAuditEntry, listAudit } from './service.ts';

const IdParams = z.strictObject({ id: z.uuid() });
const NoQuery = z.strictObject({});
const security = [{ key: [] }];
const config = { requires: 'curator' } as const;

export function auditRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/audit',
    {
      config,
      schema: {
        operationId: 'listAudit',
        summary: 'Read the audit trail',
        description: 'Every write, newest first, by entity, verb, actor and time, each with a sentence.',
        tags: ['Curation'],
        security,
        querystring: ListAuditQuery,
        response: { 200: AuditListResponse, ...errors(403, 422) },
      },
    },
    async (request, reply) => {
      const { cursor, ...query } = request.query;
      const page = await listAudit(deps.db, query, positionOf(deps, request, cursor));
      const info = pageInfo(deps, request, reply, page, query.limit);
      return reply.send({ data: page.rows.map(presentAuditEntry), page: info });
    },
  );

  typed.get(
    '/v1/audit/:id',
    {
      config,
      schema: {
        operationId: 'getAuditEntry',
        summary: 'Read one entry of the audit trail',
        description: 'With what it did to each row.',
        tags: ['Curation'],
        security,
        params: IdParams,
        querystring: NoQuery,
        response: { 200: AuditEntryResponse, ...errors(403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { entry, changes } = await getAuditEntry(deps.db, request.params.id);
      return reply.send({ data: { ...presentAuditEntry(entry), changes } });
    },
  );

  typed.post(
    '/v1/audit/:id/undo',
    {
      config,
      schema: {
        operationId: 'undoAct',
        summary: 'Undo an act',
        description:
          'Restores every row that the act changed, however long ago it was. Where later acts stand in the way, nothing is changed and they are listed. Undoing an undo is a redo.',
        tags: ['Curation'],
        security,
        params: IdParams,
        querystring: NoQuery,
        body: UndoInput,
        response: { 200: UndoResponse, ...errors(403, 404, 409, 415, 422) },
      },
    },
    async (request, reply) => {
      const { preview } = request.body;
      const undone = await undoAct(deps.db, actorOf(request), request.params.id, { preview });
      const { plan, act, auditId } = undone;
      return reply.send({ data: { preview, undone: sentenceOf(act), changes: plan, auditId } });
    },
  );
}
