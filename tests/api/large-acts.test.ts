import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drainOutbox } from '../../src/outbox/drain.ts';
import { dumpCurated, storeNote } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { etagOf } from '../support/notes.ts';

/** More than a write derives the search documents of by itself. */
const many = 2100;
let kb: KnowledgeBase;
let key: string;

beforeAll(async () => {
  kb = await startKnowledgeBase();
  key = await kb.keyFor('admin');
  await storeNote(kb.deps.db, { slug: 'crowded', insights: many });
  await drain();
  // From here on the worker comes when a test says so.
  await kb.worker?.stop();
});
afterAll(() => kb?.stop());

const drain = async () => {
  while ((await drainOutbox(kb.deps.db, null)) > 0);
};
const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const found = async (query: string): Promise<number> =>
  (await kb.request.get(`/v1/search?limit=1&${query}`).expect(200)).body.page.total;
const receiptOf = async (path: unknown) =>
  (await kb.request.get(String(path)).set('authorization', key).expect(200)).body.data;

describe('an act upon more than two thousand insights, where search runs on PostgreSQL', () => {
  test('leaves the search documents to the worker, and its receipt says so until they are there', async () => {
    for (const label of ['Crowd', 'Throng']) {
      await post('/v1/tags', { scheme: 'topic', label }).expect(201);
    }
    const given = { add: ['crowd'], to: { query: { note: 'crowded' } } };
    const plan = (await post('/v1/tags/assignments', { ...given, preview: true }).expect(200)).body.data.plan;
    const { headers } = await post('/v1/tags/assignments', { ...given, planToken: plan.planToken }).expect(
      200,
    );

    expect(await receiptOf(headers['index-receipt'])).toMatchObject({
      status: 'pending',
      searchableAt: null,
    });
    expect((await kb.request.get('/v1/insights?tag=crowd').expect(200)).body.page.total).toBe(many);
    await drain();
    expect(await receiptOf(headers['index-receipt'])).toMatchObject({ status: 'searchable', pending: 0 });
    expect(await found('type=insight&tag=crowd')).toBe(many);
  });

  test('a merge of it is found, and undone, once the worker was there', async () => {
    const before = await dumpCurated(kb.deps.db);
    const path = '/v1/tags/crowd/merge';
    const { plan } = (await post(path, { into: 'throng', preview: true }).expect(200)).body.data;
    const merged = await post(path, { into: 'throng', planToken: plan.planToken }).expect(200);
    await drain();
    expect(await found('type=insight&tag=throng')).toBe(many);

    await post(`/v1/audit/${merged.body.data.auditId}/undo`, {}).expect(200);
    expect(await dumpCurated(kb.deps.db)).toBe(before);
    await drain();
    expect(await found('type=insight&tag=throng')).toBe(0);
    expect(await found('type=insight&tag=crowd')).toBe(many);
  });

  test('what it hides is hidden at once', async () => {
    expect(await found('q=sentence')).toBeGreaterThan(many);
    await kb.request
      .delete('/v1/notes/crowded?reason=A%20person%20asked%20for%20it.')
      .set('authorization', key)
      .set('if-match', await etagOf(kb, key, 'crowded'))
      .expect(204);
    const [row] = await kb.deps.db.execute(
      sql`select count(*)::int as count from search_documents where type = 'insight'`,
    );
    expect(row?.['count']).toBe(many);
    expect(await found('q=sentence')).toBe(0);
  });
});
