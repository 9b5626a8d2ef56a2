import { randomUUID } from 'node:crypto';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { analysisRoutes } from './analysis/routes.ts';
import { annotationRoutes } from './annotations/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { changeRoutes } from './changes/routes.ts';
import { codingRoutes } from './codings/routes.ts';
import type { Deps } from './deps.ts';
import { NotFoundError } from './errors.ts';
import { deskRoutes } from './desk/routes.ts';
import { exampleRoutes } from './examples/routes.ts';
import { exampleWriteRoutes } from './examples/write-routes.ts';
import { editorialRoutes } from './editorial/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { explorerRoutes } from './explorer/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { textRoutes } from './feeds/text-routes.ts';
import { installAuthentication } from './http/auth.ts';
import { installJsonParser } from './http/body-parsers.ts';
import { installCacheHeaders } from './http/cache.ts';
import { installClosing } from './http/closing.ts';
import { installCompression } from './http/compression.ts';
import { installConditions } from './http/conditional.ts';
import { installCors } from './http/cors.ts';
import { installDeprecation } from './http/deprecation.ts';
import { documentationRoutes } from './http/docs.ts';
import { answerUnparsable, installErrorHandler, sendProblem, toDomainError } from './http/error-handler.ts';
import { healthRoutes } from './http/health.ts';
import { installIdempotency } from './http/idempotency.ts';
import { collectMethods, nothingHere } from './http/methods.ts';
import { metricsRoutes } from './http/metrics.ts';
import { installNegotiation } from './http/negotiation.ts';
import { installOpenapi } from './http/openapi.ts';
import { installOverloadProtection } from './http/overload.ts';
import { installQueryText } from './http/query-text.ts';
import { PublicCache } from './http/public-cache.ts';
import { createLimits, windowSeconds, type Limits } from './http/rate-limit.ts';
import { installSecurityHeaders, securityHeaders } from './http/security-headers.ts';
import { serializerCompiler } from './http/serialise.ts';
import { createHttpServer } from './http/server.ts';
import { SharedCounts } from './http/shared-counts.ts';
import { validatorCompiler } from './http/validation.ts';
import { anchorRoutes } from './insights/anchor-routes.ts';
import { insightRoutes } from './insights/routes.ts';
import { insightWriteRoutes } from './insights/write-routes.ts';
import { keyRoutes } from './keys/routes.ts';
import { learningRoutes } from './learning/routes.ts';
import { noteExtractionRoutes } from './notes/extraction-routes.ts';
import { importRoutes } from './notes/import-routes.ts';
import { noteRoutes } from './notes/routes.ts';
import { maxFileBytes } from './notes/uploads.ts';
import { versionRoutes } from './notes/version-routes.ts';
import { noteWriteRoutes } from './notes/write-routes.ts';
import { installReceiptHeader } from './outbox/receipt-header.ts';
import { indexRoutes } from './outbox/routes.ts';
import { quoteRoutes } from './quotes/routes.ts';
import { assetRoutes } from './pages/assets.ts';
import { queueRoutes } from './queue/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { tagBulkRoutes } from './tags/bulk-routes.ts';
import { tagRoutes } from './tags/routes.ts';
import { tagWriteRoutes } from './tags/write-routes.ts';
import { vocabularyRoutes } from './vocabulary/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

/** Longer parts of an address are found nowhere. */
const maxParamLength = 500;

