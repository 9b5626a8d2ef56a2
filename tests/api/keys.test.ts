import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from '../../src/db/read.ts';
import { createKey, ensureAdminKey, newKey } from '../../src/keys/service.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let closed: KnowledgeBase;
beforeAll(async () => {
  [kb, closed] = await Promise.all([
    startKnowledgeBase(),
    startKnowledgeBase({ settings: { PUBLIC_READ: 'false' }, sample: true }),
  ]);
});
afterAll(async () => {
  await kb?.stop();
  await closed?.stop();
});

const ask = (authorization: string) => kb.request.get('/v1/themes').set('authorization', authorization);

describe('a key', () => {
  test.each(['reader', 'curator', 'admin'] as const)('of a %s reads', async (role) => {
    await ask(await kb.keyFor(role)).expect(200);
  });

  test('that expires works until then and not after', async () => {
    await ask(await kb.keyFor('reader', { expiresAt: new Date(Date.now() + 3_600_000) })).expect(200);
    await ask(await kb.keyFor('reader', { expiresAt: new Date(Date.now() - 1) })).expect(401);
  });

  test('that is revoked stops at once', async () => {
    const key = await kb.keyFor('admin');
    await ask(key).expect(200);
    await kb.deps.db.execute(
      sql`update keys set revoked_at = now() where revoked_at is null and role = 'admin'`,
    );
    await ask(key).expect(401);
  });

  test('that is unknown, expired or revoked gets the same answer', async () => {
    const expired = await kb.keyFor('reader', { expiresAt: new Date(0) });
    const details = [];
    for (const key of [expired, `Bearer ${newKey()}`, 'Bearer kb_short'])
      details.push((await ask(key).expect(401)).body.detail);
    expect(new Set(details).size).toBe(1);
  });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic dXNlcjpwYXNz',
    'kb_abc',
    'Bearer two words',
    'Bearer kb_å',
    'Token kb_a',
  ])('the header “%s” is refused, also where none is needed', async (header) => {
    const { body } = await ask(header).expect(401);
    expect(body.type).toMatch(/#unauthorised$/);
  });

  test('the scheme may be in any case', async () => {
    await ask((await kb.keyFor('reader')).replace('Bearer', 'bearer')).expect(200);
  });

  test('is stored as a hash, never itself, and its use is noted once a minute', async () => {
    const key = newKey();
    const id = await createKey(kb.deps.db, { keyId: null, name: 'test', requestId: null }, { key, name: 'Mine', role: 'reader' }); // prettier-ignore
    const row = async () => (await read<{ row: string; used: string | null }>(kb.deps.db, sql`select keys::text as row, last_used_at as used from keys where id = ${id}`))[0]; // prettier-ignore
    expect((await row())?.used).toBeNull();
    await ask(`Bearer ${key}`).expect(200);
    const first = await row();
    expect(first?.used).not.toBeNull();
    await ask(`Bearer ${key}`).expect(200);
    expect(await row()).toEqual(first);
    expect(first?.row).not.toContain(key.slice(8));
    const trail = await read<{ after: unknown }>(kb.deps.db, sql`select after from audit_entries where entity_id = ${id}`); // prettier-ignore
    expect(JSON.stringify(trail)).not.toContain(key.slice(8));
  });

  test('of the first admin is made once; a bootstrap key is taken as it is', async () => {
    const { db } = kb.deps;
    await db.execute(sql`update keys set revoked_at = now() where role = 'admin'`);
    const first = await ensureAdminKey(db, undefined);
    expect(first).toMatch(/^kb_[\w-]{43}$/);
    expect(await ensureAdminKey(db, undefined)).toBeNull();
    const own = newKey();
    expect(await ensureAdminKey(db, own)).toBeNull();
    expect(await ensureAdminKey(db, own)).toBeNull();
    await ask(`Bearer ${own}`).expect(200);
  });
});

describe('where PUBLIC_READ is off', () => {
  test.each(['/v1/notes', '/v1/insights', '/v1/themes/governance', '/v1/search?q=trust', '/v1/nothing'])(
    '%s needs a key',
    async (address) => {
      await closed.request.get(address).expect(401);
      const { status, headers } = await closed.request
        .get(address)
        .set('authorization', await closed.keyFor('reader'));
      expect(status).toBe(address === '/v1/nothing' ? 404 : 200);
      expect(headers['cache-control']).not.toContain('public');
    },
  );

  test.each([
    '/health/live',
    '/health/ready',
    '/docs/',
    '/docs/static/swagger-ui.css',
    '/docs/json',
    '/docs/problems',
    '/openapi.json',
  ])('%s is open all the same', async (address) => {
    await closed.request.get(address).expect(200);
  });

  test('a browser still learns that it may ask with a key', async () => {
    await closed.request
      .options('/v1/notes')
      .set('origin', 'https://site.example')
      .set('access-control-request-method', 'GET')
      .expect(204);
  });
});
