import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';
import { insideAccess } from './inside.ts';

/**
 * Answers at most so many requests at a time and the rest at once with 503: what is over the capacity is refused
 * cheaply, and what is within it goes on being answered in bounded time. Health and metrics are always answered.
 */
export function installOverloadProtection(app: FastifyInstance, maxInFlight: number): void {
  const inFlight = new WeakSet<FastifyRequest>();
  let count = 0;
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.alwaysOpen === true || insideAccess() !== undefined) return;
    if (count >= maxInFlight) {
      void reply.header('retry-after', '1');
      throw new DomainError('unavailable', 'Too much is asked for at this moment. Try again in a second.');
    }
    inFlight.add(request);
    count += 1;
    // For clients that go away before their answer.
    reply.raw.once('close', () => end(request));
  });
  app.addHook('onResponse', async (request) => end(request));

  function end(request: FastifyRequest): void {
    if (inFlight.delete(request)) count -= 1;
  }
}
