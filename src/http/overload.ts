import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { insideAccess } from './inside.ts';
import { problemMediaType, problemTypeAddress, problemTypes } from './problem.ts';

const sayEveryMs = 1000;
const retryAfterSeconds = '1';

/**
 * Answers at most so many requests at a time and the rest at once with 503: what is within the capacity goes on being
 * answered in bounded time. A refusal costs next to nothing, as bytes that no other hook touches, and is logged by the
 * second: with all that an error goes through (its stack in the log) they took 0.4 of the capacity. Health and
 * metrics are always answered. Call it before every hook that works, but after what gives kept answers.
 */
export function installOverloadProtection(
  app: FastifyInstance,
  options: { maxInFlight: number; publicUrl: string; securityHeaders: OutgoingHttpHeaders },
): void {
  const { maxInFlight } = options;
  const inFlight = new WeakSet<FastifyRequest>();
  const refuse = refusal(options);
  let count = 0;
  let refused = 0;
  let saidAt = 0;
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.alwaysOpen === true || insideAccess() !== undefined) return done();
    if (count >= maxInFlight) {
      refused += 1;
      say(request);
      return refuse(request, reply);
    }
    inFlight.add(request);
    count += 1;
    // For clients that go away before their answer.
    reply.raw.once('close', () => end(request));
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    end(request);
    done();
  });

  function end(request: FastifyRequest): void {
    if (inFlight.delete(request)) count -= 1;
  }

  function say({ log }: FastifyRequest): void {
    const now = Date.now();
    if (now - saidAt < sayEveryMs) return;
    log.warn({ refused, maxInFlight }, 'more requests than can be answered at a time');
    saidAt = now;
    refused = 0;
  }
}

function refusal({
  publicUrl,
  securityHeaders,
}: {
  publicUrl: string;
  securityHeaders: OutgoingHttpHeaders;
}): (request: FastifyRequest, reply: FastifyReply) => void {
  const { status, title } = problemTypes.unavailable;
  const problem = {
    type: problemTypeAddress('unavailable', publicUrl),
    title,
    status,
    detail: 'Too much is asked for at this moment. Try again in a second.',
  };
  const headers = {
    ...securityHeaders,
    'content-type': problemMediaType,
    'cache-control': 'no-store',
    'retry-after': retryAfterSeconds,
    'access-control-allow-origin': '*',
  };
  return ({ id, method }, reply) => {
    const body = JSON.stringify({ ...problem, instance: id });
    void reply.hijack();
    const length = Buffer.byteLength(body);
    reply.raw.writeHead(status, { ...headers, 'x-request-id': id, 'content-length': length });
    reply.raw.end(method === 'HEAD' ? undefined : body);
  };
}
