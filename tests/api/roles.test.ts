import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueKey, revokeKey } from '../../src/keys/manage-keys.ts';
import { curator } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
const keys: Record<string, string | undefined> = { none: undefined };
interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
}
let writes: Operation[];

beforeAll(async () => {
  kb = await startKnowledgeBase();
  for (const role of ['reader', 'curator', 'admin'] as const) keys[role] = await kb.keyFor(role);
  keys['expired'] = await kb.keyFor('admin', { expiresAt: new Date(Date.now() - 1000) });
  const issued = await issueKey(kb.deps.db, curator, { name: 'Revoked', role: 'admin' });
  await revokeKey(kb.deps.db, curator, issued.row.id);
  keys['revoked'] = `Bearer ${issued.key}`;
  const { paths = {} } = kb.app.swagger() as { paths?: Record<string, Record<string, unknown>> };
  writes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).flatMap((method) =>
      ['post', 'put', 'patch', 'delete'].includes(method) && !isReadByPost(path)
        ? [{ method: method as Operation['method'], path }]
        : [],
    ),
  );
});
afterAll(() => kb?.stop());

/** Asked by POST, and changing nothing. */
const isReadByPost = (path: string): boolean => ['/v1/verify-quote', '/v1/search-tokens'].includes(path);
/** What only an admin may do; everything else that writes is a curator’s. */
const isAdminOnly = ({ path }: Operation): boolean =>
  /^\/v1\/(keys|index|webhooks|models)/.test(path) || path === '/v1/notes/{slug}/restore';

const statusOf = async ({ method, path }: Operation, key: string | undefined): Promise<number> => {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'id' ? '00000000-0000-7000-8000-000000000000' : name === 'number' ? '1' : 'nothing-here',
  );
  const request = kb.request[method](address).set('if-match', '"nothing-v1-x"');
  if (key !== undefined) void request.set('authorization', key);
  return (await (method === 'delete' ? request : request.send({}))).status;
};

const inaccessible = new Set([401, 403]);

test('there are writes to try', () => {
  expect(writes.length).toBeGreaterThan(12);
  expect(writes).toContainEqual({ method: 'post', path: '/v1/audit/{id}/undo' });
});

describe.each([
  ['none', () => [401, 401]],
  ['reader', () => [403, 403]],
  ['expired', () => [401, 401]],
  ['revoked', () => [401, 401]],
  ['curator', () => [null, 403]],
  ['admin', () => [null, null]],
] as const)('with the key “%s”', (name, expected) => {
  test('every write answers as the role says', async () => {
    const [curators, admins] = expected();
    for (const operation of writes) {
      const wanted = isAdminOnly(operation) ? admins : curators;
      const status = await statusOf(operation, keys[name]);
      const label = `${operation.method} ${operation.path} with ${name}`;
      if (wanted === null)
        expect([label, inaccessible.has(status) || status === 500]).toEqual([label, false]);
      else expect([label, status]).toEqual([label, wanted]);
    }
  });
});

describe('keys', () => {
  const as = (role: string) => String(keys[role]);

  test('an issued key works until it is revoked, at once', async () => {
    const { body } = await kb.request
      .post('/v1/keys')
      .set('authorization', as('admin'))
      .send({ name: 'A site', role: 'curator' })
      .expect(201);
    const authorization = `Bearer ${body.data.key}`;
    await kb.request.get('/v1/audit').set('authorization', authorization).expect(200);
    const list = await kb.request.get('/v1/keys').set('authorization', as('admin')).expect(200);
    expect(JSON.stringify(list.body)).not.toContain(body.data.key);
    await kb.request.delete(`/v1/keys/${body.data.id}`).set('authorization', as('admin')).expect(200);
    await kb.request.get('/v1/audit').set('authorization', authorization).expect(401);
  });

  test('the last admin’s key stays', async () => {
    const list = await kb.request.get('/v1/keys').set('authorization', as('admin')).expect(200);
    const admins = list.body.data.filter(
      ({ role, status }: { role: string; status: string }) => role === 'admin' && status === 'active',
    );
    expect(admins).toHaveLength(1);
    await kb.request.delete(`/v1/keys/${admins[0].id}`).set('authorization', as('admin')).expect(409);
    await kb.request.get('/v1/keys').set('authorization', as('admin')).expect(200);
  });
});
