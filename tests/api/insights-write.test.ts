import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from '../../src/db/read.ts';
import { writeTransaction } from '../../src/db/transaction.ts';
import { storeExtraction } from '../../src/ingestion/store-extraction.ts';
import type { Insight } from '../../src/insights/schemas.ts';
import { sql } from 'drizzle-orm';
import { curator, dumpCurated } from '../support/curation.ts';
import { sampleSlug, sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let key: string;
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  key = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const undo = (auditId: string) => post(`/v1/audit/${auditId}/undo`, {}).expect(200);
const read1 = (id: string) => kb.request.get(`/v1/insights/${id}`).set('authorization', key);
const anInsight = async (n = 0): Promise<Insight> =>
  (await kb.request.get(`/v1/insights?limit=20&sort=position`).expect(200)).body.data[n];

describe('an insight by hand', () => {
  const quote = 'It takes a collective effort';

  test('is found by its words, typed with typewriter signs, and keeps the note’s own', async () => {
    const place = sampleText.indexOf('‘');
    const end = sampleText.indexOf('’', place);
    const curly = sampleText.slice(place, end + 1);
    const typed = curly.replaceAll(/[‘’]/g, "'");
    const before = await dumpCurated(kb.deps.db);
    const { body, headers } = await post('/v1/insights', {
      note: sampleSlug,
      quote: typed,
      kind: 'principle',
      themes: ['trust-and-openness'],
    }).expect(201);
    expect(body.data).toMatchObject({ source: 'human', status: 'accepted', evidence: { exact: curly } });
    expect(body.data.themes).toEqual([expect.objectContaining({ slug: 'trust-and-openness' })]);
    await kb.request.get(String(headers['location'])).expect(200);
    await undo(body.auditId);
    await kb.request.get(String(headers['location'])).expect(404);
    expect(await dumpCurated(kb.deps.db)).toBe(before);
  });

  test('with words that stand in several places is refused with each place', async () => {
    const input = { note: sampleSlug, quote: 'Time for Kids', kind: 'practice' };
    const { body } = await post('/v1/insights', input).expect(409);
    expect(body.errors).toHaveLength(3);
    expect(body.errors[0].detail).toMatch(/^2035 to 2048: /);
    const at = sampleText.indexOf('Time for Kids');
    const decided = await post('/v1/insights', {
      ...input,
      prefix: sampleText.slice(at - 20, at),
    }).expect(201);
    expect(decided.body.data.evidence.start).toBe(at);
    await post('/v1/insights', { ...input, quote: undefined, start: at, end: at + 13 }).expect(409);
  });

  test('with words that do not stand there is refused, and positions must be the text’s', async () => {
    await post('/v1/insights', { note: sampleSlug, quote: `${quote} of unicorns`, kind: 'lesson' }).expect(
      422,
    );
    await post('/v1/insights', { note: sampleSlug, start: 7000, end: 9000, kind: 'lesson' }).expect(422);
    await post('/v1/insights', { note: sampleSlug, kind: 'lesson' }).expect(422);
    await post('/v1/insights', { note: 'nowhere', quote, kind: 'lesson' }).expect(422);
  });
});

describe('an edit', () => {
  test('needs If-Match, replaces themes, and is undone', async () => {
    const insight = await anInsight();
    const path = `/v1/insights/${insight.id}`;
    const input = { statement: 'Said better.', kind: 'barrier', themes: ['governance'] };
    await kb.request.patch(path).set('authorization', key).send(input).expect(428);
    const { headers } = await read1(insight.id);
    const send = () =>
      kb.request.patch(path).set('authorization', key).set('if-match', String(headers['etag'])).send(input);
    const { body } = await send().expect(200);
    expect(body.data).toMatchObject({
      statement: 'Said better.',
      kind: 'barrier',
      themes: [{ slug: 'governance' }],
    });
    await send().expect(412);
    await undo(body.auditId);
    const restored = await read1(insight.id);
    expect(restored.body.data).toMatchObject({ statement: insight.statement, themes: insight.themes });
  });
});

describe('decisions', () => {
  test('a rejected suggestion leaves the public, and its quotation is not suggested again', async () => {
    const insight = await anInsight(1);
    const { headers } = await read1(insight.id);
    await kb.request
      .post(`/v1/insights/${insight.id}/decision`)
      .set('authorization', key)
      .set('if-match', String(headers['etag']))
      .send({ decision: 'reject' })
      .expect(200);
    await kb.request.get(`/v1/insights/${insight.id}`).expect(404);

    const [note] = await read<{ noteId: string; versionId: string; text: string }>(
      kb.deps.db,
      sql`select n.id as "noteId", v.id as "versionId", v.text from notes n join versions v on v.note_id = n.id`,
    );
    const { start = 0, end = 0 } = insight.evidence ?? {};
    const span = { kind: 'lesson' as const, confidence: 0.99, themes: [], reasons: [] };
    const newSpan = { start: 0, end: 20 };
    const stored = await writeTransaction(kb.deps.db, curator, (write) =>
      storeExtraction(write, {
        noteId: note!.noteId,
        versionId: note!.versionId,
        text: note!.text,
        extraction: {
          insights: [
            { ...span, ...newSpan },
            { ...span, start, end },
          ],
          names: [],
        },
        source: 'rules@2',
        acceptFrom: 0.5,
      }),
    );
    expect(stored).toMatchObject({ accepted: 1, suggested: 0 });
    await kb.request.get(`/v1/insights/${insight.id}`).expect(404);
  });

  test('many are decided at once, or none where somebody else came first', async () => {
    const [one, two] = [await anInsight(2), await anInsight(3)];
    const insights = [one, two].map(({ id, version = 1 }) => ({ id, version }));
    const { body } = await post('/v1/insights/decisions', { decision: 'reject', insights }).expect(200);
    expect(body.data.map(({ status }: { status: string }) => status)).toEqual(['rejected', 'rejected']);
    const refused = await post('/v1/insights/decisions', { decision: 'accept', insights }).expect(409);
    expect(refused.body.errors).toHaveLength(2);
    await undo(body.auditId);
    await kb.request.get(`/v1/insights/${one.id}`).expect(200);
    await kb.request.get(`/v1/insights/${two.id}`).expect(200);
  });
});
