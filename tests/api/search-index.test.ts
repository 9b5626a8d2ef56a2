import { sql } from 'drizzle-orm';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { reindex } from '../../src/cli/reindex.ts';
import { readDocuments } from '../../src/search/documents.ts';
import { MeilisearchIndex } from '../../src/search/meilisearch-index.ts';
import type { IndexStatus } from '../../src/outbox/schemas.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { seedNote } from '../support/search-corpus.ts';

const noteText =
  'Note from the Test Cell 9\n\nSummary\n\n• Trust comes before contracts, and contracts never bring it.\n';

describe.skipIf(inject('meilisearch') === null)('the search index', () => {
  let kb: KnowledgeBase;
  let index: MeilisearchIndex;
  let admin: string;
  let curator: string;
  beforeAll(async () => {
    kb = await startKnowledgeBase({ search: true, sample: true });
    index = kb.index as MeilisearchIndex;
    admin = await kb.keyFor('admin');
    curator = await kb.keyFor('curator');
  });
  afterAll(() => kb?.stop());

  const status = async (): Promise<IndexStatus> =>
    (await kb.request.get('/v1/index').set('authorization', curator).expect(200)).body.data;
  const anInsight = async (): Promise<string> =>
    (await kb.request.get('/v1/insights?limit=1').expect(200)).body.data[0].id;

  test('stands as the database does, in documents and in settings', async () => {
    expect(await status()).toMatchObject({
      engine: 'meilisearch',
      reachable: true,
      pending: 0,
      parked: [],
      driftCount: 0,
      staleSettings: [],
    });
  });

  test('is looked at without comparing documents where nobody asks for that', async () => {
    const quick = kb.request.get('/v1/index?compare=false').set('authorization', curator);
    const { data } = (await quick.expect(200)).body;
    expect(data).toMatchObject({ reachable: true, pending: 0, driftCount: null, drift: null });
    expect(data.documents).toEqual((await status()).documents);
  });

  test('is for curators to look at and for admins to mend', async () => {
    await kb.request.get('/v1/index').expect(401);
    await kb.request.post('/v1/index/rebuild').set('authorization', curator).expect(403);
    await kb.request.post('/v1/index/repair').set('authorization', curator).expect(403);
  });

  test('is built on a server that has lost all of it', async () => {
    const lost = new MeilisearchIndex({
      ...inject('meilisearch')!,
      indexPrefix: `lost_${process.pid}_${Date.now()}_`,
      searchTimeoutMs: 15_000,
    });
    await reindex({ ...kb.deps, db: kb.deps.db, index: lost });
    expect(await lost.counts()).toEqual((await status()).documents);
  });

  test('names what is missing, stale or extra, and a repair mends just that', async () => {
    await kb.worker?.stop();
    const [missing, stale] = (await kb.request.get('/v1/insights?limit=2').expect(200)).body.data.map(
      ({ id }: { id: string }) => id,
    );
    const [document] = await readDocuments(kb.deps.db, 'insight', [stale]);
    const extra = '018f0000-0000-7000-8000-000000000001';
    await index.remove('insight', [missing]);
    await index.put('insight', [
      { ...document!, digest: 'old' },
      { ...document!, id: extra },
    ]);
    const { drift, driftCount } = await status();
    expect(driftCount).toBe(3);
    expect(drift?.insight).toEqual({ missing: [missing], stale: [stale], extra: [extra] });
    const { body } = await kb.request.post('/v1/index/repair').set('authorization', admin).expect(200);
    expect(body.data.mended).toBe(3);
    expect((await status()).driftCount).toBe(0);
  });

  test('shows what it refused, tells it apart from its batch, and takes it when it can', async () => {
    const { db } = kb.deps;
    const [poison, good] = (await kb.request.get('/v1/insights?limit=2').expect(200)).body.data.map(
      ({ id }: { id: string }) => id,
    );
    const put = index.put.bind(index);
    const { RefusedError } = await import('../../src/search/port.ts');
    const { drainOutbox } = await import('../../src/outbox/drain.ts');
    const sent: string[] = [];
    index.put = async (type, documents, site) => {
      if (documents.some(({ id }) => id === poison)) throw new RefusedError('Meilisearch will not take it.');
      sent.push(...documents.map(({ id }) => id));
      await put(type, documents, site);
    };
    await db.execute(
      sql`insert into outbox (entity_type, entity_id) values ('insight', ${poison}), ('insight', ${good})`,
    );
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await db.execute(sql`update outbox set available_at = now()`);
      expect([attempt, await drainOutbox(db, index)]).toEqual([attempt, attempt === 0 ? 2 : 1]);
    }
    expect(sent).toEqual([good]);
    const { parked, pending } = await status();
    expect(parked).toMatchObject([
      { entityType: 'insight', entityId: poison, attempts: 5, reason: 'Meilisearch will not take it.' },
    ]);
    expect(pending).toBe(0);
    index.put = put;
    await kb.request.post('/v1/index/repair').set('authorization', admin).expect(200);
    while ((await drainOutbox(db, index)) > 0);
    expect(await status()).toMatchObject({ parked: [], pending: 0, driftCount: 0 });
  });

  test('a write has a receipt that turns searchable', async () => {
    const answer = await kb.request
      .post('/v1/notes')
      .set('authorization', curator)
      .send({ text: noteText })
      .expect(201);
    const { receipt } = answer.body;
    expect(receipt).toMatchObject({ id: answer.headers['x-request-id'], status: 'pending', reason: null });
    expect(answer.headers['index-receipt']).toBe(receipt.url);
    await kb.request.get(receipt.url).expect(401);
    const read = async () =>
      (await kb.request.get(receipt.url).set('authorization', curator).expect(200)).body.data;
    expect((await read()).status).toBe('pending');
    await kb.deps.db.execute(sql`update outbox set parked_at = now(), last_error = 'No room.'`);
    expect(await read()).toMatchObject({ status: 'failed', reason: 'No room.' });
    await kb.deps.db.execute(sql`update outbox set parked_at = null`);
    const { drainOutbox } = await import('../../src/outbox/drain.ts');
    while ((await drainOutbox(kb.deps.db, index)) > 0);
    const done = await read();
    expect(done).toMatchObject({ status: 'searchable', pending: 0 });
    expect(Date.parse(done.searchableAt)).toBeGreaterThanOrEqual(Date.parse(done.createdAt));
    await kb.request
      .get('/v1/index/receipts/018f0000-0000-7000-8000-000000000009')
      .set('authorization', curator)
      .expect(404);
  });

  test('is rebuilt beside the one in use: searches go on, and nothing that changes meanwhile is lost', async () => {
    const { body } = await kb.request.post('/v1/index/rebuild').set('authorization', admin).expect(202);
    await kb.request.post('/v1/index/rebuild').set('authorization', admin).expect(409);
    await seedNote(kb.deps.db, {
      title: 'Meanwhile',
      slug: 'meanwhile',
      insights: [{ statement: 'A change made meanwhile is not lost.' }],
    });
    let state = await status();
    let searches = 0;
    while (state.rebuild?.status === 'running') {
      const found = await kb.request.get('/v1/search?q=succession&type=insight').expect(200);
      expect(found.body.page.total).toBeGreaterThan(0);
      searches += 1;
      state = await status();
    }
    expect(searches).toBeGreaterThan(0);
    expect(state.rebuild).toMatchObject({ id: body.data.id, status: 'succeeded', error: null });
    const { drainOutbox } = await import('../../src/outbox/drain.ts');
    while ((await drainOutbox(kb.deps.db, index)) > 0);
    expect(await status()).toMatchObject({ driftCount: 0, staleSettings: [], pending: 0 });
    const { body: found } = await kb.request
      .get('/v1/search?q=%22made%20meanwhile%22&type=insight')
      .expect(200);
    expect(found).toMatchObject({ engine: 'meilisearch', page: { total: 1 } });
  });

  test('is rebuilt from the command line, with its progress, whatever state it was in', async () => {
    await index.remove('insight', [await anInsight()]);
    const steps: number[] = [];
    await reindex(kb.deps, { onProgress: ({ done }) => steps.push(done) });
    expect(steps.at(-1)).toBeGreaterThan(10);
    expect([...steps].sort((a, b) => a - b)).toEqual(steps);
    expect((await status()).driftCount).toBe(0);
  });

  test('gives browsers a token that searches, sees the published only and can do nothing else', async () => {
    await kb.request.post('/v1/search-tokens').send({}).expect(401);
    const reader = await kb.keyFor('reader');
    await kb.request
      .post('/v1/search-tokens')
      .set('authorization', reader)
      .send({ expiresInSeconds: 999_999 })
      .expect(422);
    const { body } = await kb.request
      .post('/v1/search-tokens')
      .set('authorization', reader)
      .send({ expiresInSeconds: 60, types: ['insight'] })
      .expect(201);
    const { token, url, indexes } = body.data;
    expect(Object.keys(indexes)).toEqual(['insight']);
    const browser = new Meilisearch({ host: url, apiKey: token });
    const found = await browser.index(indexes.insight).search('succesion planing');
    expect(found.hits[0]).toMatchObject({ status: 'published', note: expect.any(String) });
    await expect(browser.index(indexes.insight.replace('insights', 'notes')).search('')).rejects.toThrow();
    await expect(browser.index(indexes.insight).getDocuments()).rejects.toThrow();
    await expect(browser.index(indexes.insight).deleteAllDocuments()).rejects.toThrow();
  });
});

describe('without an index', () => {
  let kb: KnowledgeBase;
  beforeAll(async () => {
    kb = await startKnowledgeBase();
  });
  afterAll(() => kb?.stop());

  test('a write is searchable at once, and there is nothing to rebuild', async () => {
    const admin = await kb.keyFor('admin');
    const { body } = await kb.request
      .post('/v1/notes')
      .set('authorization', admin)
      .send({ text: noteText })
      .expect(201);
    expect(body.receipt.status).toBe('searchable');
    const { body: found } = await kb.request.get('/v1/search?q=trust%20contracts').expect(200);
    expect(found.page.total).toBeGreaterThan(0);
    await kb.request.post('/v1/index/rebuild').set('authorization', admin).expect(503);
    await kb.request.post('/v1/search-tokens').set('authorization', admin).send({}).expect(503);
    const { body: report } = await kb.request.get('/v1/index').set('authorization', admin).expect(200);
    expect(report.data).toMatchObject({ engine: 'postgres', driftCount: 0 });
  });
});
