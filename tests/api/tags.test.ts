import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from '../../src/db/read.ts';
import { tagFields, type Tag } from '../../src/tags/schemas.ts';
import { addInsight, addNote, addTag, type MadeNote } from '../support/factories.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let note: MadeNote;

beforeAll(async () => {
  kb = await startKnowledgeBase();
  const { db } = kb.deps;
  note = await addNote(db);
  const draft = await addNote(db, { status: 'draft' });
  const place = await addTag(db, { slug: 'wales', label: 'Wales', scheme: 'place', aliases: ['Cymru'] });
  const town = await addTag(db, { slug: 'llangefni', label: 'Llangefni', scheme: 'place' });
  const hidden = await addTag(db, { slug: 'hidden-town', scheme: 'place', status: 'retired' });
  for (const narrower of [town, hidden])
    await db.execute(sql`insert into tag_broader (tag_id, broader_id) values (${narrower.id}, ${place.id})`);
  await addInsight(db, note, { themes: ['governance', 'wales'] });
  await addInsight(db, note, { themes: ['governance'], start: 20, status: 'suggested' });
  await addInsight(db, draft, { themes: ['governance'] });
});
afterAll(() => kb?.stop());

const slugsOf = ({ body }: { body: { data: Tag[] } }): string[] => body.data.map(({ slug }) => slug);

describe('one tag', () => {
  test('has every member that is documented', async () => {
    const { body } = await kb.request.get('/v1/tags/wales').expect(200);
    expect(Object.keys(body.data).sort()).toEqual([...tagFields].sort());
    expect(body.data).toMatchObject({
      scheme: 'place',
      label: 'Wales',
      aliases: ['Cymru'],
      broader: [],
      narrower: [{ slug: 'llangefni', label: 'Llangefni' }],
      insightCount: 1,
    });
  });

  test('a theme has two addresses, other tags are no themes', async () => {
    const theme = await kb.request.get('/v1/themes/governance').expect(200);
    const tag = await kb.request.get('/v1/tags/governance').expect(200);
    expect(tag.body).toEqual(theme.body);
    expect(theme.body.data.insightCount).toBe(1);
    await kb.request.get('/v1/themes/wales').expect(404);
  });

  test('fields selects, and the slug is always there', async () => {
    const { body } = await kb.request.get('/v1/themes/governance?fields=label').expect(200);
    expect(body.data).toEqual({ slug: 'governance', label: 'Governance' });
    const wrong = await kb.request.get('/v1/themes/governance?fields=lable').expect(422);
    expect(wrong.body.errors[0]).toMatchObject({ parameter: 'fields', suggestion: 'label' });
  });

  test.each(['retired', 'proposed'] as const)('that is %s is not there for the public', async (status) => {
    const tag = await addTag(kb.deps.db, { status, scheme: 'theme' });
    for (const address of [`/v1/tags/${tag.slug}`, `/v1/themes/${tag.slug}`]) {
      await kb.request.get(address).expect(404);
    }
    expect(slugsOf(await kb.request.get('/v1/themes?limit=100').expect(200))).not.toContain(tag.slug);
    await kb.request.get(`/v1/insights?theme=${tag.slug}`).expect(422);
  });

  test.each(['retired', 'proposed'] as const)(
    'that is %s is listed to curators who ask for it',
    async (status) => {
      const tag = await addTag(kb.deps.db, { status, scheme: 'topic' });
      const address = `/v1/tags?status=${status}&limit=100`;
      await kb.request.get(address).expect(401);
      await kb.request
        .get(address)
        .set('Authorization', await kb.keyFor('reader'))
        .expect(403);
      const listed = await kb.request
        .get(address)
        .set('Authorization', await kb.keyFor('curator'))
        .expect(200);
      expect(slugsOf(listed)).toContain(tag.slug);
      expect(listed.body.data.every((one: Tag) => one.status === status)).toBe(true);
      expect(listed.body.page.total).toBe(listed.body.data.length);
    },
  );

  test('is counted where its count is asked for, and only then', async () => {
    const { body } = await kb.request.get('/v1/themes?fields=label,insightCount&limit=100').expect(200);
    for (const { slug, insightCount } of body.data) {
      const { page } = (await kb.request.get(`/v1/insights?theme=${slug}&limit=1`).expect(200)).body;
      expect(insightCount).toBe(page.total);
    }
    const most = (await kb.request.get('/v1/tags?sort=-insightCount&limit=100').expect(200)).body.data;
    const counts = most.map((one: Tag) => one.insightCount);
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
    expect(counts[0]).toBeGreaterThan(0);
    const { data } = (await kb.request.get('/v1/themes?fields=label&limit=1').expect(200)).body;
    expect(Object.keys(data[0])).toEqual(['slug', 'label']);
  });
});

