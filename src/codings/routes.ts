import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { errors } from '../http/openapi.ts';
import { installFileBodies, maxFileBytes } from '../notes/uploads.ts';
import { applyCodingFile, planCodingFile } from './import-codings.ts';
import { presentCodingPlan } from './present.ts';
import {
  ApplyCodingQuery,
  ApplyCodingResponse,
  CodingFile,
  PlanCodingQuery,
  PlanCodingResponse,
} from './schemas.ts';

const security = [{ key: [] }];
const config = { requires: 'curator' } as const;
const consumes = ['multipart/form-data'];

/** What researchers coded in their own programs, as suggestions. */
export async function codingRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  await installFileBodies(app);
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/v1/codings/plan',
    {
      config,
      bodyLimit: maxFileBytes,
      schema: {
        operationId: 'planCodings',
        summary: 'Plan a REFI-QDA project',
        description:
          'Which of its coded selections would become suggested insights, which not and why, and what its codes are here. Nothing changes.',
        tags: ['Curation'],
        security,
        consumes,
        querystring: PlanCodingQuery,
        body: CodingFile,
        response: { 200: PlanCodingResponse, ...errors(403, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const plan = await planCodingFile(deps, request.fileBody!.bytes, request.query);
      return reply.send({ data: presentCodingPlan(plan) });
    },
  );

  typed.post(
    '/v1/codings/apply',
    {
      config,
      bodyLimit: maxFileBytes,
      schema: {
        operationId: 'applyCodings',
        summary: 'Bring in a REFI-QDA project',
        description:
          'Needs the token of its plan. Selections become suggestions for the review queue, codes that no theme has the name of proposed themes. One act, undone as one.',
        tags: ['Curation'],
        security,
        consumes,
        querystring: ApplyCodingQuery,
        body: CodingFile,
        response: { 200: ApplyCodingResponse, ...errors(403, 409, 412, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { bytes } = request.fileBody!;
      const { plan, auditId } = await applyCodingFile(deps, actorOf(request), bytes, request.query);
      return reply.send({ data: presentCodingPlan(plan), auditId });
    },
  );
}
