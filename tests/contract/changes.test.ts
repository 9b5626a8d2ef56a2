import fc from 'fast-check';
import type { Response } from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undoAct } from '../../src/curation/undo-act.ts';
import { read } from '../../src/db/read.ts';
import { DomainError } from '../../src/errors.ts';
import { createExample } from '../../src/examples/create-example.ts';
import { editNote } from '../../src/notes/edit-note.ts';
import { restoreNote, takeDownNote } from '../../src/notes/take-down.ts';
import { createTag } from '../../src/tags/create-tag.ts';
import { sql } from 'drizzle-orm';
import { curator, storeNote } from '../support/curation.ts';
import { readFeed, replay, type Replica } from '../support/feed.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { doAct, randomActs, type RandomAct } from '../support/random-acts.ts';

const numRuns = Number(process.env['CHANGES_RUNS'] ?? 4);
let kb: KnowledgeBase;

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  const { db } = kb.deps;
  for (const slug of ['one', 'two', 'three']) await storeNote(db, { slug, insights: 4 });
  for (let n = 0; n < 5; n += 1) {
    const shared = { status: 'active' as const, aliases: [], hiddenLabels: [] };
    await createTag(db, curator, {
      scheme: 'topic',
      label: `Topic ${n}`,
      ...shared,
      broader: [],
      related: [],
    });
    await createExample(db, curator, { name: `Example ${n}`, ...shared, tags: [] });
  }
});
afterAll(() => kb?.stop());

/** An act upon a note: what random acts leave alone. */
async function actUponNote({ a, b }: RandomAct): Promise<void> {
  const { deps } = kb;
  const notes = await read<{ id: string; status: string }>(
    deps.db,
    sql`select id, status from notes order by id`,
  );
  const { id, status } = notes[a % notes.length]!;
  if (status === 'taken-down') return restoreNote(deps, curator, id);
  if (b % 4 === 0) return takeDownNote(deps, curator, id, 'any', 'Asked for.');
  const edits = [
    { slug: `note-${b % 30}` },
    { status: b % 8 < 2 ? ('archived' as const) : ('published' as const) },
    { title: `Title ${b}`, licence: 'CC BY 4.0' },
  ];
  await editNote(deps, curator, id, 'any', edits[b % edits.length]!);
}

/** What cannot be done is refused, and changes nothing. */
async function tryAct(act: RandomAct): Promise<void> {
  try {
    if (act.c % 3 === 0) return await actUponNote(act);
    const auditId = await doAct(kb.deps.db, act);
    if (auditId !== null && act.c % 5 === 0) await undoAct(kb.deps.db, curator, auditId, { preview: false });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'internal-error') throw error;
  }
}

/** Everything public: the exports of notes and insights and the lists of terms, without what is counted or gathered. */
async function readEverything(): Promise<Replica> {
  const derived: Record<string, string[]> = {
    tag: ['insightCount'],
    example: ['themes', 'insightCount', 'mentionCount', 'noteCount'],
  };
  const everything: Replica = new Map();
  for (const [type, members] of Object.entries(derived)) {
    let next: string | null = `/v1/${type}s?limit=100`;
    while (next !== null) {
      const { body }: Response = await kb.request.get(next).expect(200);
      for (const thing of body.data) {
        for (const member of members) delete thing[member];
        everything.set(`${type} ${thing.id}`, thing);
      }
      next = body.page.next;
    }
  }
  const exports = { note: ['themes', 'insightCount', 'text'], insight: [] };
  for (const [type, members] of Object.entries(exports)) {
    const { text } = await kb.request.get(`/v1/export/${type}s.ndjson`).buffer(true).expect(200);
    for (const line of text.split('\n').filter(Boolean)) {
      const thing = JSON.parse(line);
      for (const member of members) delete thing[member];
      everything.set(`${type} ${thing.id}`, thing);
    }
  }
  return everything;
}

const sorted = (replica: Replica): unknown[] => [...replica].sort(([a], [b]) => (a < b ? -1 : 1));

test('replaying the feed from nothing gives everything that is public, after any acts; so does following it', async () => {
  const followed: Replica = new Map();
  let since = await replay(kb.request, followed, 0);
  await fc.assert(
    fc.asyncProperty(randomActs(12), async (acts) => {
      for (const act of acts) await tryAct(act);
      since = await replay(kb.request, followed, since);
      const everything = sorted(await readEverything());
      expect(sorted(followed)).toEqual(everything);
      const fresh: Replica = new Map();
      await replay(kb.request, fresh, 0);
      expect(sorted(fresh)).toEqual(everything);
    }),
    { numRuns, seed: 8, endOnFailure: true },
  );
  const types = new Set((await readFeed(kb.request, 0)).map(({ type }) => type));
  expect([...types]).toEqual(
    expect.arrayContaining([
      'tag.merged',
      'tag.slug_changed',
      'note.taken_down',
      'note.restored',
      'insight.withdrawn',
    ]),
  );
}, 300_000);

