import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { errors } from '../http/openapi.ts';
import { issueKey, listKeys, revokeKey } from './manage-keys.ts';
import { presentKey } from './present.ts';
import { CreatedKeyResponse, CreateKeyInput, KeyListResponse, KeyResponse } from './schemas.ts';

const NoQuery = z.strictObject({});
const security = [{ key: [] }];
const config = { requires: 'admin' } as const;

export function keyRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/keys',
    {
      config,
      schema: {
        operationId: 'listKeys',
        summary: 'List keys',
        description: 'Every key that ever was, without the keys themselves.',
        tags: ['Curation'],
        security,
        querystring: NoQuery,
        response: { 200: KeyListResponse, ...errors(403, 422) },
      },
    },
    async (_request, reply) => reply.send({ data: (await listKeys(deps.db)).map(presentKey) }),
  );

  typed.post(
    '/v1/keys',
    {
      config: { ...config, showsSecret: true },
      schema: {
        operationId: 'createKey',
        summary: 'Issue a key',
        description: 'The key is in this answer and never again.',
        tags: ['Curation'],
        security,
        querystring: NoQuery,
        body: CreateKeyInput,
        response: { 201: CreatedKeyResponse, ...errors(403, 415, 422) },
      },
    },
    async (request, reply) => {
      const { key, row } = await issueKey(deps.db, actorOf(request), request.body);
      return reply.code(201).send({ data: { ...presentKey(row), key } });
    },
  );

  typed.delete(
    '/v1/keys/:id',
    {
      config,
      schema: {
        operationId: 'revokeKey',
        summary: 'Revoke a key',
        description: 'At once and for ever; it stays in the list. The last admin’s key cannot be revoked.',
        tags: ['Curation'],
        security,
        params: z.strictObject({ id: z.uuid() }),
        querystring: NoQuery,
        response: { 200: KeyResponse, ...errors(403, 404, 409, 422) },
      },
    },
    async (request, reply) =>
      reply.send({ data: presentKey(await revokeKey(deps.db, actorOf(request), request.params.id)) }),
  );
}
