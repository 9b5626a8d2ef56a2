import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { compose, type Composition } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createDatabaseIfMissing, migrateDatabase } from '../../src/db/migrate.ts';
import {
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/embedded/postgres.ts';
import { drainOutbox } from '../../src/outbox/drain.ts';
import { driftSize, measureDrift } from '../../src/outbox/drift.ts';
import { getOutboxStatus, listParked } from '../../src/outbox/status.ts';
import { OutboxWorker } from '../../src/outbox/worker.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import { silentLog } from '../support/log.ts';
import { FaultyProxy, OwnMeilisearch, TcpGate } from '../support/search-chaos.ts';
import { seedNote, type SeedInsight } from '../support/search-corpus.ts';

const patience = { timeout: 30_000, interval: 100 };
/** How long an outage lasts. */
const outageMs = 1000 * Number(process.env['SEARCH_OUTAGE_SECONDS'] ?? 4);
const longEnoughMs = 60_000 + 2 * outageMs;
let batches = 0;

const statements = (count: number, word: string): SeedInsight[] =>
  Array.from({ length: count }, (_, i) => ({ statement: `Lantern ${word} number ${i} is lit.` }));

/** A note of its own with so many insights, committed when it resolves; all of them match “lantern”. */
async function commit({ deps }: Composition, count = 20, word = 'plain'): Promise<void> {
  batches += 1;
  await seedNote(deps.db, {
    title: `Batch ${batches}`,
    slug: `batch-${batches}`,
    insights: statements(count, word),
  });
}

describe.skipIf(inject('meilisearch') === null)(
  'search while things go wrong',
  { timeout: longEnoughMs },
  () => {
    let dataDir: string;
    let postgres: EmbeddedPostgres;
    let meilisearch: OwnMeilisearch;
    let proxy: FaultyProxy;
    let gate: TcpGate;
    let kb: Composition;
    let index: SearchIndex;
    let app: FastifyInstance;
    let worker: OutboxWorker;

    const startPostgres = () =>
      startEmbeddedPostgres({
        dataDir,
        log: silentLog,
        settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
      });

    beforeAll(async () => {
      dataDir = mkdtempSync(join(tmpdir(), 'kb-search-chaos-'));
      postgres = await startPostgres();
      const url = new URL(await createDatabaseIfMissing(postgres.url, 'chaos'));
      await migrateDatabase(url.toString());
      gate = new TcpGate(Number(url.port));
      await gate.up();
      url.host = `127.0.0.1:${gate.port}`;
      meilisearch = (await OwnMeilisearch.start())!;
      proxy = new FaultyProxy(meilisearch.port);
      kb = await compose(readConfig({ LOG_LEVEL: 'silent', RATE_LIMIT_PER_MINUTE: '0' }), silentLog, {
        databaseUrl: url.toString(),
        meilisearch: { url: await proxy.listen(), apiKey: meilisearch.apiKey },
        searchTimeoutMs: 1000,
      });
      index = kb.index!;
      worker = new OutboxWorker({ client: kb.client, index, log: silentLog, checkMs: 500 });
      await worker.start();
      app = await buildApp(kb.deps);
      await commit(kb, 60);
      await well();
    });
    afterEach(() => {
      proxy.delayMs = 0;
      proxy.alter = (body) => body;
      proxy.onRequest = () => undefined;
    });
    afterAll(async () => {
      await app?.close();
      await worker?.stop();
      await kb?.close();
      await proxy?.close();
      await meilisearch?.remove();
      await gate?.down();
      await postgres?.release();
      await removeEmbeddedPostgres(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    });

    const search = async () => {
      const answer = await app.inject('/v1/search?q=lantern&type=insight&limit=1');
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json<{ engine: string; degraded: boolean; page: { total: number } }>();
    };
    const committed = async (): Promise<number> => {
      const [row] = await kb.deps.db.execute(sql`
      select count(*)::int as count from insights where statement like 'Lantern%'`);
      return Number(row!.count);
    };
    /** Everything committed is in the index, and Meilisearch answers with it again. */
    const well = async (): Promise<void> => {
      await vi.waitFor(async () => {
        expect((await getOutboxStatus(kb.deps.db)).pending).toBe(0);
        expect(driftSize(await measureDrift(kb.deps.db, index))).toBe(0);
        expect((await search()).engine).toBe('meilisearch');
      }, patience);
      expect((await search()).page.total).toBe(await committed());
    };
    /** Searches until it has happened, none of which may fail or find less than was there before. */
    const keepSearching = async (act: () => Promise<unknown>): Promise<string[]> => {
      const least = (await search()).page.total;
      const engines: string[] = [];
      let running = true;
      const done = act().finally(() => (running = false));
      while (running) {
        const { engine, page } = await search();
        expect(page.total).toBeGreaterThanOrEqual(least);
        engines.push(engine);
        await wait(20);
      }
      await done;
      return engines;
    };

    test('Meilisearch killed in the middle of a batch', async () => {
      let killed: Promise<void> | null = null;
      proxy.onRequest = ({ method, url }) => {
        if (method === 'POST' && url?.includes('/documents') === true) killed ??= meilisearch.kill();
      };
      await commit(kb, 300, 'killed');
      const engines = await keepSearching(() => wait(2500));
      expect(killed).not.toBeNull();
      expect(engines).toContain('postgres');
      await meilisearch.start();
      await keepSearching(well);
    });

    test('Meilisearch that stands still under load, while changes go on', async () => {
      meilisearch.signal('SIGSTOP');
      const engines = await keepSearching(() => Promise.all([wait(outageMs), commit(kb), commit(kb)]));
      expect(engines).toContain('postgres');
      meilisearch.signal('SIGCONT');
      await keepSearching(well);
    });

    test('Meilisearch that comes back with an empty folder', async () => {
      await meilisearch.kill();
      meilisearch.emptyFolder();
      await meilisearch.start();
      await keepSearching(well);
    });

    test('documents that vanish while nobody looks', async () => {
      await worker.stop();
      await index.remove('insight', [...(await index.digests('insight')).keys()]);
      await wait(1100);
      expect((await search()).engine).toBe('postgres');
      worker = new OutboxWorker({ client: kb.client, index, log: silentLog, checkMs: 500 });
      await worker.start();
      await keepSearching(well);
    });

    test('Meilisearch that is slow', async () => {
      proxy.delayMs = 2500;
      const first = await search();
      expect(first).toMatchObject({ engine: 'postgres', degraded: true });
      const engines = await keepSearching(() => wait(1000));
      expect(new Set(engines)).toEqual(new Set(['postgres']));
      proxy.delayMs = 0;
      await well();
    });

    test('a document that Meilisearch refuses is parked, the others of its batch are not', async () => {
      const spoil = (body: string): string => {
        if (!body.includes('Lantern refused number 7 ')) return body;
        const documents = body.split('\n').map((line) => JSON.parse(line) as { id: string; title: string });
        for (const document of documents)
          if (document.title.startsWith('Lantern refused number 7 ')) document.id = 'not an id!';
        return documents.map((document) => JSON.stringify(document)).join('\n');
      };
      proxy.alter = spoil;
      await commit(kb, 8, 'refused');
      const parked = async () => (await listParked(kb.deps.db)).length;
      const hurry = async () => {
        await kb.deps.db.execute(sql`update outbox set available_at = now() where parked_at is null`);
        return parked();
      };
      await expect.poll(hurry, patience).toBe(1);
      const drift = await measureDrift(kb.deps.db, index);
      expect(drift.insight.missing).toHaveLength(1);
      expect((await listParked(kb.deps.db))[0]).toMatchObject({
        entityType: 'insight',
        entityId: drift.insight.missing[0],
      });
      proxy.alter = (body) => body;
      await kb.deps.db.execute(sql`update outbox set parked_at = null, attempts = 0, available_at = now()`);
      await well();
    });

    test('a worker that dies between sending and noting it', async () => {
      await worker.stop();
      await commit(kb, 10, 'orphaned');
      const before = (await getOutboxStatus(kb.deps.db)).pending;
      let isDead = false;
      const dying: SearchIndex = Object.create(index, {
        put: {
          value: async (...args: Parameters<SearchIndex['put']>) => {
            await index.put(...args);
            if (isDead) return;
            isDead = true;
            await kb.client
              .sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (
            select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()`;
          },
        },
      });
      await expect(drainOutbox(kb.deps.db, dying)).rejects.toThrow();
      // The pool may hand the dead connection out once more.
      await expect.poll(async () => (await getOutboxStatus(kb.deps.db)).pending, patience).toBe(before);
      const workers = [1, 2].map(
        () => new OutboxWorker({ client: kb.client, index, log: silentLog, checkMs: 500 }),
      );
      await Promise.all(workers.map((one) => one.start()));
      await commit(kb, 10, 'shared');
      await well();
      await Promise.all(workers.map((one) => one.stop()));
      worker = new OutboxWorker({ client: kb.client, index, log: silentLog, checkMs: 500 });
      await worker.start();
    });

    test('PostgreSQL that cannot be reached for a moment', async () => {
      await keepSearching(async () => {
        await gate.down();
        await wait(1500);
        await gate.up();
      });
      await commit(kb);
      await well();
    });

    test('PostgreSQL that restarts, with changes on their way', async () => {
      await commit(kb, 300, 'restarted');
      await keepSearching(async () => {
        await postgres.release();
        postgres = await startPostgres();
        gate.target = Number(new URL(postgres.url).port);
      });
      await commit(kb);
      await well();
    });
  },
);
