import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Insight } from '../../src/insights/schemas.ts';
import { sampleSlug, sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { createNote, etagOf } from '../support/notes.ts';

const key = 'Lasting change only happens through distributive leadership.';
let kb: KnowledgeBase;
let curator: string;

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  curator = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

const put = (slug: string, text: string, etag: string, query = '') =>
  kb.request
    .put(`/v1/notes/${slug}/text${query}`)
    .set('authorization', curator)
    .set('if-match', etag)
    .send({ text });

/** Its own copy of the sample: another text, so that it counts as another note. */
const sampleCopy = (ending: string): Promise<string> => createNote(kb, curator, `${sampleText}\n\n${ending}`);

const verdictOf = (
  body: { data: { insights: { from: { exact: string }; verdict: string }[] } },
  exact: string,
) => body.data.insights.find(({ from }) => from.exact === exact)?.verdict;

async function accept(slug: string): Promise<void> {
  await kb.client
    .sql`update insights set status = 'accepted' where note_id = (select id from notes where slug = ${slug})`;
}

const publicInsights = async (slug: string): Promise<Insight[]> =>
  (await kb.request.get(`/v1/notes/${slug}/insights?limit=100`).expect(200)).body.data;

describe('a new version', () => {
  test('moves what an edit before it pushes along, and leaves the rest where it was', async () => {
    const slug = await sampleCopy('One.');
    await accept(slug);
    const text = `${sampleText.replace('In more detail', 'In a little more detail')}\n\nOne.`;
    const { body } = await put(slug, text, await etagOf(kb, curator, slug)).expect(200);
    expect(body.data).toMatchObject({ stored: true, version: 2 });
    expect(body.data.counts).toMatchObject({ fuzzy: 0, ambiguous: 0, orphaned: 0 });
    expect(body.data.counts.moved).toBeGreaterThan(0);
    expect(verdictOf(body, key)).toBe('unchanged');
    const characters = [...text];
    for (const { evidence } of await publicInsights(slug)) {
      expect(evidence?.version).toBe(2);
      expect(characters.slice(evidence?.start, evidence?.end).join('')).toBe(evidence?.exact);
    }
  });

  test('takes what was changed a little, copied or deleted from the public until a curator decides', async () => {
    const slug = await sampleCopy('Two.');
    await accept(slug);
    const deleted = 'Leadership is important but great leadership is about enabling others.';
    const text = `${sampleText
      .replace(key, 'Lasting change only ever happens through distributive leadership.')
      .replace(deleted, '')}\n\nTwo.`;
    const before = (await publicInsights(slug)).length;
    const { body } = await put(slug, text, await etagOf(kb, curator, slug)).expect(200);
    expect(verdictOf(body, key)).toBe('fuzzy');
    expect(verdictOf(body, deleted)).toBe('orphaned');
    const exacts = (await publicInsights(slug)).map(({ evidence }) => evidence?.exact);
    expect(exacts).not.toContain(key);
    expect(exacts).not.toContain(deleted);
    expect(exacts).toHaveLength(before - 2);
  });

  test('keeps the old one at its address, where the old evidence still stands', async () => {
    const slug = await sampleCopy('Three.');
    await put(slug, 'Something else altogether, said in one line.', await etagOf(kb, curator, slug)).expect(
      200,
    );
    const { text } = await kb.request.get(`/v1/notes/${slug}/versions/1/text`).expect(200);
    expect(text).toBe(`${sampleText}\n\nThree.`);
    const { body } = await kb.request.post('/v1/verify-quote').send({ note: slug, quote: key }).expect(200);
    expect(body.data).toMatchObject({
      verdict: 'exact',
      matches: [{ current: false, evidence: { version: 1, start: 684 } }],
    });
    const rows = await kb.client.sql`
      select p.exact, substring(v.text from p.start + 1 for p."end" - p.start) as slice
      from insight_evidence e join passages p on p.id = e.passage_id join versions v on v.id = p.version_id`;
    expect(rows.length).toBeGreaterThan(20);
    for (const { exact, slice } of rows) expect(slice).toBe(exact);
  });

  test('that takes the edit back brings every quotation back', async () => {
    const slug = await sampleCopy('Four.');
    await accept(slug);
    const before = await publicInsights(slug);
    await put(slug, 'Something else altogether, in four.', await etagOf(kb, curator, slug)).expect(200);
    expect(await publicInsights(slug)).toEqual([]);
    await put(slug, `${sampleText}\n\nFour.`, await etagOf(kb, curator, slug)).expect(200);
    const after = await publicInsights(slug);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.every(({ evidence }) => evidence?.version === 3)).toBe(true);
  });

  test('shows its difference from the one before', async () => {
    const slug = await createNote(kb, curator, 'Boards should listen before they decide.');
    await put(slug, 'Boards must listen before they decide.', await etagOf(kb, curator, slug)).expect(200);
    const { body } = await kb.request.get(`/v1/notes/${slug}/versions/1...2`).expect(200);
    expect(body.data).toEqual({
      from: 1,
      to: 2,
      differences: [
        { type: 'same', text: 'Boards ' },
        { type: 'removed', text: 'should' },
        { type: 'added', text: 'must' },
        { type: 'same', text: ' listen before they decide.' },
      ],
    });
    await kb.request.get(`/v1/notes/${slug}/versions/1...9`).expect(404);
  });

  test('as plain text body does the same', async () => {
    const slug = await createNote(kb, curator, 'Trust grows when people keep small promises.');
    const { body } = await kb.request
      .put(`/v1/notes/${slug}/text`)
      .set('authorization', curator)
      .set('if-match', await etagOf(kb, curator, slug))
      .type('text/plain')
      .send('Trust grows when people keep small promises. 🌱 Every day.')
      .expect(200);
    expect(body.data).toMatchObject({ stored: true, version: 2 });
  });
});

