import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditEntry } from '../../src/audit/schemas.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let key: string;
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  key = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const audit = async (query: Record<string, string> = {}): Promise<AuditEntry[]> =>
  (await kb.request.get('/v1/audit').query(query).set('authorization', key).expect(200)).body.data;

test('every write has an entry: who, when, what, before and after, the request, and a sentence', async () => {
  const created = await post('/v1/tags', { scheme: 'place', label: 'Pontypridd' }).expect(201);
  const edited = await kb.request
    .patch('/v1/tags/pontypridd')
    .set('authorization', key)
    .set('if-match', String(created.headers['etag']))
    .send({ label: 'Pontypridd town' })
    .expect(200);
  const [entry] = await audit({ entity: 'pontypridd' });
  expect(entry).toMatchObject({
    id: edited.body.auditId,
    action: 'tag.edit',
    sentence: 'A curator edited tag “Pontypridd”: label from “Pontypridd” to “Pontypridd town”',
    entity: { type: 'tag', label: 'Pontypridd' },
    actor: { name: 'A curator' },
    requestId: edited.headers['x-request-id'],
    before: { label: 'Pontypridd' },
    after: { label: 'Pontypridd town' },
    undoneBy: null,
  });
  const { body } = await kb.request
    .get(`/v1/audit/${edited.body.auditId}`)
    .set('authorization', key)
    .expect(200);
  expect(body.data.changes).toEqual([
    expect.objectContaining({ table: 'tags', before: expect.objectContaining({ label: 'Pontypridd' }) }),
  ]);
});

test('an edit that changes nothing leaves no entry', async () => {
  const { headers } = await kb.request.get('/v1/tags/governance').expect(200);
  const before = (await audit({ limit: '100' })).length;
  const { body } = await kb.request
    .patch('/v1/tags/governance')
    .set('authorization', key)
    .set('if-match', String(headers['etag']))
    .send({ label: 'Governance' })
    .expect(200);
  expect(body).toMatchObject({ auditId: null, data: { version: 1 } });
  expect(await audit({ limit: '100' })).toHaveLength(before);
});

test('is read by entity, verb, actor and time', async () => {
  const from = new Date(Date.now() - 60_000).toISOString();
  const verbs = async (query: Record<string, string>) =>
    [...new Set((await audit({ ...query, limit: '100' })).map(({ action }) => action))].sort();
  expect(await verbs({ action: 'note.create,key.create' })).toEqual(['key.create', 'note.create']);
  expect(await verbs({ entityType: 'note' })).toEqual(['note.create']);
  expect(await verbs({ actor: 'A curator' })).toEqual(['tag.create', 'tag.edit']);
  expect(await audit({ to: from, actor: 'A curator' })).toEqual([]);
  expect((await audit({ from, actor: 'A curator' })).length).toBeGreaterThan(1);
  const slugs = (await audit({ entityType: 'note' })).map(({ entity }) => entity.id);
  expect(slugs).toHaveLength(1);
  await kb.request.get('/v1/audit?actoin=x').set('authorization', key).expect(422);
});

test('an undone act says by what, and the undo says what it undid', async () => {
  const created = await post('/v1/tags', { scheme: 'place', label: 'Passing place' }).expect(201);
  const { body } = await post(`/v1/audit/${created.body.auditId}/undo`, {}).expect(200);
  const [undo, act] = await audit({ entity: created.body.data.id });
  expect(act).toMatchObject({ id: created.body.auditId, undoneBy: body.data.auditId });
  expect(undo).toMatchObject({ undoOf: created.body.auditId, action: 'audit.undo' });
  expect(undo?.sentence).toBe('A curator undid: A curator created tag “Passing place”');
});

test('what kept no change set is not undone', async () => {
  const [note] = await audit({ action: 'note.create' });
  await post(`/v1/audit/${note?.id}/undo`, {}).expect(409);
  await post('/v1/audit/00000000-0000-7000-8000-000000000000/undo', {}).expect(404);
});

test('an insight and a term are told of the bulk acts that tied them together', async () => {
  const tag = (await post('/v1/tags', { scheme: 'topic', label: 'Convening' }).expect(201)).body.data;
  const { body } = await kb.request.get('/v1/insights?limit=2').expect(200);
  const [insight, other]: { id: string }[] = body.data;
  const given = { add: [tag.slug], to: { ids: [insight?.id] } };
  const { plan } = (await post('/v1/tags/assignments', { ...given, preview: true }).expect(200)).body.data;
  const done = await post('/v1/tags/assignments', { ...given, planToken: plan.planToken }).expect(200);
  const actsOn = async (entity: string) => (await audit({ entity })).map(({ id }) => id);
  expect(await actsOn(insight!.id)).toContain(done.body.data.auditId);
  expect(await actsOn(tag.slug)).toContain(done.body.data.auditId);
  expect(await actsOn(other!.id)).not.toContain(done.body.data.auditId);
});
