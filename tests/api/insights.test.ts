import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from '../../src/db/read.ts';
import { insightFields, type Insight } from '../../src/insights/schemas.ts';
import { addExample, addInsight, addNote, addTag, type MadeNote } from '../support/factories.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let curator: string;
let reader: string;
let note: MadeNote;
let draft: MadeNote;
const id: Record<string, string> = {};

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  const { db } = kb.deps;
  curator = await kb.keyFor('curator');
  reader = await kb.keyFor('reader');
  note = await addNote(db, { heldOn: '2024-05-06', heldOnPrecision: 'day', seriesSlug: 'valleys', seriesTitle: 'Valleys' }); // prettier-ignore
  draft = await addNote(db, { status: 'draft' });
  const gone = await addNote(db, { status: 'taken-down' });
  await addTag(db, { slug: 'rural', label: 'Rural' });
  await addExample(db, { slug: 'food-hub', name: 'Food Hub' });
  const at = (start: number) => ({ start, end: start + 8 });
  id['trust'] = await addInsight(db, note, { ...at(0), themes: ['trust-and-openness', 'rural'], statement: 'Weathervanes turn.' }); // prettier-ignore
  id['both'] = await addInsight(db, note, { ...at(10), themes: ['trust-and-openness', 'governance'], examples: ['food-hub'], kind: 'barrier' }); // prettier-ignore
  id['money'] = await addInsight(db, note, { ...at(20), themes: ['funding-and-commissioning'] });
  id['suggested'] = await addInsight(db, note, { ...at(30), status: 'suggested', themes: ['governance'] });
  id['rejected'] = await addInsight(db, note, { ...at(40), status: 'rejected', themes: ['governance'] });
  id['draft'] = await addInsight(db, draft, { ...at(0), themes: ['governance'] });
  id['gone'] = await addInsight(db, gone, at(0));
  id['goneSuggested'] = await addInsight(db, gone, { ...at(10), status: 'suggested' });
});
afterAll(() => kb?.stop());

const list = async (query: string, key?: string) => {
  const request = kb.request.get(`/v1/insights?${query}`);
  return (await (key === undefined ? request : request.set('authorization', key)).expect(200)).body;
};
const namesOf = (body: { data: Insight[] }): string[] =>
  body.data.flatMap(({ id: found }) => Object.keys(id).filter((name) => id[name] === found)).sort();

describe('one insight', () => {
  test('has every member that is documented; reasons only when asked for', async () => {
    const { body } = await kb.request.get(`/v1/insights/${id['both']}`).expect(200);
    expect(Object.keys(body.data).sort()).toEqual(insightFields.filter((name) => name !== 'reasons').sort());
    expect(body.data).toMatchObject({
      kind: 'barrier',
      evidence: { exact: note.text.slice(10, 18), start: 10, end: 18, version: 1 },
      note: { slug: note.slug, url: `/v1/notes/${note.slug}` },
      themes: [
        { slug: 'governance', label: 'Governance' },
        { slug: 'trust-and-openness', label: 'Trust and openness' },
      ].sort(byPosition),
      tags: [],
      examples: [{ slug: 'food-hub', name: 'Food Hub' }],
    });
    const reasons = await kb.request.get(`/v1/insights/${id['both']}?fields=reasons`).expect(200);
    expect(reasons.body.data).toEqual({ id: id['both'], reasons: [] });
  });

  const byPosition = (a: { slug: string }, b: { slug: string }) =>
    ['distributive-leadership', 'governance', 'trust-and-openness'].indexOf(a.slug) -
    ['distributive-leadership', 'governance', 'trust-and-openness'].indexOf(b.slug);

  test('tags of other vocabularies stand apart from themes', async () => {
    const { body } = await kb.request.get(`/v1/insights/${id['trust']}?fields=themes,tags`).expect(200);
    expect(body.data).toEqual({
      id: id['trust'],
      themes: [{ slug: 'trust-and-openness', label: 'Trust and openness' }],
      tags: [{ scheme: 'topic', slug: 'rural', label: 'Rural' }],
    });
  });

  test('that is not public is one that never was; curators see it', async () => {
    const never = '00000000-0000-7000-8000-000000000000';
    const { body: absent } = await kb.request.get(`/v1/insights/${never}`).expect(404);
    for (const name of ['suggested', 'rejected', 'draft']) {
      const { body } = await kb.request.get(`/v1/insights/${id[name]}`).expect(404);
      expect(body.detail.replace(id[name], never)).toBe(absent.detail);
      await kb.request.get(`/v1/insights/${id[name]}`).set('authorization', reader).expect(404);
      await kb.request.get(`/v1/insights/${id[name]}`).set('authorization', curator).expect(200);
    }
  });

  test('of a note that was taken down is gone, unless it never was public', async () => {
    await kb.request.get(`/v1/insights/${id['gone']}`).expect(410);
    await kb.request.get(`/v1/insights/${id['goneSuggested']}`).expect(404);
  });

  test.each(['nope', '1', '01a20530-c01a-7238-b0d2-7685aec5856', '%00'])('%s is no id', async (given) => {
    const { body } = await kb.request.get(`/v1/insights/${given}`).expect(422);
    expect(body.errors[0].parameter).toBe('id');
  });
});

