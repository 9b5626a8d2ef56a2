import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/vocabulary/concept.ts';
import { dumpCurated } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let key: string;
beforeAll(async () => {
  kb = await startKnowledgeBase({ settings: { PUBLIC_URL: 'https://knowledge.example' } });
  key = await kb.keyFor('curator');
  const create = (label: string, more: object = {}) =>
    post('/v1/tags', { scheme: 'topic', label, ...more }).expect(201);
  await create('Housing', {
    definition: 'Homes, “affordable” ones; a | b, c',
    aliases: ['Homes | flats'],
    position: 3,
  });
  await create('Social housing', {
    broader: ['housing'],
    hiddenLabels: ['=council houses'],
    scopeNote: '-1 is not it',
  });
  await create('Tai', { related: ['housing'], aliases: ['Tŷ fforddiadwy'] });
  await create('Dwellings');
  await create('Proposed', { status: 'proposed' });
  const { body } = await post('/v1/tags/dwellings/merge', { into: 'housing', preview: true });
  await post('/v1/tags/dwellings/merge', { into: 'housing', planToken: body.data.plan.planToken }).expect(
    200,
  );
});
afterAll(() => kb?.stop());

const post = (path: string, body: object) => kb.request.post(path).set('authorization', key).send(body);
const exported = async (format: string): Promise<string> => {
  const response = await kb.request
    .get(`/v1/export/vocabulary.${format}`)
    .set('authorization', key)
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, Buffer.concat(chunks).toString()));
    })
    .expect(200);
  return response.body as string;
};
const plan = async (format: string, text: string, more: object = {}) =>
  (await post('/v1/vocabulary/plan', { format, text, ...more }).expect(200)).body.data;

describe.each(formats)('as %s', (format) => {
  test('what comes out changes nothing when it goes in, and is the same bytes again', async () => {
    const file = await exported(format);
    const planned = await plan(format, file);
    expect(planned).toMatchObject({ created: [], changed: [], merged: [], retired: [], faults: [] });
    expect(planned.unchanged).toBe(17);
    const before = await dumpCurated(kb.deps.db);
    const { body } = await post('/v1/vocabulary/apply', {
      format,
      text: file,
      planToken: planned.planToken,
    }).expect(200);
    expect(body.auditId).toBeNull();
    expect(await dumpCurated(kb.deps.db)).toBe(before);
    expect(await exported(format)).toBe(file);
  });
});

test('a merged concept keeps its address and says what replaces it', async () => {
  const file = await exported('ttl');
  const merged = file.slice(file.indexOf('<https://knowledge.example/v1/tags/dwellings>'));
  expect(merged).toMatch(/owl:deprecated true/);
  expect(merged).toMatch(/dct:isReplacedBy <https:\/\/knowledge\.example\/v1\/tags\/housing>/);
});

test('the public does not get what is only proposed', async () => {
  const { text } = await kb.request.get('/v1/export/vocabulary.csv').expect(200);
  expect(text).toContain('Housing');
  expect(text).not.toContain('Proposed');
});

test('a file plans and does what it says: two labels swapped, one term new, one merged, one retired; all undone at once', async () => {
  const before = await dumpCurated(kb.deps.db);
  const text = [
    'scheme,slug,label,broader,status,merged into',
    'topic,housing,Social housing,,active,',
    'topic,social-housing,Housing,housing,active,',
    'topic,tenants,Tenants,housing,active,',
    'topic,tai,Tai,,merged,housing',
    'topic,proposed,Proposed,,retired,',
  ].join('\n');
  const planned = await plan('csv', text);
  expect(planned).toMatchObject({
    created: [{ slug: 'tenants' }],
    merged: [{ slug: 'tai', into: 'housing' }],
    retired: [{ slug: 'proposed' }],
    faults: [],
  });
  expect(planned.changed.map(({ slug }: { slug: string }) => slug)).toEqual(['housing', 'social-housing']);
  const { body } = await post('/v1/vocabulary/apply', {
    format: 'csv',
    text,
    planToken: planned.planToken,
  }).expect(200);
  const housing = await kb.request.get('/v1/tags/housing').expect(200);
  expect(housing.body.data.label).toBe('Social housing');
  expect(housing.body.data.narrower.map(({ slug }: { slug: string }) => slug)).toEqual([
    'social-housing',
    'tenants',
  ]);
  await kb.request.get('/v1/tags/tai').expect(308);
  await post('/v1/vocabulary/apply', { format: 'csv', text, planToken: planned.planToken }).expect(412);
  await post(`/v1/audit/${body.auditId}/undo`, {}).expect(200);
  expect(await dumpCurated(kb.deps.db)).toBe(before);
});

