import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpCurated } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { createNote, etagOf } from '../support/notes.ts';

let kb: KnowledgeBase;
let key: string;
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  key = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const patch = async (path: string, body: object) => {
  const { headers } = await kb.request.get(path).set('authorization', key).expect(200);
  return kb.request.patch(path).set('authorization', key).set('if-match', String(headers['etag'])).send(body);
};
const undo = (auditId: string, body: object = {}) => post(`/v1/audit/${auditId}/undo`, body);

test('an edit is undone, and undoing the undo does it again', async () => {
  const before = await dumpCurated(kb.deps.db);
  const edited = await patch('/v1/tags/governance', {
    label: 'Steering',
    slug: 'steering',
    aliases: ['boards', 'decision rights'],
  });
  expect(edited.status).toBe(200);
  const after = await dumpCurated(kb.deps.db);
  const undone = await undo(edited.body.auditId).expect(200);
  expect(undone.body.data.undone).toContain('edited tag “Governance”');
  expect(await dumpCurated(kb.deps.db)).toBe(before);
  await undo(undone.body.data.auditId).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(after);
  const again = await undo(edited.body.auditId).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(before);
  const twice = await undo(edited.body.auditId).expect(409);
  expect(twice.body.detail).toContain('undone already');
  expect(twice.body.errors).toEqual([
    expect.objectContaining({ address: `/v1/audit/${again.body.data.auditId}` }),
  ]);
});

test('where later edits stand in the way the undo refuses, lists exactly those and changes nothing', async () => {
  const first = await patch('/v1/tags/shared-purpose', { label: 'Common aim', definition: 'One.' });
  const unrelated = await patch('/v1/tags/shared-purpose', { scopeNote: 'Not in the way.' });
  const second = await patch('/v1/tags/shared-purpose', { definition: 'Two.' });
  const undoneMeanwhile = await patch('/v1/tags/shared-purpose', { label: 'Passing' });
  await undo(undoneMeanwhile.body.auditId).expect(200);
  const dump = await dumpCurated(kb.deps.db);
  const refused = await undo(first.body.auditId).expect(409);
  expect(refused.body.errors.map(({ address }: { address: string }) => address)).toEqual([
    `/v1/audit/${second.body.auditId}`,
  ]);
  expect(await dumpCurated(kb.deps.db)).toBe(dump);
  await undo(second.body.auditId).expect(200);
  await undo(first.body.auditId).expect(200);
  const { body } = await kb.request.get('/v1/tags/shared-purpose').expect(200);
  expect(body.data).toMatchObject({ label: 'Shared purpose', scopeNote: 'Not in the way.' });
  await undo(unrelated.body.auditId).expect(200);
});

test('a link does not return to a term that was merged since: the merge is in the way', async () => {
  for (const label of ['Convening', 'Brokering'])
    await post('/v1/tags', { scheme: 'topic', label }).expect(201);
  const { body } = await kb.request.get('/v1/insights?limit=1').expect(200);
  const path = `/v1/insights/${body.data[0].id}`;
  expect((await patch(path, { tags: ['convening'] })).status).toBe(200);
  const taken = await patch(path, { tags: [] });
  const merge = '/v1/tags/convening/merge';
  const { plan } = (await post(merge, { into: 'brokering', preview: true }).expect(200)).body.data;
  const merged = await post(merge, { into: 'brokering', planToken: plan.planToken }).expect(200);
  const dump = await dumpCurated(kb.deps.db);

  const refused = await undo(taken.body.auditId).expect(409);
  expect(refused.body.errors).toEqual([
    expect.objectContaining({ address: `/v1/audit/${merged.body.data.auditId}` }),
  ]);
  expect(await dumpCurated(kb.deps.db)).toBe(dump);
  await undo(merged.body.data.auditId).expect(200);
  await undo(taken.body.auditId).expect(200);
  expect((await kb.request.get(path).expect(200)).body.data.tags).toMatchObject([{ slug: 'convening' }]);
});

const auditOf = async (action: string): Promise<string> =>
  (await kb.request.get(`/v1/audit?action=${action}&limit=1`).set('authorization', key).expect(200)).body
    .data[0].id;

test('an edit of a note is undone: its address, its title and whether it is public', async () => {
  const slug = await createNote(kb, key, 'The chair who waits hears more.', {
    status: 'draft',
    title: 'First',
  });
  const before = await dumpCurated(kb.deps.db);
  const edit = { slug: `${slug}-moved`, title: 'Second', status: 'published', heldOn: '2024-05-06' };
  expect((await patch(`/v1/notes/${slug}`, edit)).status).toBe(200);
  await kb.request.get(`/v1/notes/${slug}-moved`).expect(200);

  const undone = await undo(await auditOf('note.edit')).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(before);
  await kb.request.get(`/v1/notes/${slug}`).expect(404);
  await undo(undone.body.data.auditId).expect(200);
  const { body } = await kb.request.get(`/v1/notes/${slug}-moved`).expect(200);
  expect(body.data).toMatchObject({ title: 'Second', heldOn: '2024-05-06' });
});

test('where a quotation was said to stand is undone; a new text is not, and the refusal says what to do', async () => {
  const quote = 'Funding follows the people whom the board has learnt to trust over the years.';
  const slug = await createNote(kb, key, `${quote}\n\nNobody minutes the calls.`);
  const made = await post('/v1/insights', { note: slug, quote, kind: 'lesson' }).expect(201);
  const path = `/v1/insights/${made.body.data.id}`;
  await kb.request
    .put(`/v1/notes/${slug}/text`)
    .set('authorization', key)
    .set('if-match', await etagOf(kb, key, slug))
    .send({ text: `${quote.replace('learnt', 'come')}\n\nNobody minutes the calls.` })
    .expect(200);
  const replaced = await auditOf('note.replace-text');
  const before = await dumpCurated(kb.deps.db);
  const { headers } = await kb.request.get(path).set('authorization', key).expect(200);
  await post(`${path}/anchor`, { place: null })
    .set('if-match', headers['etag'] ?? '')
    .expect(200);
  expect(await dumpCurated(kb.deps.db)).toContain('has come to trust over the years.');

  await undo(await auditOf('insight.anchor')).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(before);
  const refused = await undo(replaced).expect(409);
  expect(refused.body.detail).toContain('Send the older text again as a new version');
  expect(await dumpCurated(kb.deps.db)).toBe(before);
});
