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

interface Check {
  part: string;
  state: string;
  says: string;
  advice: string | null;
}
const check = async (part: string): Promise<Check | undefined> =>
  ((await kb.request.get('/health/ready').expect(200)).body.checks as Check[]).find(
    (one) => one.part === part,
  );

test('what is done in the background late, or not at all, comes with what to do', async () => {
  const { db } = kb.deps;
  await db.execute(sql`delete from outbox`);
  for (const part of ['database', 'migrations', 'search', 'outbox', 'jobs'])
    expect(await check(part), part).toMatchObject({ state: 'ok', advice: null });
  await db.execute(
    sql`insert into outbox (entity_type, entity_id, parked_at) values ('note', gen_random_uuid(), now())`,
  );
  expect((await check('outbox'))?.advice).toContain('/v1/index/repair');
  await db.execute(sql`insert into outbox (entity_type, entity_id, enqueued_at, available_at)
    values ('note', gen_random_uuid(), now() - interval '2 minutes', now() + interval '1 hour')`);
  expect(await check('outbox')).toMatchObject({
    state: 'warn',
    advice: expect.stringContaining('RUN_WORKER'),
  });
  await db.execute(sql`delete from outbox`);
});

test('migrations that the database lacks are 503; a database ahead of the program is not', async () => {
  const { db } = kb.deps;
  const shift = (ms: number) =>
    db.execute(sql`update drizzle.__drizzle_migrations set created_at = created_at + ${ms}`);
  await shift(-1);
  const { body } = await kb.request.get('/health/ready').expect(503);
  expect(body.detail).toMatch(/^Migrations that the database lacks: 1\. Restart/);
  await shift(2);
  expect(await check('migrations')).toMatchObject({ state: 'warn' });
  await shift(-1);
  expect(await check('migrations')).toMatchObject({ state: 'ok' });
});

test('parameters are refused here too', async () => {
  await kb.request.get('/health/live?verbose=1').expect(422);
  await kb.request.get('/health/ready?verbose=1').expect(422);
});
