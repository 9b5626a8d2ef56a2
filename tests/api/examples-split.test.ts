import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from '../../src/db/read.ts';
import { dumpCurated } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { createNote } from '../support/notes.ts';

let kb: KnowledgeBase;
let key: string;
let notes: string[];
let insight: string;

const quote = 'The programme known as Time for Kids keeps its promises to families.';
const text = (place: string): string =>
  `${quote}\n\nIn ${place} people say that Time for Kids, a scheme, began at a kitchen table.`;

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  key = await kb.keyFor('curator');
  notes = [await createNote(kb, key, text('Llandudno')), await createNote(kb, key, text('Leigh'))];
  for (const note of notes) {
    const body = { note, quote, kind: 'practice', examples: ['time-for-kids'] };
    insight = (await post('/v1/insights', body)).body.data?.id ?? insight;
  }
});
afterAll(() => kb?.stop());

const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const path = '/v1/examples/time-for-kids/split';

/** Insights and mentions of an example, counted from the rows. */
async function usesOf(slug: string): Promise<{ insights: number; mentions: number }> {
  const [row] = await read<{ insights: number; mentions: number }>(
    kb.deps.db,
    sql`select (select count(*)::int from insight_examples where example_id = e.id) as insights,
        (select count(*)::int from mentions where example_id = e.id) as mentions
      from examples e where e.slug = ${slug}`,
  );
  return row ?? { insights: 0, mentions: 0 };
}

const apply = async (input: object) => {
  const preview = await post(path, { ...input, preview: true }).expect(200);
  const { plan } = preview.body.data;
  return (await post(path, { ...input, planToken: plan.planToken }).expect(200)).body.data;
};

test('a whole note goes to a new example, with its insights and mentions, and is undone exactly', async () => {
  const uses = await usesOf('time-for-kids');
  const before = await dumpCurated(kb.deps.db);
  const create = {
    name: 'Amser i Blant',
    summary: 'Another one of that name.',
    aliases: ['Time for Children'],
  };
  const input = { create, uses: { notes: notes.slice(0, 1) } };
  await post(path, { ...input, preview: true }).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(before);

  const { plan, auditId } = await apply(input);
  expect(plan).toMatchObject({
    from: { slug: 'time-for-kids' },
    into: { slug: null, label: 'Amser i Blant' },
  });
  expect(plan.mentions).toBeGreaterThan(0);
  const moved = await usesOf('amser-i-blant');
  expect(moved).toEqual({ insights: plan.insights.moves, mentions: plan.mentions });
  expect(await usesOf('time-for-kids')).toEqual({
    insights: uses.insights - moved.insights,
    mentions: uses.mentions - moved.mentions,
  });
  const { body } = await kb.request.get('/v1/examples/amser-i-blant').expect(200);
  expect(body.data).toMatchObject({ summary: create.summary, aliases: ['Time for Children'] });

  await post(`/v1/audit/${auditId}/undo`, {}).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(before);
});

test('one insight goes to a living example with what its quotation names, never doubled', async () => {
  const before = await dumpCurated(kb.deps.db);
  const own = await usesOf('time-for-kids');
  const first = await apply({ into: 'wigan-deal', uses: { ids: [insight] } });
  expect(first.plan).toMatchObject({ insights: { moves: 1, alreadyThere: 0 }, mentions: 1 });
  expect(await usesOf('time-for-kids')).toEqual({ insights: own.insights - 1, mentions: own.mentions - 1 });
  const audit = await kb.request.get(`/v1/audit/${first.auditId}`).set('authorization', key).expect(200);
  expect(audit.body.data.sentence).toContain('moved uses of example “Time for Kids” to “Wigan Deal”');
  await post(`/v1/audit/${first.auditId}/undo`, {}).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(before);
});

test('a query may be about the very example', async () => {
  const { insights } = await usesOf('time-for-kids');
  const { plan, auditId } = await apply({
    into: 'wigan-deal',
    uses: { query: { example: 'time-for-kids' } },
  });
  expect(plan.insights.moves + plan.insights.alreadyThere).toBe(insights);
  expect((await usesOf('time-for-kids')).insights).toBe(0);
  await post(`/v1/audit/${auditId}/undo`, {}).expect(200);
});

test('needs a plan that still fits, a target, and uses that exist', async () => {
  const input = { into: 'wigan-deal', uses: { notes } };
  await post(path, input).expect(422);
  await post(path, { uses: { notes }, preview: true }).expect(422);
  await post(path, { into: 'wigan-deal', uses: {}, preview: true }).expect(422);
  await post(path, { into: 'time-for-kids', uses: { notes }, preview: true }).expect(409);
  await post(path, { create: { name: 'wigan deal' }, uses: { notes }, preview: true }).expect(409);
  const unknown = await post(path, {
    into: 'wigan-deal',
    uses: { notes: ['nowhere'] },
    preview: true,
  }).expect(422);
  expect(unknown.body.errors).toEqual([expect.objectContaining({ pointer: '#/uses/notes/0' })]);
  const { plan } = (await post(path, { ...input, preview: true }).expect(200)).body.data;
  const { auditId } = await apply({ into: 'wigan-deal', uses: { ids: [insight] } });
  await post(path, { ...input, planToken: plan.planToken }).expect(412);
  await post(`/v1/audit/${auditId}/undo`, {}).expect(200);
});
