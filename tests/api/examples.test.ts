import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleFields, type Example } from '../../src/examples/schemas.ts';
import {
  addExample,
  addInsight,
  addMention,
  addNote,
  addTag,
  setNote,
  type MadeNote,
} from '../support/factories.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let note: MadeNote;

beforeAll(async () => {
  kb = await startKnowledgeBase();
  const { db } = kb.deps;
  note = await addNote(db);
  const draft = await addNote(db, { status: 'draft' });
  const place = await addTag(db, { slug: 'wales', label: 'Wales', scheme: 'place' });
  const body = await addTag(db, { slug: 'council', label: 'Council', scheme: 'organisation' });
  const hub = await addExample(db, {
    slug: 'food-hub',
    name: 'Food Hub',
    summary: 'Shares food.',
    link: 'https://food.example/',
    aliases: ['Hwb Bwyd'],
    tagIds: [place.id, body.id],
  });
  await addMention(db, note, hub.id, [0, 8]);
  await addMention(db, note, hub.id, [30, 38]);
  await addMention(db, draft, hub.id, [0, 8]);
  await addInsight(db, note, { start: 30, end: 50, themes: ['governance'], examples: ['food-hub'] });
  await addInsight(db, note, { start: 50, status: 'suggested', themes: ['language-and-culture'], examples: ['food-hub'] }); // prettier-ignore
  await addInsight(db, draft, { themes: ['funding-and-commissioning'], examples: ['food-hub'] });
  await addExample(db, { slug: 'library', name: 'Library', aliases: ['Llyfrgell'] });
});
afterAll(() => kb?.stop());

const slugsOf = ({ body }: { body: { data: Example[] } }): string[] => body.data.map(({ slug }) => slug);

describe('one example', () => {
  test('has every member that is documented, counted over what is published', async () => {
    const { body } = await kb.request.get('/v1/examples/food-hub').expect(200);
    expect(Object.keys(body.data).sort()).toEqual([...exampleFields].sort());
    expect(body.data).toMatchObject({
      name: 'Food Hub',
      url: '/v1/examples/food-hub',
      aliases: ['Hwb Bwyd'],
      summary: 'Shares food.',
      link: 'https://food.example/',
      places: [{ slug: 'wales', label: 'Wales' }],
      organisations: [{ slug: 'council', label: 'Council' }],
      themes: [{ slug: 'governance', label: 'Governance' }],
      insightCount: 1,
      mentionCount: 2,
      noteCount: 1,
    });
  });

  test('include brings its mentions and insights, fields selects among all of it', async () => {
    const { body } = await kb.request
      .get('/v1/examples/food-hub?fields=name&include=mentions,insights&fields[insights]=themes')
      .expect(200);
    expect(Object.keys(body.data).sort()).toEqual(['insights', 'mentions', 'name', 'slug']);
    expect(
      body.data.mentions.map(({ start, exact }: { start: number; exact: string }) => [start, exact]),
    ).toEqual([0, 30].map((start) => [start, note.text.slice(start, start + 8)]));
    expect(body.data.insights).toEqual([
      { id: expect.any(String), themes: [{ slug: 'governance', label: 'Governance' }] },
    ]);
  });

  test.each(['proposed', 'retired'] as const)('that is %s is not there for the public', async (status) => {
    const example = await addExample(kb.deps.db, { status });
    await kb.request.get(`/v1/examples/${example.slug}`).expect(404);
    expect(slugsOf(await kb.request.get('/v1/examples?limit=100').expect(200))).not.toContain(example.slug);
    await kb.request.get(`/v1/insights?example=${example.slug}`).expect(422);
  });

  test('that only drafts or notes taken down name is not there, until one is published', async () => {
    const { db } = kb.deps;
    const example = await addExample(db, { source: 'rules@1' });
    const draft = await addNote(db, { status: 'draft' });
    await addMention(db, draft, example.id, [0, 8]);
    await addMention(db, await addNote(db, { status: 'taken-down' }), example.id, [0, 8]);
    await kb.request.get(`/v1/examples/${example.slug}`).expect(404);
    await kb.request.get(`/v1/insights?example=${example.slug}`).expect(422);
    await setNote(db, draft.id, { status: 'published', publishedAt: new Date() });
    await kb.request.get(`/v1/examples/${example.slug}`).expect(200);
  });
});

describe('a former slug', () => {
  test('of a renamed example answers 308 with its query', async () => {
    const { db } = kb.deps;
    const example = await addExample(db);
    await db.execute(sql`update examples set slug = ${`${example.slug}-now`} where id = ${example.id}`);
    const { headers } = await kb.request.get(`/v1/examples/${example.slug}?include=mentions`).expect(308);
    expect(headers['location']).toBe(`/v1/examples/${example.slug}-now?include=mentions`);
    await kb.request.get(headers['location'] as string).expect(200);
    await kb.request.get(`/v1/insights?example=${example.slug}`).expect(200);
  });

  test('of a merged one leads to what it was merged into', async () => {
    const { db } = kb.deps;
    const [old, target] = [await addExample(db), await addExample(db)];
    await db.execute(
      sql`update examples set status = 'merged', merged_into_id = ${target.id} where id = ${old.id}`,
    );
    const { headers } = await kb.request.get(`/v1/examples/${old.slug}`).expect(308);
    expect(headers['location']).toBe(`/v1/examples/${target.slug}`);
  });

  test('that leads to a retired one is not there', async () => {
    const { db } = kb.deps;
    const example = await addExample(db);
    await db.execute(
      sql`update examples set slug = ${`${example.slug}-b`}, status = 'retired' where id = ${example.id}`,
    );
    await kb.request.get(`/v1/examples/${example.slug}`).expect(404);
  });
});

describe('lists', () => {
  test.each([
    ['q=food', ['food-hub']],
    ['q=LLYFRGELL', ['library']],
    ['theme=governance', ['food-hub']],
    ['theme=language-and-culture', []],
    ['theme=funding-and-commissioning', []],
    ['theme[none]=governance&q=l', ['library']],
    ['tag=wales', ['food-hub']],
    ['tag[all]=wales,council', ['food-hub']],
    ['tag[all]=wales,trust-and-openness', []],
  ])('%s', async (query, expected) => {
    const response = await kb.request.get(`/v1/examples?${query}`).expect(200);
    const made = slugsOf(response).filter((slug) => !slug.startsWith('example-'));
    expect(made).toEqual(expected);
  });

  test.each(['name', '-name', 'mentionCount', '-mentionCount'])('sort by %s', async (sort) => {
    const { body } = await kb.request.get(`/v1/examples?limit=100&sort=${sort}`).expect(200);
    const values = body.data.map((example: Example) =>
      sort.endsWith('name') ? example.name?.toLowerCase() : example.mentionCount,
    );
    const ascending = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    expect(values).toEqual(sort.startsWith('-') ? ascending.reverse() : ascending);
  });

  test.each([
    ['theme=wales', 'theme', undefined],
    ['theme=governence', 'theme', 'governance'],
    ['tag=wale', 'tag', 'wales'],
    ['sort=nme', 'sort', 'name'],
    ['fields=nane', 'fields', 'name'],
    ['include=mentions', 'include', undefined],
    ['q=%20', 'q', undefined],
    ['example=food-hub', 'example', undefined],
  ])('%s is refused by name', async (query, parameter, suggestion) => {
    const { body } = await kb.request.get(`/v1/examples?${query}`).expect(422);
    expect(body.errors[0].parameter).toBe(parameter);
    expect(body.errors[0].suggestion).toBe(suggestion);
  });
});
