import Fastify, { type FastifyInstance } from 'fastify';
import { drizzle } from 'drizzle-orm/postgres-js';
import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { compose, type Composition } from '../../src/compose.ts';
import { connect } from '../../src/db/client.ts';
import { ContentClock } from '../../src/db/content-clock.ts';
import * as schema from '../../src/db/schema/index.ts';
import { writeTransaction } from '../../src/db/transaction.ts';
import { installCacheHeaders } from '../../src/http/cache.ts';
import { PublicCache } from '../../src/http/public-cache.ts';
import { withInsideAccess } from '../../src/http/inside.ts';
import type { Limits } from '../../src/http/rate-limit.ts';
import { publicAccess } from '../../src/keys/service.ts';
import { createTestDatabase } from '../support/database.ts';
import { addNote, addTag, type MadeNote } from '../support/factories.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { silentLog } from '../support/log.ts';
import { until } from '../support/process.ts';

let kb: KnowledgeBase;
let curator: string;
/** A second one on the same database, with connections and a cache of its own. */
let other: Composition & { app: FastifyInstance; request: ReturnType<typeof supertest> };

beforeAll(async () => {
  kb = await startKnowledgeBase({ settings: { RATE_LIMIT_PER_MINUTE: '1000000' } });
  curator = await kb.keyFor('curator');
  const composition = await compose(kb.deps.config, silentLog, {
    databaseUrl: kb.database.url,
    meilisearch: null,
    // So late that what it hears, it hears by announcement.
    heartbeatMs: 600_000,
  });
  const app = await buildApp(composition.deps);
  await app.ready();
  other = { ...composition, app, request: supertest(app.server) };
});
afterAll(async () => {
  await other?.app.close();
  await other?.close();
  await kb?.stop();
});

const rename = (request: KnowledgeBase['request'], { slug }: MadeNote, title: string) =>
  request
    .patch(`/v1/notes/${slug}`)
    .set('authorization', curator)
    .set('if-match', '*')
    .send({ title })
    .expect(200);

async function cacheCounts(request = kb.request): Promise<Record<string, number>> {
  const { text } = await request.get('/metrics').expect(200);
  return Object.fromEntries(
    [...text.matchAll(/^public_cache_requests_total\{result="(\w+)"\} (\d+)$/gm)].map(([, name, count]) => [
      name,
      Number(count),
    ]),
  );
}

async function countsOf(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await cacheCounts();
  await work();
  const after = await cacheCounts();
  return Object.fromEntries(
    Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]),
  );
}

