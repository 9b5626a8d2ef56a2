import swaggerUi from '@fastify/swagger-ui';
import { problemsPage } from "./problem.js";
/** The documentation page, the problem types that errors name, and the OpenAPI document itself. */
export async function documentationRoutes(app) {
    const config = { alwaysOpen: true };
    const schema = { hide: true };
    app.get('/docs/problems', { config, schema }, async (_request, reply) => reply.type('text/html; charset=utf-8').send(problemsPage()));
    app.get('/openapi.json', { config, schema }, async (_request, reply) => reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger(), null, 2)));
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
//# sourceMappingURL=docs.js.map