import { randomUUID } from 'node:crypto';
import Fastify, { LogController } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { auditRoutes } from "./audit/routes.js";
import { NotFoundError } from "./errors.js";
import { exampleRoutes } from "./examples/routes.js";
import { exampleWriteRoutes } from "./examples/write-routes.js";
import { editorialRoutes } from "./editorial/routes.js";
import { installAuthentication } from "./http/auth.js";
import { installJsonParser } from "./http/body-parsers.js";
import { installCacheHeaders } from "./http/cache.js";
import { installCors } from "./http/cors.js";
import { documentationRoutes } from "./http/docs.js";
import { answerUnparsable, installErrorHandler, sendProblem, toDomainError } from "./http/error-handler.js";
import { healthRoutes } from "./http/health.js";
import { collectMethods, nothingHere } from "./http/methods.js";
import { installNegotiation } from "./http/negotiation.js";
import { installOpenapi } from "./http/openapi.js";
import { installQueryText } from "./http/query-text.js";
import { installRateLimit } from "./http/rate-limit.js";
import { installSecurityHeaders } from "./http/security-headers.js";
import { validatorCompiler } from "./http/validation.js";
import { anchorRoutes } from "./insights/anchor-routes.js";
import { insightRoutes } from "./insights/routes.js";
import { insightWriteRoutes } from "./insights/write-routes.js";
import { noteRoutes } from "./notes/routes.js";
import { noteWriteRoutes } from "./notes/write-routes.js";
import { indexRoutes } from "./outbox/routes.js";
import { quoteRoutes } from "./quotes/routes.js";
import { searchRoutes } from "./search/routes.js";
import { tagBulkRoutes } from "./tags/bulk-routes.js";
import { tagRoutes } from "./tags/routes.js";
import { tagWriteRoutes } from "./tags/write-routes.js";
/** The whole HTTP surface: every plugin and route, in order. */
export async function buildApp(deps) {
    const { config } = deps;
    const publicUrl = (config.PUBLIC_URL ?? '').replace(/\/+$/, '');
    const app = Fastify({
        loggerInstance: deps.log,
        logController: new LogController({ disableRequestLogging: config.LOG_LEVEL !== 'debug' }),
        genReqId: () => randomUUID(),
        requestIdHeader: false,
        routerOptions: { ignoreTrailingSlash: false, maxParamLength: 500 },
        forceCloseConnections: 'idle',
        frameworkErrors: (error, request, reply) => void sendProblem(request, reply, toDomainError(error, request), publicUrl),
        clientErrorHandler: answerUnparsable,
    });
    app.setValidatorCompiler(validatorCompiler);
    app.setSerializerCompiler(serializerCompiler);
    installErrorHandler(app, publicUrl);
    app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new NotFoundError(nothingHere), publicUrl));
    app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
    await installSecurityHeaders(app, publicUrl);
    await installCors(app, config.CORS_WRITE_ORIGINS);
    installQueryText(app);
    installAuthentication(app, deps.db, { publicRead: config.PUBLIC_READ });
    await installRateLimit(app, config.RATE_LIMIT_PER_MINUTE);
    installJsonParser(app);
    installCacheHeaders(app);
    await installNegotiation(app);
    await installOpenapi(app, publicUrl);
    const answerOtherMethods = collectMethods(app);
    noteRoutes(app, deps);
    await app.register(async (scope) => noteWriteRoutes(scope, deps));
    insightRoutes(app, deps);
    insightWriteRoutes(app, deps);
    anchorRoutes(app, deps);
    tagRoutes(app, deps);
    tagWriteRoutes(app, deps);
    tagBulkRoutes(app, deps);
    exampleRoutes(app, deps);
    exampleWriteRoutes(app, deps);
    editorialRoutes(app, deps);
    quoteRoutes(app, deps);
    searchRoutes(app, deps);
    await app.register(async (scope) => indexRoutes(scope, deps));
    auditRoutes(app, deps);
    healthRoutes(app, deps);
    await documentationRoutes(app);
    answerOtherMethods();
    return app;
}
//# sourceMappingURL=app.js.map