/**
 * The whole HTTP surface: every plugin and route, in order. Hooks that every request goes through call `done`: as
 * async functions each waits for a turn of the promises, and together (with headers worked out anew for each answer)
 * they took as long as all else, 0.38 to 0.55 ms of the processor for a note put together out of what is known, now 0.20
 * to 0.29 (both in one run).
 */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const { config } = deps;
  const publicUrl = (config.PUBLIC_URL ?? '').replace(/(?<!\/)\/+$/, '');
  const counts =
    config.RATE_LIMIT_STORE === 'postgres' ? new SharedCounts(deps.db, deps.log, windowSeconds * 1000) : null;
  const limits = createLimits({
    perMinute: config.RATE_LIMIT_PER_MINUTE,
    trustedProxies: config.TRUSTED_PROXIES,
    counterFor: counts?.under.bind(counts),
  });
  const cache = createPublicCache(deps, limits);
  // A log of every request hears of every request from Fastify.
  const early = config.LOG_LEVEL === 'debug' ? null : cache;
  const app: FastifyInstance = Fastify({
    serverFactory: (handle) =>
      createHttpServer(
        handle,
        (request, response) => early !== null && !app.closing.begun && early.give(request, response),
      ),
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: config.LOG_LEVEL !== 'debug' }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength },
    forceCloseConnections: 'idle',
    // What comes over a connection that was kept is answered until the last is closed.
    return503OnClosing: false,
    trustProxy: config.TRUSTED_PROXIES.length > 0 ? config.TRUSTED_PROXIES : false,
    frameworkErrors: (error, request, reply) =>
      void sendProblem(request, reply, toDomainError(error, request), publicUrl),
    clientErrorHandler: answerUnparsable,
  });
  app.setValidatorCompiler(validatorCompiler as never);
  app.setSerializerCompiler(serializerCompiler as never);
  installErrorHandler(app, publicUrl);
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, new NotFoundError(nothingHere), publicUrl),
  );
  installClosing(app);
  app.addHook('onClose', () => counts?.stop());
  cache?.giveAnswers(app);
  installOverloadProtection(app, {
    maxInFlight: config.MAX_REQUESTS_IN_FLIGHT,
    publicUrl,
    securityHeaders: securityHeaders(publicUrl),
  });
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  installSecurityHeaders(app, publicUrl);
  await installCors(app, config.CORS_WRITE_ORIGINS);
  installQueryText(app);
  installAuthentication(app, deps.db, { publicRead: config.PUBLIC_READ, limits });
  installJsonParser(app);
  installCacheHeaders(app);
  installConditions(app);
  installCompression(app);
  await installNegotiation(app);
  await installOpenapi(app, publicUrl, { maxNoteBytes: config.MAX_NOTE_BYTES, maxFileBytes });
  installReceiptHeader(app);
  installIdempotency(app, deps.db);
  installDeprecation(app);
  cache?.keepAnswers(app);
  const answerOtherMethods = collectMethods(app, maxParamLength);

  noteRoutes(app, deps);
  versionRoutes(app, deps);
  await app.register(async (scope) => noteWriteRoutes(scope, deps));
  await app.register(async (scope) => importRoutes(scope, deps));
  noteExtractionRoutes(app, deps);
  insightRoutes(app, deps);
  insightWriteRoutes(app, deps);
  anchorRoutes(app, deps);
  annotationRoutes(app, deps);
  tagRoutes(app, deps);
  tagWriteRoutes(app, deps);
  tagBulkRoutes(app, deps);
  exampleRoutes(app, deps);
  exampleWriteRoutes(app, deps);
  editorialRoutes(app, deps);
  quoteRoutes(app, deps);
  searchRoutes(app, deps);
  await app.register(async (scope) => indexRoutes(scope, deps));
  vocabularyRoutes(app, deps);
  await app.register(async (scope) => codingRoutes(scope, deps));
  exportRoutes(app, deps);
  queueRoutes(app, deps);
  auditRoutes(app, deps);
  analysisRoutes(app, deps);
  feedRoutes(app, deps);
  textRoutes(app, deps);
  changeRoutes(app, deps);
  webhookRoutes(app, deps);
  learningRoutes(app, deps);
  keyRoutes(app, deps);
  healthRoutes(app, deps);
  metricsRoutes(app, deps, cache);
  await documentationRoutes(app, publicUrl);
  assetRoutes(app);
  await app.register((scope) => deskRoutes(scope, deps, { publicUrl, limits }));
  if (config.EXPLORER) await app.register((scope) => explorerRoutes(scope, deps, publicUrl));
  answerOtherMethods();
  return app;
}

/** None where reads need a key. */
function createPublicCache({ config, clock }: Deps, limits: Limits): PublicCache | null {
  const maxBytes = config.PUBLIC_CACHE_MB * 1024 * 1024;
  if (maxBytes === 0 || !config.PUBLIC_READ) return null;
  return new PublicCache({ clock, maxBytes, limits, writeOrigins: config.CORS_WRITE_ORIGINS });
}
