import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { problemsPage } from './problem.ts';

const catalogMediaType = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

/** Where the contract is (RFC 9727), as a link set (RFC 9264). */
const apiCatalog = (publicUrl: string) => ({
  linkset: [
    {
      anchor: `${publicUrl}/v1`,
      'service-desc': [{ href: `${publicUrl}/openapi.json`, type: 'application/json' }],
      'service-doc': [{ href: `${publicUrl}/docs`, type: 'text/html' }],
      status: [{ href: `${publicUrl}/health/ready`, type: 'application/json' }],
    },
  ],
});

/** The documentation page, the problem types that errors name, and the OpenAPI document itself. */
export async function documentationRoutes(app: FastifyInstance, publicUrl: string): Promise<void> {
  const config = { alwaysOpen: true };
  const schema = { hide: true };
  app.get('/docs/problems', { config, schema }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(problemsPage()),
  );
  app.get('/openapi.json', { config, schema }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger(), null, 2)),
  );
  app.get('/.well-known/api-catalog', { config, schema }, async (_request, reply) =>
    reply.type(catalogMediaType).send(JSON.stringify(apiCatalog(publicUrl))),
  );
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, ...config };
    });
    await scope.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: true,
      // A page served over plain HTTP inside a network would otherwise look for its parts over HTTPS.
      transformStaticCSP: (csp) => csp.replace(/; *upgrade-insecure-requests;?/, ''),
      uiConfig: { docExpansion: 'list', tryItOutEnabled: true },
      theme: { title: 'Leadership knowledge base' },
    });
  });
}
