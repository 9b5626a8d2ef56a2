import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
beforeAll(async () => {
  kb = await startKnowledgeBase();
});
afterAll(() => kb?.stop());

test('the process says that it lives, and no cache keeps it', async () => {
  const { body, headers } = await kb.request.get('/health/live').expect(200);
  expect(body).toEqual({ status: 'ok' });
  expect(headers['cache-control']).toBe('no-store');
});

test('readiness says which engine searches and how far it is', async () => {
  const { db } = kb.deps;
  await db.execute(sql`delete from outbox`);
  const { body, headers } = await kb.request.get('/health/ready').expect(200);
  expect(body).toMatchObject({ database: 'up', search: { engine: 'postgres', pending: 0, parked: 0 } });
  expect(headers['cache-control']).toBe('no-store');
  await db.execute(sql`insert into outbox (entity_type, entity_id) values ('note', gen_random_uuid())`);
  await db.execute(
    sql`insert into outbox (entity_type, entity_id, parked_at) values ('note', gen_random_uuid(), now())`,
  );
  const later = await kb.request.get('/health/ready').expect(200);
  expect(later.body.search).toMatchObject({ pending: 1, parked: 1 });
});

test('parameters are refused here too', async () => {
  await kb.request.get('/health/live?verbose=1').expect(422);
  await kb.request.get('/health/ready?verbose=1').expect(422);
});
