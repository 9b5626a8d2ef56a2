import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresFailure } from '../../src/db/errors.ts';
import { dumpCurated, linksTo, storeNote } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let key: string;
let insightIds: string[];

beforeAll(async () => {
  kb = await startKnowledgeBase();
  key = await kb.keyFor('curator');
  ({ insightIds } = await storeNote(kb.deps.db, { slug: 'uses', insights: 12 }));
});
afterAll(() => kb?.stop());

const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const createTag = async (label: string, more: object = {}): Promise<string> =>
  (await post('/v1/tags', { scheme: 'topic', label, ...more }).expect(201)).body.data.slug;
const give = async (slug: string, ids: string[]) => {
  const body = { add: [slug], to: { ids } };
  const { planToken } = (await post('/v1/tags/assignments', { ...body, preview: true }).expect(200)).body.data
    .plan;
  await post('/v1/tags/assignments', { ...body, planToken }).expect(200);
};
const merge = async (kind: 'tags' | 'examples', from: string, into: string): Promise<string> => {
  const path = `/v1/${kind}/${from}/merge`;
  const { body } = await post(path, { into, preview: true }).expect(200);
  return (await post(path, { into, planToken: body.data.plan.planToken }).expect(200)).body.data.auditId;
};

describe('a merge of tags', () => {
  test('tells beforehand what moves and does that, without duplicates, and is undone exactly', async () => {
    const from = await createTag('Commissioning', { aliases: ['Purchasing'] });
    const into = await createTag('Funding');
    const below = await createTag('Grants', { broader: [from] });
    await give(from, insightIds.slice(0, 8));
    await give(into, insightIds.slice(6, 10));
    const before = await dumpCurated(kb.deps.db);

    const preview = await post(`/v1/tags/${from}/merge`, { into, preview: true }).expect(200);
    const { plan } = preview.body.data;
    expect(plan).toMatchObject({
      insights: { moves: 6, alreadyThere: 2, byStatus: { accepted: 8, suggested: 0, rejected: 0 } },
      aliases: ['Commissioning', 'Purchasing'],
      narrower: [{ slug: below, fate: 'moves' }],
      redirects: [from],
    });
    expect(await dumpCurated(kb.deps.db)).toBe(before);

    const { body } = await post(`/v1/tags/${from}/merge`, { into, planToken: plan.planToken }).expect(200);
    expect(await linksTo(kb.deps.db, into)).toBe(10);
    expect(await linksTo(kb.deps.db, from)).toBe(0);
    const merged = await kb.request.get(`/v1/tags/${into}`).expect(200);
    expect(merged.body.data).toMatchObject({
      insightCount: 10,
      aliases: ['Commissioning', 'Purchasing'],
      narrower: [{ slug: below }],
    });
    await kb.request
      .get(`/v1/tags/${from}?fields=label`)
      .expect(308)
      .expect('location', `/v1/tags/${into}?fields=label`);
    const found = await kb.request.get('/v1/tags/lookup').query({ term: 'PURCHÁSING' }).expect(200);
    expect(found.body.data).toMatchObject({ tag: { slug: into }, matched: 'alias' });

    await post(`/v1/audit/${body.data.auditId}/undo`, {}).expect(200);
    expect(await dumpCurated(kb.deps.db)).toBe(before);
    await kb.request.get(`/v1/tags/${from}`).expect(200);
  });

  test('needs a token, and refuses one that was made before a change', async () => {
    const from = await createTag('Old token');
    const into = await createTag('New token');
    const { body } = await post(`/v1/tags/${from}/merge`, { into, preview: true }).expect(200);
    await post(`/v1/tags/${from}/merge`, { into }).expect(422);
    await give(from, insightIds.slice(0, 1));
    await post(`/v1/tags/${from}/merge`, { into, planToken: body.data.plan.planToken }).expect(412);
    expect(await linksTo(kb.deps.db, from)).toBe(1);
  });

  test('a chain of three merges answers in one hop, on reads and on writes', async () => {
    const [a, b, c, d] = [
      await createTag('Chain one'),
      await createTag('Chain two'),
      await createTag('Chain three'),
      await createTag('Chain four'),
    ];
    await merge('tags', a, b);
    await merge('tags', b, c);
    await merge('tags', c, d);
    for (const slug of [a, b, c]) {
      await kb.request.get(`/v1/tags/${slug}`).expect(308).expect('location', `/v1/tags/${d}`);
      await kb.request
        .patch(`/v1/tags/${slug}`)
        .set('authorization', key)
        .set('if-match', '*')
        .send({ position: 1 })
        .expect(308)
        .expect('location', `/v1/tags/${d}`);
      await post(`/v1/tags/${slug}/merge`, { into: d, preview: true })
        .expect(308)
        .expect('location', `/v1/tags/${d}/merge`);
    }
    const { body } = await kb.request.get(`/v1/insights?tag=${a}`).expect(200);
    expect(body.page.total).toBe(0);
  });

  test('drops what would set a term above or beside itself', async () => {
    const top = await createTag('Top');
    const middle = await createTag('Middle', { broader: [top] });
    const bottom = await createTag('Bottom', { broader: [middle] });
    const { body } = await post(`/v1/tags/${top}/merge`, { into: bottom, preview: true }).expect(200);
    expect(body.data.plan.narrower).toEqual([expect.objectContaining({ slug: middle, fate: 'dropped' })]);
    await merge('tags', top, bottom);
    const tag = await kb.request.get(`/v1/tags/${bottom}`).expect(200);
    expect(tag.body.data).toMatchObject({ broader: [{ slug: middle }], narrower: [] });
  });

  test('is refused with itself and across schemes', async () => {
    const slug = await createTag('Alone');
    await post(`/v1/tags/${slug}/merge`, { into: slug, preview: true }).expect(409);
    await post(`/v1/tags/${slug}/merge`, { into: 'governance', preview: true }).expect(409);
    await post(`/v1/tags/${slug}/merge`, { into: 'nowhere', preview: true }).expect(422);
  });
});

