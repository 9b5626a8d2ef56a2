import { readFileSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { FastifyInstance } from 'fastify';
import supertest from 'supertest';
import { inject } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { compose, type Composition } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { registerJobs } from '../../src/jobs/all-jobs.ts';
import { JobWorker } from '../../src/jobs/worker.ts';
import type { Database } from '../../src/db/client.ts';
import * as schema from '../../src/db/schema/index.ts';
import { createKey, newKey } from '../../src/keys/service.ts';
import type { Role } from '../../src/keys/repository.ts';
import { OutboxWorker } from '../../src/outbox/worker.ts';
import { importSample } from '../../src/sample.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { silentLog } from './log.ts';

export const sampleSlug = 'note-from-collaborative-leadership-in-place-cell-2';
export const sampleText = readFileSync('content/collaborative-leadership-in-place-cell-2.txt', 'utf8');

export interface KnowledgeBase extends Composition {
  app: FastifyInstance;
  database: TestDatabase;
  /** Requests to the app, as supertest sends them. */
  request: ReturnType<typeof supertest>;
  /** A key of that role, ready for the Authorization header. */
  keyFor(role: Role, options?: { expiresAt?: Date }): Promise<string>;
  worker: OutboxWorker | null;
  stop(): Promise<void>;
}

interface Options {
  /** Settings as they stand in the environment. */
  settings?: Record<string, string>;
  /** With Meilisearch and a worker, under index names of its own. */
  search?: boolean;
  sample?: boolean;
}

let prefixes = 0;

/** A whole knowledge base on a database of its own. Call `stop` when done. */
export async function startKnowledgeBase({
  settings = {},
  search = false,
  sample = false,
}: Options = {}): Promise<KnowledgeBase> {
  const database = await createTestDatabase();
  const config = readConfig({ LOG_LEVEL: 'silent', RATE_LIMIT_PER_MINUTE: '0', ...settings });
  const server = search ? inject('meilisearch') : null;
  prefixes += 1;
  const indexPrefix = `test_${process.pid}_${prefixes}_${Date.now()}_`;
  const composition = await compose(config, silentLog, {
    databaseUrl: database.url,
    meilisearch: server && { ...server, indexPrefix },
    // On a busy machine too, tests ask the engine that they mean.
    searchTimeoutMs: 15_000,
  });
  const { client, index } = composition;
  const worker = new OutboxWorker({ client, index, log: silentLog, checkMs: 500 });
  await worker?.start();
  registerJobs(composition.deps);
  const jobs = new JobWorker({
    client,
    databaseUrl: database.url,
    jobs: composition.deps.jobs,
    log: silentLog,
    lookMs: 200,
  });
  await jobs.start();
  const app = await buildApp(composition.deps);
  await app.ready();
  if (sample) await importSample(composition.deps);
  await worker?.settled();
  const db = forgetting(composition);
  return {
    ...composition,
    deps: new Proxy(composition.deps, {
      get: (deps, name) => (name === 'db' ? db : Reflect.get(deps, name)),
    }),
    app,
    database,
    worker,
    request: supertest(app.server),
    keyFor: (role, options = {}) => keyFor(composition, role, options),
    stop: async () => {
      await app.close();
      await Promise.all([worker?.stop(), jobs.stop()]);
      await composition.close();
      await database.drop();
    },
  };
}

/** Tests change rows past `writeTransaction`, which announces every write: nothing kept outlives what they send. */
function forgetting({ client, deps }: Composition): Database {
  const db = drizzle(client.sql, { schema, logger: { logQuery: () => deps.clock.forget() } });
  deps.clock.watch(db);
  return db;
}

async function keyFor({ deps }: Composition, role: Role, options: { expiresAt?: Date }): Promise<string> {
  const key = newKey();
  await createKey(
    deps.db,
    { keyId: null, name: 'test', requestId: null },
    { key, name: `A ${role}`, role, ...options },
  );
  return `Bearer ${key}`;
}