describe('a former slug', () => {
  test.each(['tags', 'themes'])('answers 308 with its query under /v1/%s', async (path) => {
    const { db } = kb.deps;
    const tag = await addTag(db, { scheme: 'theme' });
    await db.execute(sql`update tags set slug = ${`${tag.slug}-now`} where id = ${tag.id}`);
    const { headers } = await kb.request.get(`/v1/${path}/${tag.slug}?fields=label`).expect(308);
    expect(headers['location']).toBe(`/v1/${path}/${tag.slug}-now?fields=label`);
    expect(headers['cache-control']).toContain('max-age');
    await kb.request.get(headers['location'] as string).expect(200);
  });

  test('of a merged tag leads to the one it was merged into, in one hop', async () => {
    const { db } = kb.deps;
    const [old, target] = [await addTag(db, { scheme: 'theme' }), await addTag(db, { scheme: 'theme' })];
    await db.execute(sql`update tags set slug = ${`${old.slug}-second`} where id = ${old.id}`);
    await db.execute(
      sql`update tags set status = 'merged', merged_into_id = ${target.id} where id = ${old.id}`,
    );
    for (const slug of [old.slug, `${old.slug}-second`]) {
      const { headers } = await kb.request.get(`/v1/themes/${slug}`).expect(308);
      expect(headers['location']).toBe(`/v1/themes/${target.slug}`);
    }
    await kb.request.get(`/v1/insights?theme=${old.slug}`).expect(200);
  });

  test('that was given back leads to itself', async () => {
    const { db } = kb.deps;
    const tag = await addTag(db);
    await db.execute(sql`update tags set slug = ${`${tag.slug}-b`} where id = ${tag.id}`);
    await db.execute(sql`update tags set slug = ${tag.slug} where id = ${tag.id}`);
    await kb.request.get(`/v1/tags/${tag.slug}`).expect(200);
    const { headers } = await kb.request.get(`/v1/tags/${tag.slug}-b`).expect(308);
    expect(headers['location']).toBe(`/v1/tags/${tag.slug}`);
  });

  test('that leads to a retired tag is not there', async () => {
    const { db } = kb.deps;
    const tag = await addTag(db);
    await db.execute(sql`update tags set slug = ${`${tag.slug}-b`}, status = 'retired' where id = ${tag.id}`);
    await kb.request.get(`/v1/tags/${tag.slug}`).expect(404);
  });

  test('of a tag is no theme of another scheme', async () => {
    const { db } = kb.deps;
    const tag = await addTag(db, { scheme: 'topic' });
    await db.execute(sql`update tags set slug = ${`${tag.slug}-b`} where id = ${tag.id}`);
    await kb.request.get(`/v1/themes/${tag.slug}`).expect(404);
  });
});

describe('lists', () => {
  test('themes are the starting ones, in their order', async () => {
    const starting = await read<{ slug: string }>(
      kb.deps.db,
      sql`select slug from tags where scheme = 'theme' and slug not like 'tag-%' order by position`,
    );
    const slugs = slugsOf(await kb.request.get('/v1/themes?limit=100').expect(200));
    expect(slugs.filter((slug) => !slug.startsWith('tag-'))).toEqual(starting.map(({ slug }) => slug));
    expect(starting).toHaveLength(12);
  });

  test.each([
    ['scheme=place', ['wales', 'llangefni']],
    ['scheme=place&q=cymru', ['wales']],
    ['q=CYMRU', ['wales']],
    ['scheme=person', []],
    ['scheme=place&q=zyx', []],
    ['scheme=theme&q=govern', ['governance']],
  ])('%s', async (query, expected) => {
    const response = await kb.request.get(`/v1/tags?${query}`).expect(200);
    expect(slugsOf(response).sort()).toEqual([...expected].sort());
    expect(response.body.page.total).toBe(expected.length);
  });

  test.each(['label', '-label', 'insightCount', '-insightCount'])('sort by %s', async (sort) => {
    const response = await kb.request.get(`/v1/themes?limit=100&sort=${sort}`).expect(200);
    const values = response.body.data.map((tag: Tag) =>
      sort.endsWith('label') ? tag.label?.toLowerCase() : tag.insightCount,
    );
    const ascending = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    expect(values).toEqual(sort.startsWith('-') ? ascending.reverse() : ascending);
  });

  test.each([
    ['/v1/themes?scheme=place', 'scheme', undefined],
    ['/v1/tags?scheme=places', 'scheme', 'place'],
    ['/v1/tags?schema=place', 'schema', 'scheme'],
    ['/v1/tags?sort=lable', 'sort', 'label'],
    ['/v1/tags?q=%20', 'q', undefined],
    ['/v1/tags?q=%00', 'q', undefined],
    ['/v1/tags?limit=1000', 'limit', undefined],
  ])('%s is refused by name', async (address, parameter, suggestion) => {
    const { body } = await kb.request.get(address).expect(422);
    expect(body.errors[0].parameter).toBe(parameter);
    expect(body.errors[0].suggestion).toBe(suggestion);
  });
});