describe('addresses', () => {
  const rename = async (slug: string, to: string, status = 200) => {
    const { headers } = await kb.request.get(`/v1/tags/${slug}`).set('authorization', key);
    return kb.request
      .patch(`/v1/tags/${slug}`)
      .set('authorization', key)
      .set('if-match', String(headers['etag']))
      .send({ slug: to })
      .expect(status);
  };

  test('renamed there and back, both answer', async () => {
    const slug = await createTag('Renamed');
    await rename(slug, 'renamed-away');
    await kb.request.get(`/v1/tags/${slug}`).expect(308).expect('location', '/v1/tags/renamed-away');
    await rename('renamed-away', slug);
    await kb.request.get(`/v1/tags/${slug}`).expect(200);
    await kb.request.get('/v1/tags/renamed-away').expect(308).expect('location', `/v1/tags/${slug}`);
  });

  test('two slugs are not swapped: each keeps leading where it led', async () => {
    const one = await createTag('Swap one');
    const two = await createTag('Swap two');
    await rename(one, 'swap-aside');
    await rename(two, one, 409);
    await kb.request.get(`/v1/tags/${one}`).expect(308).expect('location', '/v1/tags/swap-aside');
    await kb.request.get(`/v1/tags/${two}`).expect(200);
  });

  test('a retired slug stays reserved', async () => {
    const slug = await createTag('Retired soon');
    const { headers } = await kb.request.get(`/v1/tags/${slug}`);
    await kb.request
      .patch(`/v1/tags/${slug}`)
      .set('authorization', key)
      .set('if-match', String(headers['etag']))
      .send({ status: 'retired' })
      .expect(200);
    await kb.request.get(`/v1/tags/${slug}`).expect(404);
    await post('/v1/tags', { scheme: 'topic', label: 'Another', slug }).expect(409);
  });
});

