import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { problemsPage } from './problem.ts';

/** The documentation page, the problem types that errors name, and the OpenAPI document itself. */
export async function documentationRoutes(app: FastifyInstance): Promise<void> {
  const config = { alwaysOpen: true };
  const schema = { hide: true };
  app.get('/docs/problems', { config, schema }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(problemsPage()),
  );
  app.get('/openapi.json', { config, schema }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger(), null, 2)),
  );
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list', tryItOutEnabled: true },
    theme: { title: 'Leadership knowledge base' },
  });
}
