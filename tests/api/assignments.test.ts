import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpCurated, linksTo, storeNote } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let key: string;
let insightIds: string[];
beforeAll(async () => {
  kb = await startKnowledgeBase();
  key = await kb.keyFor('curator');
  ({ insightIds } = await storeNote(kb.deps.db, { slug: 'bulk', insights: 10 }));
});
afterAll(() => kb?.stop());

const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const create = async (label: string): Promise<string> =>
  (await post('/v1/tags', { scheme: 'topic', label }).expect(201)).body.data.slug;
const apply = async (path: string, input: object) => {
  const { body } = await post(path, { ...input, preview: true }).expect(200);
  const applied = await post(path, { ...input, planToken: body.data.plan.planToken }).expect(200);
  return { plan: body.data.plan, auditId: applied.body.data.auditId as string };
};

test('adds and removes, never replaces; the plan counts what changes; undone exactly', async () => {
  const [a, b, c] = [await create('First'), await create('Second'), await create('Third')];
  await apply('/v1/tags/assignments', { add: [a, c], to: { ids: insightIds.slice(0, 4) } });
  const before = await dumpCurated(kb.deps.db);
  const { plan, auditId } = await apply('/v1/tags/assignments', {
    add: [b],
    remove: [a],
    to: { query: { note: 'bulk' }, notes: ['bulk'] },
  });
  expect(plan).toMatchObject({
    things: { insights: 10, notes: 1, examples: 0 },
    added: [
      { tag: b, to: 'insights', changes: 10, unchanged: 0 },
      { tag: b, to: 'notes', changes: 1, unchanged: 0 },
    ],
    removed: [
      { tag: a, to: 'insights', changes: 4, unchanged: 6 },
      { tag: a, to: 'notes', changes: 0, unchanged: 1 },
    ],
  });
  expect([await linksTo(kb.deps.db, a), await linksTo(kb.deps.db, b), await linksTo(kb.deps.db, c)]).toEqual([
    0, 10, 4,
  ]);
  await post(`/v1/audit/${auditId}/undo`, {}).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(before);
});

test('a query is fixed before anything changes, even where it is about the tag that goes', async () => {
  const [from, to] = [await create('Going'), await create('Coming')];
  await apply('/v1/tags/assignments', { add: [from], to: { ids: insightIds.slice(0, 5) } });
  await apply('/v1/tags/assignments', { add: [to], remove: [from], to: { query: { tag: from } } });
  expect([await linksTo(kb.deps.db, from), await linksTo(kb.deps.db, to)]).toEqual([0, 5]);
});

test('unknown things and tags are named; a token is needed and grows old', async () => {
  const slug = await create('Guarded bulk');
  const nobody = '00000000-0000-7000-8000-000000000000';
  const { body } = await post('/v1/tags/assignments', {
    add: [slug],
    to: { ids: [nobody] },
    preview: true,
  }).expect(422);
  expect(body.errors[0].pointer).toBe('#/to/ids/0');
  await post('/v1/tags/assignments', { add: ['nothing'], to: { notes: ['bulk'] }, preview: true }).expect(
    422,
  );
  await post('/v1/tags/assignments', {
    add: [slug],
    remove: [slug],
    to: { notes: ['bulk'] },
    preview: true,
  }).expect(422);
  await post('/v1/tags/assignments', { add: [slug], to: {}, preview: true }).expect(422);
  const input = { add: [slug], to: { ids: insightIds } };
  const plan = await post('/v1/tags/assignments', { ...input, preview: true }).expect(200);
  await post('/v1/tags/assignments', input).expect(422);
  await apply('/v1/tags/assignments', { add: [slug], to: { ids: insightIds.slice(0, 1) } });
  await post('/v1/tags/assignments', { ...input, planToken: plan.body.data.plan.planToken }).expect(412);
});

test('a split moves chosen uses to a new term or a living one, without duplicates, and is undone', async () => {
  const slug = await create('Wide');
  await apply('/v1/tags/assignments', { add: [slug], to: { ids: insightIds, notes: ['bulk'] } });
  const before = await dumpCurated(kb.deps.db);
  const first = await apply(`/v1/tags/${slug}/split`, {
    create: { label: 'Narrow', definition: 'Only some.' },
    uses: { ids: insightIds.slice(0, 4), notes: ['bulk'] },
  });
  expect(first.plan).toMatchObject({ insights: { moves: 4 }, notes: { moves: 1 } });
  expect([await linksTo(kb.deps.db, slug), await linksTo(kb.deps.db, 'narrow')]).toEqual([6, 4]);
  const second = await apply(`/v1/tags/${slug}/split`, {
    into: 'narrow',
    uses: { ids: insightIds.slice(2, 6) },
  });
  expect(second.plan.insights).toEqual({ moves: 2, alreadyThere: 0 });
  const refused = await post(`/v1/audit/${first.auditId}/undo`, {}).expect(409);
  expect(refused.body.errors).toEqual([expect.objectContaining({ address: `/v1/audit/${second.auditId}` })]);
  await post(`/v1/audit/${second.auditId}/undo`, {}).expect(200);
  await post(`/v1/audit/${first.auditId}/undo`, {}).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(before);
});