test('a file from elsewhere is read into a scheme; what is wrong is said and nothing is applied', async () => {
  const text = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <https://elsewhere.example/c/1> a skos:Concept ; skos:prefLabel "Volunteering"@en, "Bénévolat"@fr ; skos:altLabel "Giving time" .
    <https://elsewhere.example/c/2> a skos:Concept ; skos:broader <https://elsewhere.example/c/1> .`;
  const planned = await plan('ttl', text, { scheme: 'topic' });
  expect(planned.created).toEqual([{ slug: '1', scheme: 'topic', label: 'Volunteering' }]);
  expect(planned.faults).toEqual([expect.objectContaining({ where: 'https://elsewhere.example/c/2' })]);
  await post('/v1/vocabulary/apply', {
    format: 'ttl',
    text,
    scheme: 'topic',
    planToken: planned.planToken,
  }).expect(422);
  const remote = JSON.stringify({ '@context': 'https://elsewhere.example/context', '@id': 'x' });
  expect((await plan('jsonld', remote)).faults[0].detail).toContain('not fetched');
  expect((await plan('csv', 'label,colour\nA,b')).faults.length).toBeGreaterThan(0);
});

describe('a REFI-QDA codebook', () => {
  const codebook = (codes: string): string =>
    `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes></CodeBook>`;

  test('that came out changes nothing when it goes in, also where themes have several places', async () => {
    await post('/v1/tags', {
      scheme: 'theme',
      label: 'Boards & “<chairs>”',
      definition: 'Who sits,\nand who speaks.',
      broader: ['governance', 'systems-leadership'],
    }).expect(201);
    const { text } = await kb.request
      .get('/v1/export/codebook.qdc')
      .buffer(true)
      .parse((stream, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => done(null, Buffer.concat(chunks).toString()));
      })
      .expect(200)
      .then(({ body }) => ({ text: body as string }));
    expect(text).toContain('Boards &amp; “&lt;chairs&gt;”');
    const planned = await plan('qdc', text);
    expect(planned).toMatchObject({ created: [], changed: [], merged: [], retired: [], faults: [] });
    expect(planned.unchanged).toBe(13);
  });

  test('from elsewhere becomes themes below themes, which are found by their names; undone at once', async () => {
    const before = await dumpCurated(kb.deps.db);
    const guid = (digit: number) => `{${String(digit).repeat(8)}-1111-1111-1111-111111111111}`;
    const text = codebook(
      `<Code guid="${guid(1)}" name="GOVERNANCE" isCodable="true"><Description>How it is decided.</Description>
        <Code guid="${guid(2)}" name="Café rules" isCodable="false"><Code guid="${guid(3)}" name="Votes 😀" isCodable="true"/></Code></Code>`,
    );
    const planned = await plan('qdc', text);
    expect(planned.created).toEqual([
      { slug: 'cafe-rules', scheme: 'theme', label: 'Café rules' },
      { slug: 'votes', scheme: 'theme', label: 'Votes 😀' },
    ]);
    expect(planned.changed).toMatchObject([
      { slug: 'governance', changes: [{ member: 'label' }, { member: 'definition' }] },
    ]);
    const { planToken } = planned;
    const { body } = await post('/v1/vocabulary/apply', { format: 'qdc', text, planToken }).expect(200);
    const { body: theme } = await kb.request.get('/v1/tags/votes').expect(200);
    expect(theme.data.broader).toMatchObject([{ slug: 'cafe-rules' }]);
    await post(`/v1/audit/${body.auditId}/undo`, {}).expect(200);
    expect(await dumpCurated(kb.deps.db)).toBe(before);
  });

  test.each([
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${codebook('').slice(21)}`, 'document type'],
    ['nesting without end', codebook('<Code name="a" guid="b">'.repeat(300)), 'deep'],
    ['a project', '<Project><CodeBook/></Project>', 'Project'],
    ['no codes', codebook(''), 'no code'],
    ['no names', codebook('<Code guid="a"/>'), 'no name'],
    ['two of a name', codebook('<Code name="a"/><Code name="A"/>'), 'twice'],
    ['half of it', codebook('').slice(0, 70), 'well-formed'],
  ])('with %s is refused', async (_what, text, detail) => {
    const { faults } = await plan('qdc', text);
    expect(JSON.stringify(faults)).toContain(detail);
  });
});
