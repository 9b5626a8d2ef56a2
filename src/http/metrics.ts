import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { listQueueStatus } from '../jobs/repository.ts';
import { getOutboxStatus } from '../outbox/status.ts';
import { errors } from './openapi.ts';
import type { PublicCache } from './public-cache.ts';

/** Prometheus metrics at `/metrics`: routes by pattern, never by address, so that no name or word gets into them. */
export function metricsRoutes(app: FastifyInstance, deps: Deps, cache: PublicCache | null): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to the end of its answer; status 304 counts what caches saved.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    durations.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  cache?.onHit(({ seconds, ...labels }) =>
    durations.observe({ ...labels, status: String(labels.status) }, seconds),
  );
  if (cache) countCache(registry, cache);
  const refresh = gauges(registry, deps);

  app.withTypeProvider<ZodTypeProvider>().get(
    '/metrics',
    {
      config: { alwaysOpen: true },
      schema: {
        operationId: 'getMetrics',
        summary: 'Metrics for Prometheus',
        description:
          'Latency by route and status, the outbox, jobs, the search engine, and the process itself. Let only your own network reach it.',
        tags: ['Operation'],
        querystring: z.strictObject({}),
        response: {
          200: {
            description: 'In the text format of Prometheus.',
            content: { 'text/plain': { schema: z.string() } },
          },
          ...errors(422),
        },
      },
    },
    async (_request, reply) => {
      await refresh();
      return reply
        .header('cache-control', 'no-store')
        .type(registry.contentType)
        .send(await registry.metrics());
    },
  );
}

/** Gauges of what stands in the database; call the function it returns before they are read. */
function gauges(registry: Registry, deps: Deps): () => Promise<void> {
  const { db, search } = deps;
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const up = gauge('database_up', 'Whether the database answers.');
  const pending = gauge('outbox_pending', 'Changes that the index has yet to learn.');
  const parked = gauge('outbox_parked', 'Changes that the index refused.');
  const lag = gauge('outbox_lag_seconds', 'Age of the oldest change that the index has yet to learn.');
  const degraded = gauge('search_degraded', '1 while PostgreSQL answers for a search engine that failed.');
  const refreshJobs = jobGauges(registry, deps);
  return async () => {
    degraded.set(search.isDegraded ? 1 : 0);
    const status = await getOutboxStatus(db).catch(() => null);
    up.set(status ? 1 : 0);
    if (!status) return;
    pending.set(status.pending);
    parked.set(status.parked);
    lag.set(status.lagSeconds);
    await refreshJobs();
  };
}

function jobGauges(registry: Registry, { db, jobs }: Deps): () => Promise<void> {
  const registers = [registry];
  const queued = new Gauge({
    name: 'jobs',
    help: 'Jobs of all processes: waiting (due), running, delayed (failed, or not due yet) and parked (given up).',
    labelNames: ['job', 'state'],
    registers,
  });
  const lag = new Gauge({
    name: 'jobs_lag_seconds',
    help: 'Age of the oldest job that is due.',
    labelNames: ['job'],
    registers,
  });
  const attempts = new Counter({
    name: 'job_attempts_total',
    help: 'What came of the attempts of this process.',
    labelNames: ['job', 'outcome'],
    registers,
  });
  return async () => {
    for (const metric of [queued, lag, attempts]) metric.reset();
    for (const { job, lagSeconds, ...states } of await listQueueStatus(db)) {
      lag.set({ job }, lagSeconds);
      for (const [state, count] of Object.entries(states)) queued.set({ job, state }, count);
    }
    for (const [job, counts] of jobs.counts)
      for (const [outcome, count] of Object.entries(counts)) attempts.inc({ job, outcome }, count);
  };
}

/** Read where they are counted: a kept answer costs as little as that. */
function countCache(registry: Registry, cache: PublicCache): void {
  const requests = new Counter({
    name: 'public_cache_requests_total',
    help: 'Public reads by what came of them: hit, miss, or bypassed while announcements of writes were not heard.',
    labelNames: ['result'],
    registers: [],
    collect() {
      this.reset();
      for (const [result, count] of Object.entries(cache.counts)) this.inc({ result }, count);
    },
  });
  const bytes = new Gauge({
    name: 'public_cache_bytes',
    help: 'Memory of the kept answers.',
    registers: [],
    collect() {
      this.set(cache.bytes);
    },
  });
  registry.registerMetric(requests);
  registry.registerMetric(bytes);
}