describe('lists', () => {
  test.each([
    ['theme=trust-and-openness', ['both', 'trust']],
    ['theme=governance,funding-and-commissioning', ['both', 'money']],
    ['theme[all]=governance,trust-and-openness', ['both']],
    ['theme[none]=trust-and-openness', ['money']],
    ['theme=trust-and-openness&theme[none]=governance', ['trust']],
    ['theme[all]=trust-and-openness&tag=rural', ['trust']],
    ['tag=rural', ['trust']],
    ['tag[none]=rural', ['both', 'money']],
    ['tag=trust-and-openness', ['both', 'trust']],
    ['example=food-hub', ['both']],
    ['example[none]=food-hub', ['money', 'trust']],
    ['kind=barrier', ['both']],
    ['kind=barrier,principle', ['both', 'money', 'trust']],
    ['kind=lesson', []],
    ['series=valleys', ['both', 'money', 'trust']],
    ['from=2024-05-06&to=2024-05-06', ['both', 'money', 'trust']],
    ['from=2024-05-07', []],
    ['q=weathervane', ['trust']],
  ])('%s', async (query, expected) => {
    expect(namesOf(await list(`${query}&note=${note.slug}`))).toEqual(expected);
    const { body } = await kb.request.get(`/v1/notes/${note.slug}/insights?${query}`).expect(200);
    expect(namesOf(body)).toEqual(expected);
    expect(body.page.total).toBe(expected.length);
  });

  test('are in reading order under their note', async () => {
    const { body } = await kb.request.get(`/v1/notes/${sampleSlug}/insights?limit=100`).expect(200);
    const starts = body.data.map(({ evidence }: Insight) => evidence?.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts.length).toBeGreaterThan(3);
  });

  test('hold what is public, whoever asks; status=accepted is no way round', async () => {
    for (const key of [undefined, reader, curator]) {
      const names = namesOf(await list('limit=100', key));
      expect(names).toEqual(['both', 'money', 'trust']);
    }
    for (const key of [undefined, reader]) {
      const found = await list('status=accepted&limit=100', key);
      expect(namesOf(found)).toEqual(['both', 'money', 'trust']);
      const { facets } = await list('status=accepted&facets=note', key);
      expect(facets.note.map(({ value }: { value: string }) => value)).not.toContain(draft.slug);
    }
  });

  test('of suggested and rejected ones are for curators', async () => {
    for (const status of ['suggested', 'rejected']) {
      await kb.request.get(`/v1/insights?status=${status}`).expect(401);
      await kb.request.get(`/v1/insights?status=${status}`).set('authorization', reader).expect(403);
      await kb.request.get(`/v1/notes/${note.slug}/insights?status=${status}`).expect(401);
      expect(namesOf(await list(`status=${status}&note=${note.slug}`, curator))).toEqual([status]);
    }
    expect(namesOf(await list('status=accepted&theme=governance&limit=100', curator))).toContain('draft');
  });

  test('never hold those of a note that was taken down', async () => {
    for (const status of ['suggested', 'accepted', 'rejected']) {
      const names = namesOf(await list(`status=${status}&limit=100`, curator));
      expect(names).not.toContain('gone');
      expect(names).not.toContain('goneSuggested');
    }
  });

  test('fields selects, and the id is always there', async () => {
    const { data } = await list('fields=statement,kind&limit=1');
    expect(Object.keys(data[0]).sort()).toEqual(['id', 'kind', 'statement']);
  });

  test.each([
    ['kind=principel', 'kind', 'principle'],
    ['note=note-from-collaborative-leadership-in-place-cell-3', 'note', sampleSlug],
    ['theme=trust-and-opennes', 'theme', 'trust-and-openness'],
    ['tag[all]=rurl', 'tag[all]', 'rural'],
    ['example[none]=food-hubs', 'example[none]', 'food-hub'],
    ['series=valeys', 'series', 'valleys'],
    ['sort=positions', 'sort', 'position'],
    ['status=acepted', 'status', 'accepted'],
    ['facets=kinds', 'facets', 'kind'],
    ['fields=statements', 'fields', 'statement'],
    ['kinds=lesson', 'kinds', 'kind'],
  ])('%s is refused and the nearest name suggested', async (query, parameter, suggestion) => {
    const { body } = await kb.request.get(`/v1/insights?${query}`).expect(422);
    expect(body.errors).toEqual([{ parameter, suggestion, detail: expect.any(String) }]);
  });

  test('a note that is a draft cannot be named, and is not suggested', async () => {
    const { body } = await kb.request.get(`/v1/insights?note=${draft.slug}`).expect(422);
    expect(body.errors[0].suggestion).not.toBe(draft.slug);
  });

  test('a former slug of a note names it still', async () => {
    const { db } = kb.deps;
    const renamed = await addNote(db);
    const insight = await addInsight(db, renamed);
    await db.execute(sql`update notes set slug = 'has-a-new-name' where id = ${renamed.id}`);
    const { data } = await list(`note=${renamed.slug}`);
    expect(data.map((one: Insight) => one.id)).toEqual([insight]);
  });
});

