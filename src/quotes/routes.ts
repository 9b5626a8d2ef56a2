import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { errors } from '../http/openapi.ts';
import { presentVerification } from './present.ts';
import { QuoteVerdictResponse, VerifyQuoteInput } from './schemas.ts';
import { verifyQuote } from './verify-quote.ts';

export function quoteRoutes(app: FastifyInstance, deps: Deps): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/v1/verify-quote',
    {
      schema: {
        operationId: 'verifyQuote',
        summary: 'Check a quotation before printing it',
        description:
          'Says whether the words stand in a published note: exactly, but for typography, in several places, or nowhere; with the original wording, its positions and what differs. Nothing is stored.',
        tags: ['Quotations'],
        querystring: z.strictObject({}),
        body: VerifyQuoteInput,
        response: { 200: QuoteVerdictResponse, ...errors(404, 410, 413, 415, 422) },
      },
    },
    async (request, reply) =>
      reply.send({ data: presentVerification(await verifyQuote(deps.db, request.body)) }),
  );
}