describe('a kept answer', () => {
  test.each([{}, { 'accept-encoding': 'br' }, { 'accept-encoding': 'identity' }])(
    'is what was sent the first time, but for what belongs to one request (%o)',
    async (headers) => {
      for (let i = 0; i < 3; i += 1) await addNote(kb.deps.db);
      const get = () => kb.request.get('/v1/notes?limit=2&sort=title').set(headers);
      const first = await get().expect(200);
      const counted = await countsOf(async () => {
        const again = await get().expect(200);
        expect(again.body).toEqual(first.body);
        const own = ['date', 'ratelimit', 'x-request-id'];
        expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
        expect(again.headers['ratelimit']).not.toBe(first.headers['ratelimit']);
        const shared = (of: object) =>
          Object.fromEntries(Object.entries(of).filter(([name]) => !own.includes(name)));
        const { connection: _one, 'transfer-encoding': _two, ...rest } = first.headers;
        const { connection: _three, ...kept } = again.headers;
        expect(shared(kept)).toEqual(shared({ ...rest, 'content-length': again.headers['content-length'] }));
      });
      expect(counted).toEqual({ hit: 1, miss: 0, bypassed: 0 });
    },
  );

  test('is given for the same parameters in any order, as GET, as HEAD and as 304', async () => {
    const first = await kb.request.get('/v1/notes?limit=3&sort=title').expect(200);
    const turned = '/v1/notes?sort=title&limit=3';
    const counted = await countsOf(async () => {
      expect((await kb.request.get(turned).expect(200)).body).toEqual(first.body);
      await kb.request.head(turned).set('accept-encoding', 'gzip, deflate').expect(200);
      await kb.request
        .get(turned)
        .set('if-none-match', first.headers['etag'] as string)
        .expect(304);
    });
    expect(counted).toEqual({ hit: 3, miss: 0, bypassed: 0 });
  });

  test('never comes of a read with a key, of an error, or of another representation', async () => {
    const note = await addNote(kb.deps.db);
    const address = `/v1/notes/${note.slug}`;
    const counted = await countsOf(async () => {
      await kb.request.get(address).set('authorization', curator).expect(200);
      await kb.request.get(address).expect(200);
      const page = await kb.request.get(address).accept('text/html').expect(200);
      expect(page.text).toContain('<html');
      for (let i = 0; i < 2; i += 1) {
        await kb.request.get('/v1/notes/never-was').expect(404);
        await kb.request.get('/v1/notes?limit=0').expect(422);
        await kb.request.get(address).accept('image/png').expect(406);
      }
      const inside = await withInsideAccess(
        { role: 'curator', keyId: null, name: 'A curator' },
        async () => await kb.app.inject(address),
      );
      expect(inside.headers['cache-control']).toBe('private, no-store');
      const keyed = await kb.request.get(address).set('authorization', curator).expect(200);
      expect(keyed.headers['cache-control']).toBe('private, no-store');
    });
    expect(counted).toEqual({ hit: 0, miss: 8, bypassed: 0 });
  });

  test('is counted by the limit on requests like any other, and refused beyond it', async () => {
    const settings = { ...kb.deps.config, RATE_LIMIT_PER_MINUTE: 3, TRUSTED_PROXIES: ['127.0.0.0/8', '::1'] };
    const composition = await compose(settings, silentLog, {
      databaseUrl: kb.database.url,
      meilisearch: null,
    });
    const app = await buildApp(composition.deps);
    await app.ready();
    const left = [];
    for (let i = 0; i < 3; i += 1)
      left.push((await supertest(app.server).get('/v1/themes').expect(200)).headers['ratelimit']);
    expect(left.map((header) => /r=(\d)/.exec(String(header))?.[1])).toEqual(['2', '1', '0']);
    const refused = await supertest(app.server).get('/v1/themes').expect(429);
    expect(refused.headers['x-content-type-options']).toBe('nosniff');
    const elsewhere = () => supertest(app.server).get('/v1/themes').set('x-forwarded-for', '192.0.2.1');
    for (const left of ['2', '1'])
      expect((await elsewhere().expect(200)).headers['ratelimit']).toContain(`;r=${left};`);
    await app.close();
    await composition.close();
  });

  test('is in the durations by its route, as every answer is', async () => {
    const counted = async () => {
      const { text } = await kb.request.get('/metrics').expect(200);
      const labels = 'method="GET",route="/v1/themes/:slug",status="(200|304)"';
      const lines = text.matchAll(
        new RegExp(`^http_request_duration_seconds_count\\{${labels}\\} (\\d+)$`, 'gm'),
      );
      return Object.fromEntries([...lines].map(([, status, count]) => [status, Number(count)]));
    };
    const get = () => kb.request.get('/v1/themes/governance');
    const { headers } = await get().expect(200);
    const before = await counted();
    await get().expect(200);
    await get().set('if-none-match', String(headers['etag'])).expect(304);
    const { 200: whole = 0, 304: unchanged = 0 } = before;
    expect(await counted()).toEqual({ 200: whole + 1, 304: unchanged + 1 });
  });

  test('is worked out once for all who ask at the same time', async () => {
    const notes = await Promise.all(Array.from({ length: 5 }, () => addNote(kb.deps.db)));
    const counted = await countsOf(async () => {
      const asked = Array.from({ length: 12 }, () => kb.app.inject('/v1/notes?limit=7&sort=-title'));
      const bodies = new Set((await Promise.all(asked)).map(({ body }) => body));
      expect(bodies.size).toBe(1);
    });
    expect(notes).toHaveLength(5);
    expect(counted).toEqual({ hit: 11, miss: 1, bypassed: 0 });
  });
});

