import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';
import { WindowCounter, type Counter } from '../lib/window-counter.ts';

export const windowSeconds = 60;
/** How many wrong keys an address may try in a minute before no key of it is looked at any more. */
const wrongKeysPerMinute = 30;

export interface Limits {
  /** Counts a request for its key, or for its address without one. @throws DomainError `quota-exceeded` */
  count(request: FastifyRequest, reply: FastifyReply): void;
  /** Counts a request without a key. Its headers, names and values in turns; null where it is one too many. */
  take(request: IncomingMessage): string[] | null;
  countWrongKey(request: FastifyRequest): void;
  /** @throws DomainError `quota-exceeded` for an address that tries key after key */
  refuseGuessing(request: FastifyRequest, reply: FastifyReply): void;
}

interface Options {
  perMinute: number;
  trustedProxies: string[];
  /** A counter of windows of `windowSeconds` for one limit; this process’s own where it is left out. */
  counterFor?: ((limit: string) => Counter) | undefined;
}

const ownCounter = (): Counter => new WindowCounter(windowSeconds * 1000);

const unlimited: Limits = {
  count: () => undefined,
  take: () => [],
  countWrongKey: () => undefined,
  refuseGuessing: () => undefined,
};

/**
 * At most `perMinute` requests a minute for each key, or each address without one: answers of every kind count. The
 * headers are those of the current IETF draft (ratelimit-headers). Counted at once: the usual plugin's promises took
 * a tenth of a kept answer.
 */
export function createLimits({ perMinute, trustedProxies, counterFor = ownCounter }: Options): Limits {
  if (perMinute === 0) return unlimited;
  const requests = counterFor('requests');
  const wrongKeys = counterFor('wrong keys');
  const mostWrongKeys = Math.min(wrongKeysPerMinute, perMinute);
  const policy = `"default";q=${perMinute};w=${windowSeconds}`;
  const addressOf = clientAddress(trustedProxies);
  const count = (key: string) => {
    const { count: used, secondsLeft } = requests.add(key);
    const headers = {
      'ratelimit-policy': policy,
      ratelimit: `"default";r=${Math.max(0, perMinute - used)};t=${secondsLeft}`,
    };
    return { headers, secondsLeft, isExceeded: used > perMinute };
  };
  return {
    count(request, reply) {
      const { headers, secondsLeft, isExceeded } = count(request.access?.keyId ?? request.ip);
      void reply.headers(headers);
      if (isExceeded) throw tooMany(reply, `At most ${perMinute} requests a minute.`, secondsLeft);
    },
    take(request) {
      const { headers, isExceeded } = count(addressOf(request));
      return isExceeded ? null : ['ratelimit-policy', policy, 'ratelimit', headers.ratelimit];
    },
    countWrongKey(request) {
      wrongKeys.add(request.ip);
    },
    refuseGuessing(request, reply) {
      const { count: tried, secondsLeft } = wrongKeys.read(request.ip);
      if (tried < mostWrongKeys) return;
      throw tooMany(reply, 'Too many wrong keys came from this address.', secondsLeft);
    },
  };
}

/** As Fastify works out `request.ip`. */
function clientAddress(trustedProxies: string[]): (request: IncomingMessage) => string {
  if (trustedProxies.length === 0) return (request) => String(request.socket.remoteAddress);
  const trusts = proxyAddr.compile(trustedProxies);
  return (request) => proxyAddr(request, trusts);
}

function tooMany(reply: FastifyReply, detail: string, seconds: number): DomainError {
  void reply.header('retry-after', String(seconds));
  return new DomainError('quota-exceeded', `${detail} Try again in ${seconds} seconds.`);
}
