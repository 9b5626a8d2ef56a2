import type { FastifyInstance } from 'fastify';
import FindMyWay from 'find-my-way';
import { DomainError, NotFoundError } from '../errors.ts';

const order = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export const nothingHere = 'There is nothing at this address. See /docs.';

/**
 * Known addresses answer methods they do not take, whatever these are called, with 405, and OPTIONS with what they
 * take. Call `collectMethods` before the routes are registered and the function it returns after them.
 */
export function collectMethods(app: FastifyInstance, maxParamLength: number): () => void {
  const taken = new Map<string, Set<string>>();
  const addresses = FindMyWay({ maxParamLength });
  // Answered before a body is read; the CORS plugin's own OPTIONS route stands for any address.
  app.addHook('onRequest', (request, reply, done) => {
    const isKnown = !request.is404 && request.routeOptions.url !== '*';
    // An address of its own, such as /v1/tags/lookup, also looks like one of a pattern that takes more methods.
    if (isKnown && !request.routeOptions.url?.includes(':')) return done();
    const known = addresses.find('GET', request.url);
    if (!known && isKnown) return done();
    if (!known) throw new NotFoundError(nothingHere);
    const allow = String(known.store);
    if (isKnown && allow.split(', ').includes(request.method)) return done();
    void reply.header('allow', allow);
    throw new DomainError('method-not-allowed', `This address takes ${allow}.`);
  });
  app.addHook('onRoute', ({ url, method }) => {
    if (url === '*') return;
    const known = taken.get(url) ?? new Set(['OPTIONS']);
    for (const name of [method].flat()) known.add(name);
    taken.set(url, known);
  });
  return () => {
    for (const [url, known] of taken) {
      const allow = order.filter((method) => known.has(method)).join(', ');
      addresses.on('GET', url, () => undefined, allow);
      answerOptions(app, url, allow);
    }
  };
}

function answerOptions(app: FastifyInstance, url: string, allow: string): void {
  app.route({
    method: 'OPTIONS',
    url,
    schema: { hide: true },
    config: { alwaysOpen: true },
    handler: async (_request, reply) => reply.code(204).header('allow', allow).send(),
  });
}
