import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { purgeNote } from '../../src/notes/take-down.ts';
import { sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { createNote, etagOf } from '../support/notes.ts';

let kb: KnowledgeBase;
let curator: string;
let admin: string;

beforeAll(async () => {
  kb = await startKnowledgeBase({ search: true });
  curator = await kb.keyFor('curator');
  admin = await kb.keyFor('admin');
});
afterAll(() => kb?.stop());

async function takenDown(ending: string): Promise<{ slug: string; insight: string }> {
  const slug = await createNote(kb, curator, `${sampleText}\n\n${ending}`);
  const { body } = await kb.request.get(`/v1/notes/${slug}/insights`).expect(200);
  await kb.request
    .delete(`/v1/notes/${slug}?reason=At%20the%20family%E2%80%99s%20request.`)
    .set('authorization', curator)
    .set('if-match', await etagOf(kb, curator, slug))
    .expect(204);
  return { slug, insight: body.data[0].id };
}

describe('a note that is taken down', () => {
  test('answers 410 with the reason wherever it was, for curators too', async () => {
    const { slug, insight } = await takenDown('One.');
    for (const path of [
      `/v1/notes/${slug}`,
      `/v1/notes/${slug}/insights`,
      `/v1/notes/${slug}/versions/1/text`,
      `/v1/insights/${insight}`,
    ]) {
      const { body } = await kb.request.get(path).expect(410);
      expect(body.detail).toContain('taken down');
      await kb.request.get(path).set('authorization', curator).expect(410);
    }
    const { body } = await kb.request.get(`/v1/notes/${slug}`).expect(410);
    expect(body.detail).toContain('At the family’s request.');
  });

  test('answers as what never was where it never was public, but to curators', async () => {
    const slug = await createNote(kb, curator, 'Never public, and taken down.', { status: 'draft' });
    await kb.request
      .delete(`/v1/notes/${slug}`)
      .set('authorization', curator)
      .set('if-match', await etagOf(kb, curator, slug))
      .expect(204);
    const { body } = await kb.request.get(`/v1/notes/${slug}`).expect(404);
    const never = await kb.request.get('/v1/notes/never-was').expect(404);
    expect(body.detail).toBe(never.body.detail.replace('never-was', slug));
    await kb.request.get(`/v1/notes/${slug}`).set('authorization', curator).expect(410);
  });

  test('is in no list, count, example or search, nor in the index', async () => {
    const { slug } = await takenDown('Two.');
    await kb.worker?.settled();
    const { body: notes } = await kb.request.get('/v1/notes?facets=theme,example').expect(200);
    expect(notes.data.map((note: { slug: string }) => note.slug)).not.toContain(slug);
    const { body: insights } = await kb.request.get('/v1/insights?facets=theme').expect(200);
    expect(insights.page.total).toBe(0);
    expect(insights.facets.theme).toEqual([]);
    await kb.request.get('/v1/examples/wigan-deal').expect(404);
    const { body: found } = await kb.request.get('/v1/search?q=leadership').expect(200);
    expect(found).toMatchObject({ data: [], page: { total: 0 } });
    const { body: quote } = await kb.request
      .post('/v1/verify-quote')
      .send({ quote: 'Lasting change only happens through distributive leadership.' })
      .expect(200);
    expect(quote.data.verdict).toBe('absent');
    if (kb.index) expect(await kb.index.count('insight')).toBe(0);
  });

  test('is listed to curators who ask for such notes, without what it says', async () => {
    const { slug } = await takenDown('Listed.');
    const list = (query: string) => kb.request.get(`/v1/notes?status=taken-down${query}`);
    const { body } = await list('&limit=100').set('authorization', curator).expect(200);
    expect(body.data).toContainEqual(expect.objectContaining({ slug, status: 'taken-down' }));
    expect(JSON.stringify(body)).not.toContain('Listed.');
    await list('&include=sections').set('authorization', curator).expect(422);
    await list('').expect(401);
  });

  test('comes back as it was when an admin restores it, and only then', async () => {
    const { slug, insight } = await takenDown('Three.');
    await kb.request.post(`/v1/notes/${slug}/restore`).set('authorization', curator).expect(403);
    await kb.request.post(`/v1/notes/${slug}/restore`).set('authorization', admin).expect(200);
    await kb.request.get(`/v1/insights/${insight}`).expect(200);
    const { text } = await kb.request.get(`/v1/notes/${slug}`).accept('text/plain').expect(200);
    expect(text).toBe(`${sampleText}\n\nThree.`);
    await kb.request.post(`/v1/notes/${slug}/restore`).set('authorization', admin).expect(409);
    await kb.request
      .delete(`/v1/notes/${slug}`)
      .set('authorization', curator)
      .set('if-match', await etagOf(kb, curator, slug))
      .expect(204);
  });

  test('is gone for good once purged, and its address still says so', async () => {
    const { slug } = await takenDown('Four.');
    const [{ id }] = (await kb.client.sql`select id from notes where slug = ${slug}`) as unknown as [
      { id: string },
    ];
    await purgeNote(kb.deps, { keyId: null, name: 'test', requestId: null }, id);
    await kb.request.get(`/v1/notes/${slug}`).expect(410);
    await kb.request.post(`/v1/notes/${slug}/restore`).set('authorization', admin).expect(409);
    const left = await kb.client.sql`select from versions where note_id = ${id}`;
    expect(left).toHaveLength(0);
  });

  test('is recorded in the audit trail', async () => {
    const { slug } = await takenDown('Five.');
    const [entry] = await kb.client.sql`
      select action, actor, after from audit_entries
      where entity_id = (select id from notes where slug = ${slug}) order by id desc limit 1`;
    expect(entry).toMatchObject({
      action: 'note.take-down',
      actor: 'A curator',
      after: { status: 'taken-down' },
    });
  });

  test('is not taken down without If-Match', async () => {
    const slug = await createNote(kb, curator, 'Chairs who talk first hear less.');
    await kb.request.delete(`/v1/notes/${slug}`).set('authorization', curator).expect(428);
    await kb.request.get(`/v1/notes/${slug}`).expect(200);
  });
});

describe('editing a note', () => {
  test('a new slug leaves a redirect with its query, and the old one is nobody else’s', async () => {
    const slug = await createNote(kb, curator, 'A network is kept alive by the calls nobody minutes.');
    const edited = await kb.request
      .patch(`/v1/notes/${slug}`)
      .set('authorization', curator)
      .set('if-match', await etagOf(kb, curator, slug))
      .send({ slug: `${slug}-renamed`, title: 'Renamed' })
      .expect(200);
    expect(edited.body.data).toMatchObject({ slug: `${slug}-renamed`, title: 'Renamed', version: 2 });
    const { headers } = await kb.request.get(`/v1/notes/${slug}?fields=title`).expect(308);
    expect(headers.location).toBe(`/v1/notes/${slug}-renamed?fields=title`);
    await kb.request
      .post('/v1/notes')
      .set('authorization', curator)
      .send({ text: 'Another.', slug })
      .expect(409);
  });

  test('a draft is found by curators only, until it is published', async () => {
    const slug = await createNote(kb, curator, 'Minutes are where candour goes to die.', { status: 'draft' });
    await kb.request.get(`/v1/notes/${slug}`).expect(404);
    await kb.request
      .patch(`/v1/notes/${slug}`)
      .set('authorization', curator)
      .set('if-match', await etagOf(kb, curator, slug))
      .send({ status: 'published' })
      .expect(200);
    await kb.request.get(`/v1/notes/${slug}`).expect(200);
  });
});
