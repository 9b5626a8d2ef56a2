import { sql } from 'drizzle-orm';
import { afterEach, expect, test, vi } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { Problem } from '../../src/http/problem.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
afterEach(() => kb?.stop());
const start = async (perMinute: number, settings: Record<string, string> = {}): Promise<void> => {
  kb = await startKnowledgeBase({ settings: { RATE_LIMIT_PER_MINUTE: String(perMinute), ...settings } });
};

test('every answer says what is left, in the headers of the current draft only', async () => {
  await start(5);
  for (const [i, address] of [
    '/v1/themes',
    '/v1/themes/never-was',
    '/v1/notes?limit=0',
    '/openapi.json',
  ].entries()) {
    const { headers } = await kb.request.get(address);
    expect(headers['ratelimit-policy']).toBe('"default";q=5;w=60');
    expect(headers['ratelimit']).toMatch(new RegExp(`^"default";r=${4 - i};t=\\d{1,2}$`));
    expect(Object.keys(headers).filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
    expect(headers['retry-after']).toBeUndefined();
  }
});

test('one too many is 429 with the time to wait, as a problem registered with IANA', async () => {
  await start(2);
  await kb.request.get('/v1/themes').expect(200);
  await kb.request.get('/v1/themes').expect(200);
  const { body, headers } = await kb.request.get('/v1/themes').expect(429);
  expect(headers['content-type']).toBe('application/problem+json');
  expect(headers['ratelimit']).toMatch(/^"default";r=0;t=\d+$/);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['etag']).toBeUndefined();
  expect(Problem.strict().parse(body)).toMatchObject({
    type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
    status: 429,
  });
  expect(body.detail).toContain('At most 2 requests a minute');
});

test('answers of every kind count: nothing there, another method, a wrong key', async () => {
  await start(5);
  await kb.request.get('/v1/nothing').expect(404);
  await kb.request.put('/v1/notes').expect(405);
  await kb.request.get('/v1/themes').set('authorization', 'Bearer kb_wrong').expect(401);
  await kb.request.post('/v1/notes').expect(401);
  const { headers } = await kb.request.get('/v1/nothing').expect(404);
  expect(headers['ratelimit']).toMatch(/^"default";r=0;t=\d+$/);
  await kb.request.get('/v1/nothing').expect(429);
  await kb.request.get('/v1/themes').set('authorization', 'Bearer kb_wrong').expect(429);
});

test('who tries key after key is stopped, though the right one comes at last; others are not', async () => {
  await start(100);
  const right = await kb.keyFor('reader');
  const guess = (key: string) => kb.request.get('/v1/themes').set('authorization', key);
  for (let i = 0; i < 30; i += 1) await guess(`Bearer kb_guess${i}`).expect(401);
  const { body, headers } = await guess(right).expect(429);
  expect(body.detail).toContain('Too many wrong keys');
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  await kb.request.get('/v1/themes').expect(200);
});

test('each key has a quota of its own', async () => {
  await start(1);
  const [one, other] = [await kb.keyFor('reader'), await kb.keyFor('reader')];
  await kb.request.get('/v1/themes').expect(200);
  await kb.request.get('/v1/themes').expect(429);
  await kb.request.get('/v1/themes').set('authorization', one).expect(200);
  await kb.request.get('/v1/themes').set('authorization', one).expect(429);
  await kb.request.get('/v1/themes').set('authorization', other).expect(200);
});

test('a refused post stores nothing, and its body is not read', async () => {
  await start(1);
  const key = await kb.keyFor('curator');
  await kb.request.get('/v1/themes').set('authorization', key).expect(200);
  await kb.request.post('/v1/notes').set('authorization', key).type('json').send('{').expect(429);
});

test('zero turns it off, headers and all', async () => {
  await start(0);
  for (let i = 0; i < 20; i += 1) {
    const { headers } = await kb.request.get('/v1/themes').expect(200);
    expect(headers['ratelimit']).toBeUndefined();
    expect(headers['ratelimit-policy']).toBeUndefined();
  }
});

test('counted in PostgreSQL, what one process answers is taken off another’s quota, and no address is stored', async () => {
  await start(20, { RATE_LIMIT_STORE: 'postgres' });
  const other = await buildApp(kb.deps);
  let asked = 0;
  // A new minute begins anew: then once more.
  await vi.waitFor(
    async () => {
      for (let i = 0; i <= 20; i += 1) await kb.app.inject('/v1/themes');
      asked += 1;
      expect((await other.inject('/v1/themes')).statusCode).toBe(429);
    },
    { timeout: 15_000, interval: 300 },
  );
  expect(asked).toBeLessThan(20);
  const rows = await kb.deps.db.execute<{ name: string }>(sql`select name from rate_counts`);
  expect(rows.length).toBeGreaterThan(0);
  for (const { name } of rows) expect(name).toMatch(/^[\w-]{22}$/);
  await other.close();
});
