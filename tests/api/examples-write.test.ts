import { afterAll, beforeAll, expect, test } from 'vitest';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let key: string;
beforeAll(async () => {
  kb = await startKnowledgeBase();
  key = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const edit = async (slug: string, body: object) => {
  const { headers } = await kb.request.get(`/v1/examples/${slug}`).set('authorization', key);
  return kb.request
    .patch(`/v1/examples/${slug}`)
    .set('authorization', key)
    .set('if-match', String(headers['etag']))
    .send(body);
};

test('an example is created with its tags and found by its address', async () => {
  await post('/v1/tags', { scheme: 'place', label: 'Wrexham' }).expect(201);
  const { body, headers } = await post('/v1/examples', {
    name: 'Canal Side Commons',
    summary: 'A shared garden.',
    link: 'https://commons.example/',
    aliases: ['CSC'],
    tags: ['wrexham', 'shared-purpose'],
  }).expect(201);
  expect(headers['location']).toBe('/v1/examples/canal-side-commons');
  expect(body.data).toMatchObject({
    places: [{ slug: 'wrexham' }],
    themes: [{ slug: 'shared-purpose' }],
    aliases: ['CSC'],
    status: 'active',
  });
  const read = await kb.request.get('/v1/examples/canal-side-commons').expect(200);
  expect(read.body.data).toEqual(body.data);
});

test('a name or alias of another is refused, and a link must be one', async () => {
  const { body } = await post('/v1/examples', { name: 'csc' }).expect(409);
  expect(body.errors[0]).toMatchObject({ pointer: '#/name', suggestion: 'canal-side-commons' });
  await post('/v1/examples', { name: 'Bad link', link: 'javascript:alert(1)' }).expect(422);
});

test('an edit needs the version, renames with a redirect, and is undone', async () => {
  await kb.request
    .patch('/v1/examples/canal-side-commons')
    .set('authorization', key)
    .send({ name: 'X' })
    .expect(428);
  const edited = await edit('canal-side-commons', { slug: 'commons', name: 'The Commons', tags: [] });
  expect(edited.body.data).toMatchObject({ slug: 'commons', places: [], themes: [] });
  await kb.request
    .get('/v1/examples/canal-side-commons?fields=name')
    .expect(308)
    .expect('location', '/v1/examples/commons?fields=name');
  await post(`/v1/audit/${edited.body.auditId}/undo`, {}).expect(200);
  const { body } = await kb.request.get('/v1/examples/canal-side-commons').expect(200);
  expect(body.data).toMatchObject({ name: 'Canal Side Commons', places: [{ slug: 'wrexham' }], version: 3 });
  await kb.request.get('/v1/examples/commons').expect(404);
});

test('a retired example leaves the public and keeps its slug', async () => {
  expect((await edit('canal-side-commons', { status: 'retired' })).status).toBe(200);
  await kb.request.get('/v1/examples/canal-side-commons').expect(404);
  await post('/v1/examples', { name: 'Other', slug: 'canal-side-commons' }).expect(409);
});
