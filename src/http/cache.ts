import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export const publicCaching = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400';

/**
 * `Cache-Control` and `Vary` on every read that succeeded: shared caches may keep what needs no key, and nothing
 * that was asked for with one, whatever the route says.
 */
export function installCacheHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, _payload, done) => {
    decideCaching(request, reply);
    appendVary(reply, 'Authorization');
    done();
  });
}

function decideCaching(request: FastifyRequest, reply: FastifyReply): void {
  const keyless = request.access?.role === 'public';
  const held = String(reply.getHeader('cache-control') ?? '');
  if (held !== '' && (keyless || !held.includes('public'))) return;
  const readable = (request.method === 'GET' || request.method === 'HEAD') && reply.statusCode < 400;
  const shared = readable && keyless;
  void reply.header('cache-control', shared ? publicCaching : readable ? 'private, no-store' : 'no-store');
}

export function appendVary(
  reply: { getHeader(name: string): unknown; header(name: string, value: string): unknown },
  field: string,
): void {
  const held = reply.getHeader('vary');
  const present = typeof held === 'string' ? held : '';
  if (present.toLowerCase().split(/, */).includes(field.toLowerCase())) return;
  reply.header('vary', present ? `${present}, ${field}` : field);
}