describe('a curator who decides', () => {
  test('confirms a changed quotation, which is public again in its new wording', async () => {
    const slug = await sampleCopy('Six.');
    await accept(slug);
    const changed = 'Lasting change only ever happens through distributive leadership.';
    const text = `${sampleText.replace(key, changed)}\n\nSix.`;
    const { body } = await put(slug, text, await etagOf(kb, curator, slug)).expect(200);
    const { id } = body.data.insights.find(({ verdict }: { verdict: string }) => verdict === 'fuzzy');
    await kb.request.get(`/v1/insights/${id}`).expect(404);
    const seen = await kb.request.get(`/v1/insights/${id}`).set('authorization', curator).expect(200);
    const anchor = (etag: string, place: object | null) =>
      kb.request
        .post(`/v1/insights/${id}/anchor`)
        .set('authorization', curator)
        .set('if-match', etag)
        .send({ place });
    await anchor(seen.headers.etag ?? '', { start: 5, end: 99_999 }).expect(422);
    await anchor(seen.headers.etag ?? '', null).expect(200);
    await anchor(seen.headers.etag ?? '', null).expect(412);
    const { body: now } = await kb.request.get(`/v1/insights/${id}`).expect(200);
    expect(now.data).toMatchObject({ statement: changed, evidence: { exact: changed, version: 2 } });
  });
});

describe('a dry run', () => {
  test('gives the report and stores nothing', async () => {
    const slug = await sampleCopy('Five.');
    const etag = await etagOf(kb, curator, slug);
    const text = `${sampleText.replace(key, '')}\n\nFive.`;
    const { body } = await put(slug, text, etag, '?dryRun=true').expect(200);
    expect(body.data.stored).toBe(false);
    expect(verdictOf(body, key)).toBe('orphaned');
    expect(await etagOf(kb, curator, slug)).toBe(etag);
    await kb.request.get(`/v1/notes/${slug}/versions/2`).expect(404);
    const stored = await put(slug, text, etag).expect(200);
    expect(stored.body.data.counts).toEqual(body.data.counts);
  });
});

describe('two curators at once', () => {
  test('one is told that the other was first, and nothing is lost', async () => {
    const slug = await createNote(kb, curator, 'Commissioners reward what they can count.');
    const etag = await etagOf(kb, curator, slug);
    const answers = await Promise.all([
      put(slug, 'Commissioners reward what they can count, said the first.', etag),
      put(slug, 'Commissioners reward what they can count, said the second.', etag),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    const { body } = await kb.request.get(`/v1/notes/${slug}/versions`).expect(200);
    expect(body.data).toHaveLength(2);
  });

  test('a write without If-Match, with a weak or a foreign tag is refused', async () => {
    const slug = await createNote(kb, curator, 'Nobody reads a long agenda.');
    const etag = await etagOf(kb, curator, slug);
    await kb.request
      .put(`/v1/notes/${slug}/text`)
      .set('authorization', curator)
      .send({ text: 'Other.' })
      .expect(428);
    await put(slug, 'Other.', `W/${etag}`).expect(412);
    await put(slug, 'Other.', await etagOf(kb, curator, sampleSlug)).expect(412);
    await put(slug, 'Other words.', '*').expect(200);
  });
});

describe('bad input', () => {
  test.each([
    ['', 422],
    [' \n ', 422],
    [sampleText, 409],
  ])('%j is refused and stores nothing', async (text, status) => {
    const slug = await createNote(
      kb,
      curator,
      `A handover is a relationship, not a document. ${Math.random()}`,
    );
    await put(slug, text, await etagOf(kb, curator, slug)).expect(status);
    await kb.request.get(`/v1/notes/${slug}/versions/2`).expect(404);
  });
});
