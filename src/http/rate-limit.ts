import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';

const windowSeconds = 60;
/** How many wrong keys an address may try in a minute before no key of it is looked at any more. */
const wrongKeysPerMinute = 30;

export interface Limits {
  /** Counts a request for its key, or for its address without one. @throws DomainError `quota-exceeded` */
  count(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Counts a request without a key. Its headers, names and values in turns; null where it is one too many. */
  take(request: FastifyRequest): Promise<string[] | null>;
  countWrongKey(request: FastifyRequest): Promise<void>;
  /** @throws DomainError `quota-exceeded` for an address that tries key after key */
  refuseGuessing(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

const unlimited: Limits = {
  count: async () => undefined,
  take: async () => [],
  countWrongKey: async () => undefined,
  refuseGuessing: async () => undefined,
};

/**
 * At most `perMinute` requests a minute for each key, or each address without one: answers of every kind count. The
 * plugin counts; the headers are those of the current IETF draft (ratelimit-headers), which it does not write yet.
 */
export async function createLimits(app: FastifyInstance, perMinute: number): Promise<Limits> {
  if (perMinute === 0) return unlimited;
  await app.register(rateLimit, { global: false, timeWindow: windowSeconds * 1000 });
  const requests = app.createRateLimit({
    max: perMinute,
    keyGenerator: (request) => request.access?.keyId ?? request.ip,
  });
  const wrongKeys = app.createRateLimit({
    max: Math.min(wrongKeysPerMinute, perMinute),
    keyGenerator: (request) => request.ip,
  });
  const headersOf = (limit: { remaining: number; ttlInSeconds: number }) => ({
    'ratelimit-policy': `"default";q=${perMinute};w=${windowSeconds}`,
    ratelimit: `"default";r=${limit.remaining};t=${limit.ttlInSeconds}`,
  });
  return {
    async count(request, reply) {
      const limit = await requests(request);
      if (limit.isAllowed) return;
      void reply.headers(headersOf(limit));
      if (limit.isExceeded)
        throw tooMany(reply, `At most ${perMinute} requests a minute.`, limit.ttlInSeconds);
    },
    async take(request) {
      const limit = await requests(request);
      if (limit.isAllowed) return [];
      return limit.isExceeded ? null : Object.entries(headersOf(limit)).flat();
    },
    async countWrongKey(request) {
      await wrongKeys(request);
    },
    async refuseGuessing(request, reply) {
      const limit = await wrongKeys(request, { increment: false });
      if (limit.isAllowed || limit.remaining > 0) return;
      throw tooMany(reply, 'Too many wrong keys came from this address.', limit.ttlInSeconds);
    },
  };
}

function tooMany(reply: FastifyReply, detail: string, seconds: number): DomainError {
  void reply.header('retry-after', String(seconds));
  return new DomainError('quota-exceeded', `${detail} Try again in ${seconds} seconds.`);
}
