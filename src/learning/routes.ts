import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { errors } from '../http/openapi.ts';
import { presentModel, presentTraining, trainingAddress } from './present.ts';
import { getTraining, requestTraining } from './run-training.ts';
import { ModelListResponse, TrainingResponse, TrainInput } from './schemas.ts';
import { listModels } from './service.ts';

const NoQuery = z.strictObject({});
const tags = ['Operation'];
const security = [{ key: [] }];
const config = { requires: 'admin' } as const;

export function learningRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/models',
    {
      config,
      schema: {
        operationId: 'listModels',
        summary: 'List the models that extraction has used',
        description: 'The newest first; one is in use.',
        tags,
        security,
        querystring: NoQuery,
        response: { 200: ModelListResponse, ...errors(403, 422) },
      },
    },
    async (_request, reply) => reply.send({ data: (await listModels(deps.db)).map(presentModel) }),
  );

  typed.post(
    '/v1/models/trainings',
    {
      config,
      schema: {
        operationId: 'trainModel',
        summary: 'Learn from what curators decided',
        description:
          'In the background: fits an update of the shipped model, compares it with the model in use on notes that neither has learnt from, and puts it into use only where it is better. The address in `Location` says how far it is.',
        tags,
        security,
        querystring: NoQuery,
        body: TrainInput,
        response: { 202: TrainingResponse, ...errors(403, 409, 415, 422) },
      },
    },
    async (request, reply) => {
      const training = await requestTraining(deps, actorOf(request), request.body);
      return reply
        .code(202)
        .header('location', trainingAddress(training.id))
        .send({ data: presentTraining(training) });
    },
  );

  typed.get(
    '/v1/models/trainings/:id',
    {
      config,
      schema: {
        operationId: 'getTraining',
        summary: 'How far a training is, and what came of it',
        description: 'With the figures of both models once it has succeeded.',
        tags,
        security,
        params: z.strictObject({ id: z.uuid() }),
        querystring: NoQuery,
        response: { 200: TrainingResponse, ...errors(403, 404, 422) },
      },
    },
    async (request, reply) =>
      reply.send({ data: presentTraining(await getTraining(deps, request.params.id)) }),
  );
}
