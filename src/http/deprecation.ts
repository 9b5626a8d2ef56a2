import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For a route that is to go: since when nobody should begin to use it, and until when it answers. */
    deprecated?: { since: Date; sunset: Date; page: string };
  }
}

/** `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) on every answer of a route that is to go: see docs/stability.md. */
export function installDeprecation(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.deprecated && route.schema) route.schema = { ...route.schema, deprecated: true };
  });
  app.addHook('onSend', (request, reply, _payload, done) => {
    const { deprecated } = request.routeOptions.config;
    if (!deprecated) return done();
    void reply.header('deprecation', `@${Math.floor(deprecated.since.getTime() / 1000)}`);
    void reply.header('sunset', deprecated.sunset.toUTCString());
    const links = [reply.getHeader('link'), `<${deprecated.page}>; rel="deprecation"; type="text/html"`];
    void reply.header('link', links.filter(Boolean).join(', '));
    done();
  });
}
