import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { errors } from '../http/openapi.ts';
import { driftSize } from './drift.ts';
import { presentParked, presentRebuild, presentReceipt } from './present.ts';
import {
  IndexStatusQuery,
  IndexStatusResponse,
  ReceiptResponse,
  RebuildResponse,
  RepairResponse,
} from './schemas.ts';
import { getIndexReport, getReceipt, repair, startRebuild } from './service.ts';

const NoQuery = z.strictObject({});
const tags = ['Operation'];
const security = [{ key: [] }];

export function indexRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const rebuilds = new Set<Promise<void>>();
  const closing = new AbortController();
  app.addHook('onClose', async () => {
    closing.abort();
    await Promise.all(rebuilds);
  });

  typed.get(
    '/v1/index',
    {
      config: { requires: 'curator' },
      schema: {
        operationId: 'getIndexStatus',
        summary: 'How the search index stands to the database',
        description:
          'Compares every document by id and version, and names each that is missing, stale or extra; shows what is on its way, what was refused, and the newest rebuild.',
        tags,
        security,
        querystring: IndexStatusQuery,
        response: { 200: IndexStatusResponse, ...errors(403, 422) },
      },
    },
    async (request, reply) => {
      const { outbox, parked, drift, rebuild, ...report } = await getIndexReport(deps, {
        compare: request.query.compare === 'true',
      });
      return reply.send({
        data: {
          ...report,
          pending: outbox.pending,
          lagSeconds: outbox.lagSeconds,
          parked: parked.map(presentParked),
          driftCount: drift && driftSize(drift),
          drift,
          rebuild: rebuild && presentRebuild(rebuild),
        },
      });
    },
  );

  typed.post(
    '/v1/index/repair',
    {
      config: { requires: 'admin' },
      schema: {
        operationId: 'repairIndex',
        summary: 'Mend what differs in the search index',
        description:
          'Sends or removes the documents that differ and no others; parked changes are tried again.',
        tags,
        security,
        querystring: NoQuery,
        response: { 200: RepairResponse, ...errors(403, 422) },
      },
    },
    async (_request, reply) => {
      const drift = await repair(deps);
      return reply.send({ data: { mended: driftSize(drift), drift } });
    },
  );

  typed.post(
    '/v1/index/rebuild',
    {
      config: { requires: 'admin' },
      schema: {
        operationId: 'rebuildIndex',
        summary: 'Build the search index anew',
        description:
          'Beside the one in use, which goes on answering and learning until the new one takes its place at once. `GET /v1/index` shows the progress.',
        tags,
        security,
        querystring: NoQuery,
        response: { 202: RebuildResponse, ...errors(403, 409, 422) },
      },
    },
    async (_request, reply) => {
      const { rebuild, finished } = await startRebuild(deps, { signal: closing.signal });
      rebuilds.add(finished);
      void finished.then(() => rebuilds.delete(finished));
      return reply
        .code(202)
        .header('location', '/v1/index')
        .send({ data: presentRebuild(rebuild) });
    },
  );

  typed.get(
    '/v1/index/receipts/:id',
    {
      config: { requires: 'curator' },
      schema: {
        operationId: 'getReceipt',
        summary: 'Whether a write can be found yet',
        description:
          'Every write has a receipt under the id of its request (`X-Request-Id` of the answer), kept for a week.',
        tags,
        security,
        params: z.strictObject({ id: z.uuid() }),
        querystring: NoQuery,
        response: { 200: ReceiptResponse, ...errors(403, 404, 422) },
      },
    },
    async (request, reply) => {
      const receipt = await getReceipt(deps, request.params.id);
      return reply.send({ data: presentReceipt(receipt) });
    },
  );
}
