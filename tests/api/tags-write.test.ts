import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeNote } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let key: string;
beforeAll(async () => {
  kb = await startKnowledgeBase();
  key = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const create = async (label: string, more: object = {}): Promise<string> =>
  (await post('/v1/tags', { scheme: 'topic', label, ...more }).expect(201)).body.data.slug;
const edit = async (slug: string, body: object) => {
  const { headers } = await kb.request.get(`/v1/tags/${slug}`).set('authorization', key);
  return kb.request
    .patch(`/v1/tags/${slug}`)
    .set('authorization', key)
    .set('if-match', String(headers['etag']))
    .send(body);
};

describe('a new term', () => {
  test('gets a slug from its label and answers at it, with everything given', async () => {
    const broader = await create('Health');
    const { body, headers } = await post('/v1/tags', {
      scheme: 'topic',
      label: 'Iechyd meddwl',
      definition: 'Mental health.',
      aliases: ['Mental health'],
      hiddenLabels: ['mentle health'],
      broader: [broader],
    }).expect(201);
    expect(headers['location']).toBe('/v1/tags/iechyd-meddwl');
    const read = await kb.request.get('/v1/tags/iechyd-meddwl').expect(200);
    expect(read.body.data).toEqual(body.data);
    expect(read.body.data).toMatchObject({
      aliases: ['Mental health'],
      hiddenLabels: ['mentle health'],
      broader: [{ slug: broader }],
      status: 'active',
      version: 1,
    });
  });

  test('whose label means another of its scheme is refused, whatever the case and accents; another scheme may have it', async () => {
    await create('Café culture', { aliases: ['Coffee houses'] });
    const refused = await post('/v1/tags', { scheme: 'topic', label: 'CAFE  CULTURE' }).expect(409);
    expect(refused.body.errors[0]).toMatchObject({ pointer: '#/label', suggestion: 'cafe-culture' });
    await post('/v1/tags', { scheme: 'topic', label: 'Tea', aliases: ['coffee houses'] }).expect(409);
    await post('/v1/tags', { scheme: 'topic', label: 'Coffee Houses' }).expect(409);
    await post('/v1/tags', { scheme: 'place', label: 'Café culture' }).expect(201);
  });

  test('cannot be its own alias, nor take an address that is another thing’s', async () => {
    await post('/v1/tags', { scheme: 'topic', label: 'Selfsame', aliases: ['selfsame'] }).expect(409);
    await post('/v1/tags', { scheme: 'topic', label: 'Lookups', slug: 'lookup' }).expect(422);
    expect(await create('Lookup')).toBe('lookup-2');
  });

  test('names what is wrong', async () => {
    const { body } = await post('/v1/tags', { scheme: 'topic', label: ' ', defintion: 'x' }).expect(422);
    expect(body.errors).toContainEqual(
      expect.objectContaining({ pointer: '#/defintion', suggestion: 'definition' }),
    );
    const unknown = await post('/v1/tags', { scheme: 'topic', label: 'Below', broader: ['healt'] }).expect(
      422,
    );
    expect(unknown.body.errors[0]).toMatchObject({ suggestion: 'health' });
  });
});

describe('an edit', () => {
  test('needs the version that was read', async () => {
    const slug = await create('Guarded');
    const path = `/v1/tags/${slug}`;
    await kb.request.patch(path).set('authorization', key).send({ position: 2 }).expect(428);
    await kb.request
      .patch(path)
      .set('authorization', key)
      .set('if-match', '"tag-x-v1-y"')
      .send({ position: 2 })
      .expect(412);
    const { headers } = await kb.request.get(path).expect(200);
    const weak = `W/${headers['etag']}`;
    await kb.request
      .patch(path)
      .set('authorization', key)
      .set('if-match', weak)
      .send({ position: 2 })
      .expect(412);
    expect((await edit(slug, { position: 2 })).status).toBe(200);
    const stale = String(headers['etag']);
    await kb.request
      .patch(path)
      .set('authorization', key)
      .set('if-match', stale)
      .send({ position: 3 })
      .expect(412);
  });

  test('leaves what it does not name, replaces the lists it names, and refuses circles', async () => {
    const top = await create('Over');
    const slug = await create('Under', { broader: [top], aliases: ['Beneath'], definition: 'Low.' });
    const { body } = await edit(slug, { aliases: ['Below it'], related: ['governance'] });
    expect(body.data).toMatchObject({
      aliases: ['Below it'],
      definition: 'Low.',
      broader: [{ slug: top }],
      related: [{ slug: 'governance' }],
    });
    const circle = await edit(top, { broader: [slug] });
    expect(circle.status).toBe(409);
    expect(circle.body.detail).toContain('broader than itself');
    expect((await edit(slug, { related: [top] })).status).toBe(409);
  });

  test('retires and revives, and a proposed term is for curators only', async () => {
    const slug = await create('Coming and going');
    expect((await edit(slug, { status: 'retired' })).body.data.status).toBe('retired');
    await kb.request.get(`/v1/tags/${slug}`).expect(404);
    await kb.request.get(`/v1/tags/${slug}`).set('authorization', key).expect(200);
    expect((await edit(slug, { status: 'active' })).status).toBe(200);
    await kb.request.get(`/v1/tags/${slug}`).expect(200);
  });
});

describe('counts', () => {
  test('are exact by status, and with narrower terms count each insight once', async () => {
    const top = await create('Counted');
    const low = await create('Counted below', { broader: [top] });
    const { insightIds } = await storeNote(kb.deps.db, { slug: 'counted', insights: 6 });
    const { insightIds: suggested } = await storeNote(kb.deps.db, {
      slug: 'suggested',
      insights: 2,
      status: 'suggested',
    });
    const assign = async (slug: string, ids: string[]) => {
      const input = { add: [slug], to: { ids } };
      const plan = await post('/v1/tags/assignments', { ...input, preview: true }).expect(200);
      await post('/v1/tags/assignments', { ...input, planToken: plan.body.data.plan.planToken }).expect(200);
    };
    await assign(top, [...insightIds.slice(0, 3), ...suggested]);
    await assign(low, insightIds.slice(2, 6));
    const usage = async (query = '') =>
      (await kb.request.get(`/v1/tags/${top}/usage${query}`).set('authorization', key).expect(200)).body.data
        .insights;
    expect(await usage()).toEqual({ accepted: 3, suggested: 2, rejected: 0, published: 3 });
    expect(await usage('?narrower=true')).toEqual({ accepted: 6, suggested: 2, rejected: 0, published: 6 });
    const own = await kb.request.get(`/v1/tags/${top}`).expect(200);
    expect(own.body.data.insightCount).toBe(3);
    const all = await kb.request.get(`/v1/tags/${top}?narrower=true`).expect(200);
    expect(all.body.data.insightCount).toBe(6);
  });
});

test('a word leads to one term: by former slug, label or alias, and to none or several with a hint', async () => {
  const slug = await create('Volunteering', { aliases: ['Giving time'], hiddenLabels: ['voluntering'] });
  await edit(slug, { slug: 'giving-time-freely' });
  const look = (term: string, scheme?: string) =>
    kb.request.get('/v1/tags/lookup').query({ term, ...(scheme && { scheme }) });
  for (const term of ['volunteering', 'VOLUNTEERING', 'Giving  Tíme', 'voluntering', 'Giving-Time-Freely']) {
    const { body } = await look(term).expect(200);
    expect(body.data.tag.slug).toBe('giving-time-freely');
  }
  const none = await look('gouvernance').expect(404);
  expect(none.body.detail).toContain('governance');
  await post('/v1/tags', { scheme: 'place', label: 'Volunteering' }).expect(201);
  await look('Volunteering').expect(409);
  await look('Volunteering', 'place').expect(200);
});
