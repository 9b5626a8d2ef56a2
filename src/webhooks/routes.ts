import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { expectedVersions, representationTag } from '../http/conditional.ts';
import { pageInfo, positionOf } from '../http/list-route.ts';
import { errors } from '../http/openapi.ts';
import { presentDelivery, presentWebhook } from './present.ts';
import type { WebhookRow } from './repository.ts';
import {
  CreateWebhookInput,
  DeliveryListResponse,
  DeliveryResponse,
  EditWebhookInput,
  ListDeliveriesQuery,
  WebhookListResponse,
  WebhookResponse,
  WebhookSecretResponse,
} from './schemas.ts';
import * as service from './service.ts';

const tags = ['Subscriptions'];
const security = [{ key: [] }];
const config = { requires: 'admin' } as const;
const showsSecret = { ...config, showsSecret: true };
const NoQuery = z.strictObject({});
const IdParams = z.strictObject({ id: z.uuid() });
const DeliveryParams = z.strictObject({ id: z.uuid(), delivery: z.uuid() });
const shared = { tags, security, querystring: NoQuery };

export function webhookRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  /** With the ETag that a change of it has to name. */
  const present = async (request: FastifyRequest, reply: FastifyReply, row: WebhookRow) => {
    const { id, version } = row;
    const contentVersion = await deps.contentVersion();
    void reply.header(
      'etag',
      representationTag(request, { entity: `webhook-${id}`, version, contentVersion }),
    );
    return presentWebhook(row);
  };
  const expected = (request: FastifyRequest<{ Params: { id: string } }>) =>
    expectedVersions(request, `webhook-${request.params.id}`);

  typed.get(
    '/v1/webhooks',
    {
      config,
      schema: {
        ...shared,
        operationId: 'listWebhooks',
        summary: 'List webhooks',
        description: 'The newest first, without their secrets.',
        response: { 200: WebhookListResponse, ...errors(403, 422) },
      },
    },
    async (_request, reply) =>
      reply.send({ data: (await service.listWebhooks(deps.db)).map(presentWebhook) }),
  );

  typed.post(
    '/v1/webhooks',
    {
      config: showsSecret,
      schema: {
        ...shared,
        operationId: 'createWebhook',
        summary: 'Have changes sent to an address',
        description: 'Signed after Standard Webhooks. The secret is in this answer and never again.',
        body: CreateWebhookInput,
        response: { 201: WebhookSecretResponse, ...errors(403, 415, 422) },
      },
    },
    async (request, reply) => {
      const row = await service.createWebhook(deps, actorOf(request), request.body);
      void reply.header('location', `/v1/webhooks/${row.id}`);
      return reply.code(201).send({ data: { ...(await present(request, reply, row)), secret: row.secret } });
    },
  );

  typed.get(
    '/v1/webhooks/:id',
    {
      config,
      schema: {
        ...shared,
        operationId: 'getWebhook',
        summary: 'Read one webhook',
        description: 'Without its secret.',
        params: IdParams,
        response: { 200: WebhookResponse, ...errors(403, 404, 422) },
      },
    },
    async (request, reply) => {
      const row = await service.getWebhook(deps, request.params.id);
      return reply.send({ data: await present(request, reply, row) });
    },
  );

  typed.patch(
    '/v1/webhooks/:id',
    {
      config,
      schema: {
        ...shared,
        operationId: 'editWebhook',
        summary: 'Change a webhook',
        description:
          'Its address, what it is told, or whether it is in use. Members left out stay as they are.',
        params: IdParams,
        body: EditWebhookInput,
        response: { 200: WebhookResponse, ...errors(403, 404, 412, 415, 422, 428) },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const row = await service.editWebhook(deps, actorOf(request), params.id, expected(request), body);
      return reply.send({ data: await present(request, reply, row) });
    },
  );

  typed.delete(
    '/v1/webhooks/:id',
    {
      config,
      schema: {
        ...shared,
        operationId: 'deleteWebhook',
        summary: 'Delete a webhook',
        description: 'With its log. What waits to be delivered is not.',
        params: IdParams,
        response: { 204: z.null().describe('Deleted.'), ...errors(403, 404, 412, 422, 428) },
      },
    },
    async (request, reply) => {
      await service.deleteWebhook(deps, actorOf(request), request.params.id, expected(request));
      return reply.code(204).send(null);
    },
  );

  typed.post(
    '/v1/webhooks/:id/secret',
    {
      config: showsSecret,
      schema: {
        ...shared,
        operationId: 'rotateWebhookSecret',
        summary: 'Give a webhook a new secret',
        description: 'Shown this once. For a day deliveries are signed with the former one as well.',
        params: IdParams,
        response: { 200: WebhookSecretResponse, ...errors(403, 404, 412, 422, 428) },
      },
    },
    async (request, reply) => {
      const row = await service.rotateSecret(deps, actorOf(request), request.params.id, expected(request));
      return reply.send({ data: { ...(await present(request, reply, row)), secret: row.secret } });
    },
  );

  typed.get(
    '/v1/webhooks/:id/deliveries',
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'listDeliveries',
        summary: 'Read the log of a webhook',
        description: 'What was sent, the newest first, with every attempt. Kept for 30 days.',
        params: IdParams,
        querystring: ListDeliveriesQuery,
        response: { 200: DeliveryListResponse, ...errors(403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { cursor, status, limit } = request.query;
      const position = positionOf(deps, request, cursor);
      const page = await service.listDeliveries(deps, request.params.id, { status, limit }, position);
      return reply.send({
        data: page.rows.map(presentDelivery),
        page: pageInfo(deps, request, reply, page, limit),
      });
    },
  );

  typed.post(
    '/v1/webhooks/:id/deliveries/:delivery/redelivery',
    {
      config,
      schema: {
        ...shared,
        operationId: 'redeliver',
        summary: 'Send a change again',
        description: 'Under the same `webhook-id`, whatever became of it before.',
        params: DeliveryParams,
        response: { 202: DeliveryResponse, ...errors(403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { id, delivery } = request.params;
      return reply.code(202).send({ data: presentDelivery(await service.redeliver(deps, id, delivery)) });
    },
  );
}