/** Titles are numbers that only grow, so that every answer says how old it is. */
test('no read shows what a write before it replaced, however reads and writes meet', async () => {
  const notes = await Promise.all([addNote(kb.deps.db, { title: '0' }), addNote(kb.deps.db, { title: '0' })]);
  const slugs = notes.map(({ slug }) => slug);
  const series = 'staleness';
  await kb.deps.db.execute(
    sql`update notes set series_slug = ${series}, series_title = 'S' where slug in (${slugs[0]}, ${slugs[1]})`,
  );
  const bases = [kb.request, other.request] as const;
  const clocks = [kb.deps.clock, other.deps.clock] as const;
  /** By process and note: the least title that a read which begins now may show. */
  const least = [
    [0, 0],
    [0, 0],
  ] as [number[], number[]];
  let newest = 0;

  async function write(by: 0 | 1, which: number): Promise<void> {
    const title = (newest += 1);
    await rename(bases[by], notes[which] as MadeNote, String(title));
    least[by][which] = Math.max(least[by][which] ?? 0, title);
    // Once the other process has heard of this version, it counts there as well.
    const version = clocks[by].version ?? Infinity;
    const heard = 1 - by === 0 ? 0 : 1;
    await until(() => (clocks[heard].version ?? -1) >= version);
    least[heard][which] = Math.max(least[heard][which] ?? 0, title);
  }

  async function look(by: 0 | 1, list: boolean): Promise<void> {
    const from = [...least[by]];
    const titles = list
      ? ((await bases[by].get(`/v1/notes?series=${series}&fields=title`).expect(200)).body.data as {
          slug: string;
          title: string;
        }[])
      : await Promise.all(
          slugs.map(
            async (slug) => (await bases[by].get(`/v1/notes/${slug}?fields=title`).expect(200)).body.data,
          ),
        );
    for (const [i, slug] of slugs.entries()) {
      const shown = titles.find((note) => note.slug === slug);
      expect(Number(shown?.title)).toBeGreaterThanOrEqual(from[i] ?? 0);
    }
  }

  const by = fc.constantFrom(0 as const, 1 as const);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), by, which: fc.nat(1), waits: fc.boolean() }),
    fc.record({ kind: fc.constant('look' as const), by, list: fc.boolean(), waits: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      const running: Promise<void>[] = [];
      // Two writes of one note at a time would leave open which of them is the newer.
      let writing = Promise.resolve();
      for (const taken of steps) {
        const work =
          taken.kind === 'look'
            ? look(taken.by, taken.list)
            : (writing = writing.then(() => write(taken.by, taken.which)));
        running.push(work);
        if (taken.waits) await work;
      }
      await Promise.all(running);
    }),
    { numRuns: 5 },
  );
  expect((await cacheCounts())['hit']).toBeGreaterThan(0);
}, 60_000);

describe('a write', () => {
  /** One route that answers when it is told to, and a clock that moves when it is told to. */
  async function heldUp() {
    let moved: () => void = () => undefined;
    const clock = { stamp: 1, onChange: (listener: () => void) => void (moved = listener) };
    const waiting: ((text: string) => void)[] = [];
    const app = Fastify();
    app.decorateRequest('access');
    const cache = new PublicCache({
      clock: clock as unknown as ContentClock,
      maxBytes: 1_000_000,
      limits: { take: () => [] } as unknown as Limits,
      writeOrigins: [],
    });
    cache.giveAnswers(app);
    app.addHook('onRequest', async (request) => void (request.access = publicAccess));
    installCacheHeaders(app);
    cache.keepAnswers(app);
    app.get('/v1/notes', async (_request, reply) => {
      const text = await new Promise<string>((resolve) => waiting.push(resolve));
      return reply.header('etag', '"any"').send(text);
    });
    await app.ready();
    const read = () => app.inject('/v1/notes').then(({ body }) => body);
    const answer = async (text: string) => {
      await until(() => waiting.length > 0);
      waiting.shift()?.(text);
    };
    return { app, read, answer, write: () => ((clock.stamp += 1), moved()) };
  }

  test('that comes while a read is under way leaves nothing of that read behind', async () => {
    const { app, read, answer, write } = await heldUp();
    const first = read();
    await new Promise((done) => setImmediate(done));
    write();
    await answer('old');
    expect(await first).toBe('old');
    const next = read();
    await answer('new');
    expect(await next).toBe('new');
    expect(await read()).toBe('new');
    await app.close();
  });

  test('is not hidden from who asks after it by somebody who asked before it', async () => {
    const { app, read, answer, write } = await heldUp();
    const before = read();
    await new Promise((done) => setImmediate(done));
    write();
    const after = read();
    await answer('old');
    await answer('new');
    expect(await before).toBe('old');
    expect(await after).toBe('new');
    await app.close();
  });

  test('is seen by its own process without any announcement', async () => {
    const elsewhere = await createTestDatabase();
    const deaf = new ContentClock(elsewhere.url, silentLog);
    await deaf.start();
    const db = drizzle(kb.client.sql, { schema });
    deaf.watch(db);
    const { stamp } = deaf;
    expect(stamp).not.toBeNull();
    await writeTransaction(db, { keyId: null, name: 'test', requestId: null }, async () => undefined);
    expect(deaf.stamp).not.toBe(stamp);
    await deaf.stop();
    await elsewhere.drop();
  });
});

