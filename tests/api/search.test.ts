import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { MeilisearchIndex } from '../../src/search/meilisearch-index.ts';
import type { SearchHit } from '../../src/search/schemas.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const query = '/v1/search?q=succesion%20planing';
const aboutSuccession = /succession planning/i;

describe.skipIf(inject('meilisearch') === null)('with Meilisearch', () => {
  let kb: KnowledgeBase;
  beforeAll(async () => {
    kb = await startKnowledgeBase({ sample: true, search: true });
  });
  afterAll(() => kb?.stop());

  test('two typos still find the succession insight, with its quotation and note', async () => {
    const { body } = await kb.request.get(query).expect(200);
    expect(body).toMatchObject({ engine: 'meilisearch', degraded: false });
    const hit = body.data.find(({ title }: SearchHit) => aboutSuccession.test(title));
    expect(hit).toMatchObject({ type: 'insight' });
    expect(hit.evidence.exact).toMatch(aboutSuccession);
    expect(hit.note.slug).toBe('note-from-collaborative-leadership-in-place-cell-2');
    expect(hit.snippet).toMatch(/<mark>succession<\/mark> <mark>planning<\/mark>/i);
  });

  test('filters and pages count exactly', async () => {
    const first = await kb.request
      .get('/v1/search?q=leadership&type=insight&theme=distributive-leadership&limit=1')
      .expect(200);
    expect(first.body.data).toHaveLength(1);
    const seen = new Set<string>();
    let next: string | null = '/v1/search?q=leadership&limit=2';
    let total = 0;
    while (next !== null) {
      const { body }: { body: { data: SearchHit[]; page: { next: string | null; total: number } } } =
        await kb.request.get(next).expect(200);
      for (const { id } of body.data) seen.add(id);
      next = body.page.next;
      total = body.page.total;
    }
    expect(seen.size).toBe(total);
  });

  test('an index that lost its documents is told them again', async () => {
    const index = kb.index as MeilisearchIndex;
    const everything = await index.count('insight');
    expect(everything).toBeGreaterThan(5);
    const { body } = await kb.request.get('/v1/insights?limit=3').expect(200);
    await index.remove(
      'insight',
      body.data.map(({ id }: { id: string }) => id),
    );
    expect(await index.count('insight')).toBe(everything - 3);
    await expect.poll(() => index.count('insight'), { timeout: 15_000, interval: 200 }).toBe(everything);
  });
});

describe('without Meilisearch', () => {
  let kb: KnowledgeBase;
  beforeAll(async () => {
    kb = await startKnowledgeBase({ sample: true });
  });
  afterAll(() => kb?.stop());

  test('PostgreSQL finds the same insight despite two typos', async () => {
    const { body } = await kb.request.get(query).expect(200);
    expect(body).toMatchObject({ engine: 'postgres', degraded: false });
    expect(body.data[0]).toMatchObject({ type: 'insight' });
    expect(body.data[0].title).toMatch(aboutSuccession);
    expect(body.data[0].snippet).toContain('<mark>');
  });

  test('a query without a hit is an empty answer, an empty one is refused', async () => {
    const { body } = await kb.request.get('/v1/search?q=zyxwvut').expect(200);
    expect(body).toMatchObject({ data: [], page: { total: 0, next: null, prev: null } });
    await kb.request.get('/v1/search?q=%20').expect(422);
  });

  test.each(["'", '\\', ':*', '!&|', '"unclosed', '%_', '<b>', "o'clock", '（全角）', '🙂'])(
    'the query %s does no harm',
    async (q) => {
      await kb.request.get('/v1/search').query({ q }).expect(200);
    },
  );
});
