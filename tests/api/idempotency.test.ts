import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { uniqueName } from '../support/notes.ts';

let kb: KnowledgeBase;
let curator: string;
beforeAll(async () => {
  kb = await startKnowledgeBase();
  curator = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

const createTag = (idempotencyKey: string, label: string, authorization = curator) =>
  kb.request
    .post('/v1/tags')
    .set('authorization', authorization)
    .set('idempotency-key', idempotencyKey)
    .send({ scheme: 'topic', label });

const countOf = async (label: string): Promise<number> =>
  (await kb.request.get('/v1/tags').query({ q: label }).expect(200)).body.page.total;

describe('an Idempotency-Key', () => {
  test('makes a repetition answer as the first time, and do nothing', async () => {
    const label = uniqueName('Repeated');
    const first = await createTag('"key-1"', label).expect(201);
    const again = await createTag('"key-1"', label).expect(201);
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    for (const name of ['location', 'etag', 'content-type', 'index-receipt'])
      expect(again.headers[name], name).toBe(first.headers[name]);
    expect(await countOf(label)).toBe(1);
    await createTag('key-1', label).expect(201);
  });

  test('also repeats a refusal that the writer met', async () => {
    const label = uniqueName('Taken');
    await createTag('"key-2"', label).expect(201);
    const refused = await createTag('"key-3"', label).expect(409);
    expect((await createTag('"key-3"', label).expect(409)).text).toBe(refused.text);
  });

  test('is refused with another body or at another address', async () => {
    const label = uniqueName('One');
    await createTag('"key-4"', label).expect(201);
    const { body } = await createTag('"key-4"', uniqueName('Other')).expect(422);
    expect(body.detail).toContain('was used for another request');
    await kb.request
      .post('/v1/examples')
      .set('authorization', curator)
      .set('idempotency-key', '"key-4"')
      .send({ name: label })
      .expect(422);
  });

  test('is each sender’s own', async () => {
    const [label, other] = [uniqueName('Mine'), uniqueName('Yours')];
    await createTag('"key-5"', label).expect(201);
    await createTag('"key-5"', other, await kb.keyFor('curator')).expect(201);
  });

  test('lets one of many at once through; the others wait or hear its answer', async () => {
    const label = uniqueName('Stampede');
    const answers = await Promise.all(Array.from({ length: 8 }, () => createTag('"key-6"', label)));
    const [made] = answers.filter(
      ({ headers, status }) => status === 201 && !headers['idempotency-replayed'],
    );
    expect(made).toBeDefined();
    for (const { status, headers, text } of answers) {
      expect([201, 409]).toContain(status);
      if (headers['idempotency-replayed']) expect(text).toBe(made?.text);
    }
    expect(await countOf(label)).toBe(1);
  });

  test('whose first request still runs is 409', async () => {
    const label = uniqueName('Running');
    await createTag('"key-7"', label).expect(201);
    await kb.deps.db.execute(
      sql`update idempotency_keys set status = null, request_id = gen_random_uuid() where key = 'key-7'`,
    );
    expect((await createTag('"key-7"', label).expect(409)).body.detail).toContain('still being carried out');
    // Nothing was written, and whoever ran it is long gone: it may run.
    await kb.deps.db.execute(
      sql`update idempotency_keys set created_at = now() - interval '1 hour' where key = 'key-7'`,
    );
    const { body } = await createTag('"key-7"', label).expect(409);
    expect(body.detail).not.toContain('Idempotency-Key');
  });

  test('whose first request wrote and died before it answered is never carried out twice', async () => {
    const label = uniqueName('Died');
    await createTag('"key-8"', label).expect(201);
    await kb.deps.db.execute(
      sql`update idempotency_keys set status = null, created_at = now() - interval '1 hour' where key = 'key-8'`,
    );
    expect((await createTag('"key-8"', label).expect(409)).body.detail).toContain('has been carried out');
  });

  test('is forgotten after a day', async () => {
    const label = uniqueName('Old');
    await createTag('"key-9"', label).expect(201);
    await kb.deps.db.execute(
      sql`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'key-9'`,
    );
    await createTag('"key-9"', uniqueName('New')).expect(201);
  });

  test('does not keep a key that was shown once', async () => {
    const admin = await kb.keyFor('admin');
    const issue = () =>
      kb.request
        .post('/v1/keys')
        .set('authorization', admin)
        .set('idempotency-key', '"key-10"')
        .send({ name: 'A site', role: 'reader' });
    const { body } = await issue().expect(201);
    expect((await issue().expect(409)).body.detail).toContain('held a secret');
    const stored = await kb.deps.db.execute(sql`select body from idempotency_keys where key = 'key-10'`);
    expect(JSON.stringify(stored)).not.toContain(String(body.data.key).slice(8));
  });

  test.each(['""', 'two words', '"half', 'a'.repeat(256), 'ü'])('“%s” is refused', async (key) => {
    const { statusCode } = await kb.app.inject({
      method: 'POST',
      url: '/v1/tags',
      headers: { authorization: curator, 'idempotency-key': key },
      payload: { scheme: 'topic', label: 'Never' },
    });
    expect(statusCode).toBe(400);
  });
});
