import accepts from '@fastify/accepts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';
import { appendVary } from './cache.ts';

export const installNegotiation = async (app: FastifyInstance): Promise<void> => {
  await app.register(accepts);
};

/** The first of `available` that the Accept header prefers. @throws DomainError `not-acceptable` */
export function negotiate<T extends string>(
  request: FastifyRequest,
  reply: FastifyReply,
  available: readonly T[],
): T {
  appendVary(reply, 'Accept');
  const chosen = request.accepts().type([...available]);
  if (typeof chosen === 'string') return chosen as T;
  throw new DomainError('not-acceptable', `Available here: ${available.join(', ')}.`);
}
