import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { QueueItem } from '../../src/queue/schemas.ts';
import { dumpCurated } from '../support/curation.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let key: string;
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true, settings: { AUTO_ACCEPT_CONFIDENCE: '1' } });
  key = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const queue = async (
  query = '',
): Promise<{
  data: QueueItem[];
  page: { next: string | null; total: number };
  counts: Record<string, number>;
}> => (await kb.request.get(`/v1/queue${query}`).set('authorization', key).expect(200)).body;
const decide = (...decisions: object[]) => post('/v1/queue/decisions', { decisions });
const choose = ({ item, version }: QueueItem, decision: string, more: object = {}) => ({
  item,
  version,
  decision,
  ...more,
});

test('suggestions wait with their sentence, confidence, age and reasons', async () => {
  const { data, counts } = await queue('?type=insight&limit=100');
  expect(data.length).toBeGreaterThan(5);
  expect(counts['insight']).toBe(data.length);
  const [first] = data;
  const reasons = await kb.request
    .get(`/v1/insights/${first?.id}?fields=reasons`)
    .set('authorization', key)
    .expect(200);
  expect(first?.reasons).toEqual(reasons.body.data.reasons);
  for (const item of data) {
    expect(item).toMatchObject({ type: 'insight', note: { slug: sampleSlug }, ageDays: 0 });
    expect(item.confidence).toBeGreaterThan(0);
    expect(item.why).toContain('suggested by');
    expect(`${item.context?.before}${item.context?.exact}${item.context?.after}`).toContain(
      item.context?.exact,
    );
  }
});

test('pages go through all of it once', async () => {
  const seen: string[] = [];
  let next: string | null = '/v1/queue?limit=4';
  let total = 0;
  while (next !== null) {
    const { body }: { body: Awaited<ReturnType<typeof queue>> } = await kb.request
      .get(next)
      .set('authorization', key)
      .expect(200);
    seen.push(...body.data.map(({ item }: QueueItem) => item));
    ({ next, total } = body.page);
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(total);
});

test('proposed examples come with their near-duplicates, and are merged into one', async () => {
  const { db } = kb.deps;
  const kept = (await post('/v1/examples', { name: 'Cotton Lane Kitchen' }).expect(201)).body.data.slug;
  for (const name of [
    'the Cotton Lane Kitchen programme',
    'Coton Lane Kitchen',
    'Another Thing',
    'Lunch 4 Kids',
  ]) {
    await db.execute(sql`insert into examples (id, slug, name, status, source)
      values (${uuidv7()}, ${name.toLowerCase().replaceAll(' ', '-')}, ${name}, 'proposed', 'rules@1')`);
  }
  await post('/v1/examples', { name: 'The Lunch for Kids project' }).expect(201);
  const before = await dumpCurated(db);
  const { data } = await queue('?type=example&limit=100');
  const named = (title: string) => data.find((item) => item.title === title)!;
  expect(named('the Cotton Lane Kitchen programme').nearDuplicates[0]).toMatchObject({
    slug: kept,
    similarity: 1,
  });
  expect(named('Coton Lane Kitchen').nearDuplicates.map(({ slug }) => slug)).toContain(kept);
  expect(named('Lunch 4 Kids').nearDuplicates[0]).toMatchObject({
    label: 'The Lunch for Kids project',
    similarity: 1,
  });
  expect(named('Another Thing').nearDuplicates).toEqual([]);
  const { body } = await decide(
    choose(named('the Cotton Lane Kitchen programme'), 'merge', { into: kept }),
    choose(named('Coton Lane Kitchen'), 'merge', { into: kept }),
    choose(named('Another Thing'), 'reject'),
    choose(named('Lunch 4 Kids'), 'edit', { edit: { label: 'Lunch for all' } }),
  ).expect(200);
  const example = await kb.request.get(`/v1/examples/${kept}`).expect(200);
  expect(example.body.data.aliases).toEqual(['Coton Lane Kitchen', 'the Cotton Lane Kitchen programme']);
  const after = await queue('?type=example&limit=100');
  const titles = after.data.map(({ title }) => title);
  for (const title of ['Coton Lane Kitchen', 'Another Thing', 'Lunch for all'])
    expect(titles).not.toContain(title);
  await post(`/v1/audit/${body.auditId}/undo`, {}).expect(200);
  expect(await dumpCurated(db)).toBe(before);
});

test('several are decided at once; one that somebody else decided first refuses all and is named', async () => {
  const [one, two, three] = (await queue('?type=insight')).data as [QueueItem, QueueItem, QueueItem];
  await decide(choose(two, 'reject')).expect(200);
  const before = await dumpCurated(kb.deps.db);
  const { body } = await decide(choose(one, 'accept'), choose(two, 'accept')).expect(409);
  expect(body.errors).toEqual([expect.objectContaining({ pointer: '#/decisions/1' })]);
  expect(await dumpCurated(kb.deps.db)).toBe(before);
  await decide(choose(one, 'accept'), choose(three, 'edit', { edit: { statement: 'Better said.' } })).expect(
    200,
  );
  await kb.request.get(`/v1/insights/${one.id}`).expect(200);
  const edited = await kb.request.get(`/v1/insights/${three.id}`).expect(200);
  expect(edited.body.data.statement).toBe('Better said.');
});

test('a neighbour is tied to a note, or dismissed for good', async () => {
  const { data } = await queue('?type=neighbour');
  expect(data.map(({ title }) => title)).toContain('Note from Changing Practices Cell 2');
  const [first, second] = data as [QueueItem, QueueItem];
  const text =
    'Another note\n\nIt was a good meeting of the network and everybody must listen to one another.';
  const created = await post('/v1/notes', { text, title: 'Quite another' }).expect(201);
  await decide(choose(first, 'merge', { into: created.body.data.slug })).expect(200);
  const again = (await queue('?type=neighbour')).data.find(({ item }) => item === second.item);
  const dismissed = await decide(choose(again!, 'reject')).expect(200);
  expect((await queue('?type=neighbour')).data).toEqual([]);
  await post(`/v1/audit/${dismissed.body.auditId}/undo`, {}).expect(200);
  expect((await queue('?type=neighbour')).data).toHaveLength(1);
});

test('a quotation whose words have changed waits to be confirmed', async () => {
  const { body } = await kb.request.get('/v1/insights?status=accepted').set('authorization', key).expect(200);
  const { id } = body.data[0];
  await kb.deps.db.execute(
    sql`update insights set anchoring = 'fuzzy', proposed_passage_id = passage_id where id = ${id}`,
  );
  const { data } = await queue('?type=passage');
  expect(data).toEqual([expect.objectContaining({ id, why: expect.stringContaining('changed') })]);
  await decide(choose(data[0]!, 'accept')).expect(200);
  expect((await queue('?type=passage')).data).toEqual([]);
});