test('a reader who follows while six curators write at once misses nothing, and positions have no gaps', async () => {
  const followed: Replica = new Map();
  let since = 0;
  let writing = true;
  const follow = async (): Promise<void> => {
    while (writing) since = await replay(kb.request, followed, since);
  };
  const lists = fc.sample(randomActs(14), { numRuns: 6, seed: 3 });
  const writers = lists.map(async (acts) => {
    for (const act of acts) await tryAct(act);
  });
  const following = follow();
  await Promise.all(writers);
  writing = false;
  await following;
  await replay(kb.request, followed, since);
  expect(sorted(followed)).toEqual(sorted(await readEverything()));
  const positions = (await readFeed(kb.request, 0)).map(({ position }) => position);
  expect(positions).toEqual(positions.map((_, i) => i + 1));
}, 120_000);

const text =
  'Trust grows slowly between people. Boards share power when they are asked to. Nothing else is said.';

test('each act is told as what it is, and what is withdrawn leaves no word behind', async () => {
  const authorization = await kb.keyFor('admin');
  const send = (method: 'post' | 'patch' | 'put' | 'delete', address: string, body?: object) =>
    kb.request[method](address).set({ authorization, 'if-match': '*' }).send(body);
  const start = await replay(kb.request, new Map(), 0);
  const told = async () =>
    (await readFeed(kb.request, start)).filter(({ entity }) => ids.includes(entity.id));
  const ids: string[] = [];
  const latest = async () => (await told()).at(-1);

  const { body: made } = await send('post', '/v1/notes', { text, title: 'Told', slug: 'told-first' }).expect(
    201,
  );
  ids.push(made.data.id);
  expect(await latest()).toMatchObject({ type: 'note.created', note: { slug: 'told-first', title: 'Told' } });
  await send('patch', '/v1/notes/told-first', { slug: 'told-then' }).expect(200);
  expect(await latest()).toMatchObject({
    type: 'note.slug_changed',
    entity: { slug: 'told-then', url: '/v1/notes/told-then' },
    previousSlug: 'told-first',
  });
  const quoted = {
    note: 'told-then',
    statement: 'Boards share power.',
    kind: 'practice',
    status: 'accepted',
  };
  const evidence = { quote: 'Boards share power when they are asked to.' };
  const { body: insight } = await send('post', '/v1/insights', { ...quoted, ...evidence }).expect(201);
  ids.push(insight.data.id);
  expect(await latest()).toMatchObject({
    type: 'insight.created',
    insight: { statement: 'Boards share power.' },
  });
  const without = {
    text: 'Trust grows slowly between people, all agreed on that. Nothing else was ever said.',
  };
  await send('put', '/v1/notes/told-then/text', without).expect(200);
  expect((await told()).map(({ type }) => type)).toContain('insight.orphaned');
  await send('delete', '/v1/notes/told-then?reason=Asked').expect(204);
  // Its insights go with it, told at the same moment in any order.
  expect(await told()).toContainEqual(
    expect.objectContaining({
      type: 'note.taken_down',
      entity: expect.objectContaining({ slug: 'told-then' }),
    }),
  );
  const feed = await kb.request.get('/v1/changes?limit=100').query({ since: start }).expect(200);
  expect(feed.text).not.toContain('Boards share power');
  expect(feed.text).not.toContain('told-first');
  await send('post', '/v1/notes/told-then/restore').expect(200);
  expect(await latest()).toMatchObject({ type: 'note.restored', note: { title: 'Told' } });

  const term = { scheme: 'topic', label: 'Told topic', status: 'active', aliases: [] };
  const { body: topic } = await send('post', '/v1/tags', term).expect(201);
  ids.push(topic.data.id);
  expect(await latest()).toMatchObject({ type: 'tag.created', tag: { label: 'Told topic' } });
  await send('post', '/v1/tags', {
    scheme: 'topic',
    label: 'Told other',
    status: 'active',
    aliases: [],
  }).expect(201);
  const merge = { into: 'told-other' };
  const plan = await send('post', '/v1/tags/told-topic/merge', { ...merge, preview: true }).expect(200);
  const { planToken } = plan.body.data.plan;
  const merged = await send('post', '/v1/tags/told-topic/merge', {
    ...merge,
    planToken,
    preview: false,
  }).expect(200);
  expect(await latest()).toMatchObject({ type: 'tag.merged', mergedInto: { slug: 'told-other' } });
  await send('post', `/v1/audit/${merged.body.data.auditId}/undo`, {}).expect(200);
  expect(await latest()).toMatchObject({
    type: 'tag.unmerged',
    mergedInto: null,
    tag: { slug: 'told-topic' },
  });
});

test('an unchanged feed answers 304, and a position that it has not come to is refused', async () => {
  const { headers, body } = await kb.request.get('/v1/changes?limit=1').expect(200);
  expect(body.page).toMatchObject({ since: 1, more: true, next: '/v1/changes?since=1&limit=1' });
  await kb.request
    .get('/v1/changes?limit=1')
    .set('if-none-match', headers['etag'] ?? '')
    .expect(304);
  const { body: problem } = await kb.request.get('/v1/changes?since=999999999').expect(422);
  expect(problem.errors[0].parameter).toBe('since');
});
