import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from '../../src/db/read.ts';
import { writeTransaction } from '../../src/db/transaction.ts';
import { resolveOrCreateExamples } from '../../src/examples/recognised.ts';
import type { RecognisedName } from '../../src/extraction/port.ts';
import { getHeldNote } from '../../src/notes/service.ts';
import { purgeNote } from '../../src/notes/take-down.ts';
import { publishPeople } from '../../src/tags/publish-people.ts';
import { curator as curatorActor } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { createNote, etagOf } from '../support/notes.ts';

const text = `Notes from the Harbour Learning Network

Parminder Gill, chief executive of Lantern Housing Association, spoke first. Ms Gill thanked everyone.
Lantern Housing Association works across Wakefield. Siân Prosser came by train.

Key points

• In Wakefield, partnerships only last where leaders like Parminder Gill share power with the people they serve.
• Trust between organisations takes years to build, and can be lost in a day.
`;

let kb: KnowledgeBase;
let curator: string;
let slug: string;
beforeAll(async () => {
  kb = await startKnowledgeBase({ search: true });
  curator = await kb.keyFor('curator');
  slug = await createNote(kb, curator, text, { status: 'published' });
});
afterAll(() => kb?.stop());

interface Mentioned {
  scheme: string;
  label: string;
  status: string;
  exact: string[];
}

const mentioned = (): Promise<Mentioned[]> =>
  read<Mentioned>(
    kb.deps.db,
    sql`select t.scheme, t.label, t.status, jsonb_agg(p.exact order by n.slug, p.start) as exact
      from mentions m join tags t on t.id = m.tag_id join passages p on p.id = m.passage_id
      join notes n on n.id = m.note_id group by t.id order by t.label`,
  );

const listed = async (path: string, key?: string): Promise<string[]> => {
  const request = kb.request.get(path);
  const { body } = await (key === undefined ? request : request.set('authorization', key)).expect(200);
  return body.data.map(({ label }: { label: string }) => label);
};

test('organisations, places and people are terms, with every place that names them', async () => {
  const found = await mentioned();
  expect(found).toContainEqual({
    scheme: 'person',
    label: 'Parminder Gill',
    status: 'active',
    exact: ['Parminder Gill', 'Ms Gill', 'Parminder Gill'],
  });
  const organisation = found.find(({ label }) => label === 'Lantern Housing Association');
  expect(organisation).toMatchObject({
    scheme: 'organisation',
    exact: Array(2).fill('Lantern Housing Association'),
  });
  expect(found.find(({ label }) => label === 'Wakefield')).toMatchObject({ scheme: 'place' });
  const { body } = await kb.request.get(`/v1/notes/${slug}`).expect(200);
  expect(body.data.tags).toContainEqual(expect.objectContaining({ scheme: 'place', label: 'Wakefield' }));
  const place = await kb.request.get('/v1/tags/wakefield?include=mentions&fields=label').expect(200);
  expect(place.body.data).toMatchObject({
    label: 'Wakefield',
    mentions: [
      { note: { slug }, exact: 'Wakefield', version: 1 },
      { note: { slug }, exact: 'Wakefield', prefix: expect.stringMatching(/In $/) },
    ],
  });
  await kb.request.get('/v1/tags/parminder-gill?include=mentions').expect(404);
  const person = await kb.request
    .get('/v1/tags/parminder-gill?include=mentions')
    .set('authorization', curator)
    .expect(200);
  expect(person.body.data.mentions.map(({ exact }: { exact: string }) => exact)).toEqual([
    'Parminder Gill',
    'Ms Gill',
    'Parminder Gill',
  ]);
  const insights = await kb.request.get('/v1/insights?tag=wakefield').expect(200);
  expect(insights.body.page.total).toBeGreaterThan(0);
});

test('a second note that names them adds mentions, no terms; a form that may mean somebody else is no alias', async () => {
  const before = await mentioned();
  await createNote(
    kb,
    curator,
    'A second note\n\nParminder Gill, chief executive of Lantern Housing Association, came to Wakefield.\n',
  );
  const after = await mentioned();
  expect(after.map(({ label }) => label)).toEqual(before.map(({ label }) => label));
  expect(after.find(({ label }) => label === 'Parminder Gill')?.exact).toHaveLength(4);
  const aliases = await read<{ label: string }>(
    kb.deps.db,
    sql`select a.label from tag_aliases a join tags t on t.id = a.tag_id where t.scheme = 'person'`,
  );
  expect(aliases).toEqual([]);
});