describe('facets', () => {
  test('count what SQL counts', async () => {
    const { facets } = await list('facets=theme,kind,series,note,example,tag&limit=1');
    const count = (value: ReturnType<typeof sql>, joins = sql``) =>
      read(
        kb.deps.db,
        sql`select ${value} as value, count(distinct i.id)::int as count from insights i
          join notes n on n.id = i.note_id and n.status = 'published' ${joins}
          where i.status = 'accepted' and ${value} is not null group by 1 order by count desc, value`,
      );
    const tags = (scheme: ReturnType<typeof sql>) =>
      sql`join insight_tags it on it.insight_id = i.id join tags t on t.id = it.tag_id and ${scheme}`;
    const bare = (name: string) =>
      facets[name].map(({ value, count }: { value: string; count: number }) => ({ value, count }));
    expect(bare('theme')).toEqual(await count(sql`t.slug`, tags(sql`t.scheme = 'theme'`)));
    expect(bare('tag')).toEqual(
      await count(sql`t.slug`, tags(sql`t.status = 'active' and t.scheme not in ('theme', 'person')`)),
    );
    expect(bare('kind')).toEqual(await count(sql`i.kind`));
    expect(bare('series')).toEqual(await count(sql`n.series_slug`));
    expect(bare('note')).toEqual(await count(sql`n.slug`));
    expect(bare('theme').length).toBeGreaterThan(3);
    expect(bare('example')).toContainEqual({ value: 'food-hub', count: 1 });
  });

  test('one ignores its own filter and obeys the others', async () => {
    const { facets } = await list(`note=${note.slug}&theme=governance&kind=principle&facets=theme,kind`);
    expect(facets.theme).toEqual([
      { value: 'funding-and-commissioning', label: 'Funding and commissioning', count: 1 },
      { value: 'trust-and-openness', label: 'Trust and openness', count: 1 },
      { value: 'governance', label: 'Governance', count: 0 },
    ]);
    expect(facets.kind).toEqual([
      { value: 'barrier', label: 'barrier', count: 1 },
      { value: 'principle', label: 'principle', count: 0 },
    ]);
  });

  test('selected notes and series stay at zero under their titles', async () => {
    const { facets } = await list(`note=${note.slug}&series=valleys&q=zyxwvut&facets=note,series`);
    expect(facets).toEqual({
      note: [{ value: note.slug, label: note.title, count: 0 }],
      series: [{ value: 'valleys', label: 'Valleys', count: 0 }],
    });
  });
});
