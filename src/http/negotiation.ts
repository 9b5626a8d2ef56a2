import accepts from '@fastify/accepts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';
import { appendVary } from './cache.ts';

/**
 * Every documented route refuses an Accept header that none of its answers fits, before anything is done. Errors are
 * problem details whatever was asked for.
 */
export async function installNegotiation(app: FastifyInstance): Promise<void> {
  await app.register(accepts);
  const known = new WeakMap<object, string[]>();
  app.addHook('onRequest', async (request, reply) => {
    const { schema } = request.routeOptions;
    if (!schema?.response) return;
    let available = known.get(schema);
    if (!available) known.set(schema, (available = mediaTypesOf(schema.response)));
    if (available.length > 1) appendVary(reply, 'Accept');
    if (available.length > 0 && request.accepts().type(available) === false) throw notAcceptable(available);
  });
}

/** The media types of the answers that succeed, as the route documents them. */
function mediaTypesOf(responses: unknown): string[] {
  const succeeded = Object.entries(responses as Record<string, { content?: object; type?: string }>).filter(
    ([status]) => status.startsWith('2') && status !== '204',
  );
  return succeeded.flatMap(([, { content }]) => (content ? Object.keys(content) : ['application/json']));
}

/** The first of `available` that the Accept header prefers. @throws DomainError `not-acceptable` */
export function negotiate<T extends string>(request: FastifyRequest, available: readonly T[]): T {
  const chosen = request.accepts().type([...available]);
  if (typeof chosen === 'string') return chosen as T;
  throw notAcceptable(available);
}

const notAcceptable = (available: readonly string[]): DomainError =>
  new DomainError('not-acceptable', `Available here: ${available.join(', ')}.`);