describe('people', () => {
  const addresses = [
    '/v1/tags?limit=100',
    '/v1/tags?scheme=person',
    '/v1/notes?include=insights,tags',
    '/v1/notes?facets=tag',
    '/v1/insights?facets=tag&limit=100',
    '/v1/examples?facets=tag',
    '/v1/search?q=trust&facets=tag',
    '/v1/search?q=parminder&facets=tag',
    '/v1/suggest?q=parmi',
    '/v1/export/vocabulary.ttl',
    '/v1/export/vocabulary.jsonld',
    '/v1/export/vocabulary.csv',
    '/openapi.json',
  ];

  test('never appear to the public or a reader in lists, facets, search, suggestions or exports', async () => {
    await kb.worker?.settled();
    for (const key of [undefined, await kb.keyFor('reader')]) {
      const get = (path: string) =>
        key === undefined ? kb.request.get(path) : kb.request.get(path).set('authorization', key);
      for (const address of [...addresses, `/v1/notes/${slug}`, `/v1/notes/${slug}/insights?facets=tag`]) {
        const { status, text: answer } = await get(address);
        expect([200, 422], address).toContain(status);
        expect(answer, address).not.toMatch(/parminder-gill|:"person"|scheme\/person/);
      }
      await get('/v1/tags/parminder-gill').expect(404);
      await get('/v1/tags/lookup?term=Parminder%20Gill').expect(404);
      await get('/v1/insights?tag=parminder-gill').expect(422);
      await get('/v1/notes?tag=parminder-gill').expect(422);
      await get('/v1/search?q=trust&tag=parminder-gill').expect(422);
    }
  });

  test('are listed for curators', async () => {
    expect(await listed('/v1/tags?scheme=person')).toEqual([]);
    expect(await listed('/v1/tags?scheme=person', curator)).toEqual(['Parminder Gill', 'Siân Prosser']);
    await kb.request.get('/v1/tags/parminder-gill').set('authorization', curator).expect(200);
  });

  test('are public terms where the knowledge base is set so, and are not afterwards', async () => {
    const facet = async () => {
      await kb.worker?.settled();
      const { body } = await kb.request.get('/v1/search?q=trust&facets=tag').expect(200);
      return body.facets.tag.map(({ value }: { value: string }) => value);
    };
    await publishPeople(kb.deps.db, true);
    expect(await listed('/v1/tags?scheme=person')).toContain('Parminder Gill');
    expect(await facet()).toContain('parminder-gill');
    await kb.request.get('/v1/insights?tag=parminder-gill').expect(200);
    await publishPeople(kb.deps.db, false);
    expect(await listed('/v1/tags?scheme=person')).toEqual([]);
    expect(await facet()).not.toContain('parminder-gill');
  });
});

test('what a new text does not name any more goes from the note, what a person gave it stays', async () => {
  const { body: tagged } = await kb.request
    .post('/v1/tags')
    .set('authorization', curator)
    .send({ scheme: 'place', label: 'Ilkley' })
    .expect(201);
  await kb.deps.db.execute(sql`insert into note_tags (note_id, tag_id, source)
    select n.id, t.id, 'human' from notes n, tags t where n.slug = ${slug} and t.slug = ${tagged.data.slug}`);
  await kb.request
    .put(`/v1/notes/${slug}/text`)
    .set('authorization', curator)
    .set('if-match', await etagOf(kb, curator, slug))
    .send({ text: text.replaceAll('Wakefield', 'the town') })
    .expect(200);
  const { body } = await kb.request.get(`/v1/notes/${slug}`).expect(200);
  const labels = body.data.tags.map(({ label }: { label: string }) => label);
  expect(labels).toContain('Ilkley');
  expect(labels).toContain('Lantern Housing Association');
  expect(labels).not.toContain('Wakefield');
});

test('a name that a person took out of use is not proposed again', async () => {
  const { headers } = await kb.request
    .get('/v1/tags/lantern-housing-association')
    .set('authorization', curator);
  await kb.request
    .patch('/v1/tags/lantern-housing-association')
    .set('authorization', curator)
    .set('if-match', String(headers['etag']))
    .send({ status: 'retired' })
    .expect(200);
  const third = await createNote(
    kb,
    curator,
    'A third note\n\nThe chair of Lantern Housing Association spoke in Batley.\n',
    {
      status: 'published',
    },
  );
  const { body } = await kb.request.get(`/v1/notes/${third}`).expect(200);
  expect(body.data.tags.map(({ label }: { label: string }) => label)).not.toContain(
    'Lantern Housing Association',
  );
  const found = (await mentioned()).filter(({ label }) => label === 'Lantern Housing Association');
  expect(found).toEqual([expect.objectContaining({ status: 'retired' })]);
});

test('a name that only drafts or notes taken down have is nobody’s to see, and goes with the last note that is purged', async () => {
  const draft = await createNote(
    kb,
    curator,
    'A draft\n\nThe chair of Otter Vale Foundation spoke to Branwen Price in Todmorden.\n',
    { status: 'draft' },
  );
  const address = '/v1/tags/otter-vale-foundation';
  const listedPublicly = async () => (await listed('/v1/tags?limit=100')).includes('Otter Vale Foundation');
  await kb.request.get(address).expect(404);
  expect(await listedPublicly()).toBe(false);
  await kb.request.get(address).set('authorization', curator).expect(200);
  const send = async (method: 'patch' | 'delete', body: object) =>
    kb.request[method](`/v1/notes/${draft}`)
      .set('authorization', curator)
      .set('if-match', await etagOf(kb, curator, draft))
      .send(body);
  await send('patch', { status: 'published' });
  await kb.request.get(address).expect(200);
  expect(await listedPublicly()).toBe(true);
  const { id } = await getHeldNote(kb.deps.db, draft);
  await send('delete', {});
  await kb.request.get(address).expect(404);
  expect(await listedPublicly()).toBe(false);
  await purgeNote(kb.deps, { keyId: null, name: 'test', requestId: null }, id);
  const left = await read(
    kb.deps.db,
    sql`select from tags where label in ('Otter Vale Foundation', 'Branwen Price')`,
  );
  expect(left).toEqual([]);
});

test('forms that are the name itself but for case are no aliases', async () => {
  const named = (name: string, ...aliases: string[]): RecognisedName => ({
    kind: 'example',
    name,
    aliases,
    confidence: 1,
    mentions: [],
  });
  await writeTransaction(kb.deps.db, curatorActor, ({ tx }) =>
    resolveOrCreateExamples(tx, [named('January Two', 'JANUARY TWO', 'Second of January')], {
      source: 'model@1',
      acceptFrom: 0,
    }),
  );
  const rows = await read<{ label: string }>(
    kb.deps.db,
    sql`select a.label from example_aliases a join examples e on e.id = a.example_id where e.name = 'January Two'`,
  );
  expect(rows).toEqual([{ label: 'Second of January' }]);
});