describe('direct SQL', () => {
  const refusedBy = async (...statements: string[]): Promise<string | undefined> => {
    try {
      await kb.deps.db.transaction(async (tx) => {
        for (const statement of statements) await tx.execute(sql.raw(statement));
      });
      return 'nothing';
    } catch (error) {
      return postgresFailure(error)?.constraint;
    }
  };
  const idOf = (slug: string) => `(select id from tags where slug = '${slug}')`;
  const mergeSql = (from: string, into: string) =>
    `update tags set status = 'merged', merged_into_id = ${idOf(into)} where slug = '${from}'`;

  test('cannot merge a term into itself, nor into a merged one', async () => {
    const [a, b, c] = [await createTag('Direct a'), await createTag('Direct b'), await createTag('Direct c')];
    expect(await refusedBy(mergeSql(a, a))).toBe('tags_not_into_itself');
    expect(await refusedBy(mergeSql(a, b), mergeSql(b, c))).toBe('tags_merge_target');
    expect(await refusedBy(mergeSql(a, b), mergeSql(b, a))).toBe('tags_merge_target');
  });

  test('cannot do so to examples either, nor alias one to its own name', async () => {
    for (const name of ['Direct one', 'Direct two', 'Direct three'])
      await post('/v1/examples', { name }).expect(201);
    const exampleOf = (name: string) => `(select id from examples where name = 'Direct ${name}')`;
    const into = (from: string, to: string) =>
      `update examples set status = 'merged', merged_into_id = ${exampleOf(to)} where name = 'Direct ${from}'`;
    expect(await refusedBy(into('one', 'one'))).toBe('examples_not_into_itself');
    expect(await refusedBy(into('one', 'two'), into('two', 'three'))).toBe('examples_merge_target');
    expect(await refusedBy(into('one', 'two'), into('two', 'one'))).toBe('examples_merge_target');
    const alias = `insert into example_aliases (id, example_id, label, kind)
      values (gen_random_uuid(), ${exampleOf('one')}, 'DIRECT  ône', 'hidden')`;
    expect(await refusedBy(alias)).toBe('example_names_unambiguous');
  });

  test('cannot make a term an alias of itself', async () => {
    const slug = await createTag('Its own alias');
    const insert = `insert into tag_aliases (id, tag_id, scheme, label, kind)
      values (gen_random_uuid(), ${idOf(slug)}, 'topic', 'ITS  own ÁLIAS', 'hidden')`;
    expect(await refusedBy(insert)).toBe('tag_labels_unambiguous');
  });

  test('cannot close a circle of broader terms, nor relate a term to one above it', async () => {
    const a = await createTag('Circle a');
    const b = await createTag('Circle b', { broader: [a] });
    const c = await createTag('Circle c', { broader: [b] });
    const broader = (low: string, high: string) =>
      `insert into tag_broader (tag_id, broader_id) values (${idOf(low)}, ${idOf(high)})`;
    expect(await refusedBy(broader(a, c))).toBe('tag_broader_acyclic');
    expect(await refusedBy(broader(a, a))).toBe('tag_broader_not_itself');
    expect(
      await refusedBy(`insert into tag_related (tag_id, related_id)
        values (least(${idOf(a)}, ${idOf(c)}), greatest(${idOf(a)}, ${idOf(c)}))`),
    ).toBe('tag_related_apart');
  });

  test('cannot change or remove what the audit trail says', async () => {
    const refusal = async (statement: string): Promise<string | undefined> => {
      const error: unknown = await kb.deps.db.execute(sql.raw(statement)).then(
        () => undefined,
        (failure: unknown) => failure,
      );
      return postgresFailure(error)?.code;
    };
    const restrictViolation = '23001';
    for (const table of ['audit_entries', 'audit_changes']) {
      expect(await refusal(`delete from ${table}`)).toBe(restrictViolation);
      expect(await refusal(`truncate ${table}`)).toBe(restrictViolation);
    }
    expect(await refusal(`update audit_entries set actor = 'nobody'`)).toBe(restrictViolation);
  });
});

test('examples merge likewise: names become aliases, addresses redirect, and it is undone exactly', async () => {
  const create = async (name: string, more: object = {}): Promise<string> =>
    (await post('/v1/examples', { name, ...more }).expect(201)).body.data.slug;
  const from = await create('Time 4 Kids', { aliases: ['T4K'], tags: ['governance'] });
  const into = await create('Time for Kids', { tags: ['governance', 'trust-and-openness'] });
  const before = await dumpCurated(kb.deps.db);
  const auditId = await merge('examples', from, into);
  const { body } = await kb.request.get(`/v1/examples/${into}`).expect(200);
  expect(body.data.aliases).toEqual(['T4K', 'Time 4 Kids']);
  await kb.request
    .get(`/v1/examples/${from}?fields=name`)
    .expect(308)
    .expect('location', `/v1/examples/${into}?fields=name`);
  await post(`/v1/audit/${auditId}/undo`, {}).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(before);
});