test('nothing is kept while announcements are not heard, and everything afterwards', async () => {
  const backend = sql`application_name = 'leadership-knowledge-base announcements' and datname = current_database()`;
  await kb.request.get('/v1/themes').expect(200);
  const listening = async () =>
    (await kb.deps.db.execute(sql`select pid from pg_stat_activity where ${backend}`)).length;
  const held = await listening();
  await kb.deps.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where ${backend}`);
  await until(() => kb.deps.clock.stamp === null);
  const counted = await countsOf(() => kb.request.get('/v1/themes').expect(200));
  expect(counted['hit']).toBe(0);
  await until(() => kb.deps.clock.stamp !== null && other.deps.clock.stamp !== null);
  expect(await listening()).toBe(held);
  await kb.request.get('/v1/themes').expect(200);
  expect((await countsOf(() => kb.request.get('/v1/themes').expect(200)))['hit']).toBe(1);
});

/* In the place of a replica another database, so that an answer tells where it comes from. */
test('reads go to the replica while it has every write that is known of, and to the primary until then', async () => {
  const replica = await createTestDatabase();
  const behind = connect(replica.url, { max: 1 });
  const far = await addTag(behind.db);
  const near = await addTag(kb.deps.db);
  const settings = { ...kb.deps.config, DATABASE_READ_URL: replica.url, PUBLIC_CACHE_MB: 0 };
  const composition = await compose(settings, silentLog, { databaseUrl: kb.database.url, meilisearch: null });
  const app = await buildApp(composition.deps);
  await app.ready();
  const request = supertest(app.server);
  const from = async (): Promise<string> => {
    const { status } = await request.get(`/v1/tags/${far.slug}`);
    return status === 200 ? 'replica' : 'primary';
  };
  const catchUp = async (version: number) => {
    await behind.sql`update content_version set version = ${version}`;
    await until(async () => (await from()) === 'replica');
  };
  await behind.sql`update content_version set version = 0`;
  await until(async () => (await from()) === 'primary');
  await catchUp(composition.deps.clock.version ?? 0);

  const relabel = (of: KnowledgeBase['request'], label: string) =>
    of
      .patch(`/v1/tags/${near.slug}`)
      .set({ authorization: curator, 'if-match': '*' })
      .send({ label })
      .expect(200);
  await relabel(request, 'Read by whoever wrote it');
  const read = await request.get(`/v1/tags/${near.slug}`).expect(200);
  expect(read.body.data.label).toBe('Read by whoever wrote it');
  await catchUp(composition.deps.clock.version ?? 0);

  await relabel(kb.request, 'Written through another process');
  await until(async () => (await from()) === 'primary');
  await catchUp(composition.deps.clock.version ?? 0);

  await behind.close();
  await replica.drop();
  await until(async () => (await request.get(`/v1/tags/${near.slug}`)).status === 200);
  await app.close();
  await composition.close();
}, 30_000);
