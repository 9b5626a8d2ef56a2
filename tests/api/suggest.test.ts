import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Suggestion } from '../../src/search/schemas.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { seedExample, seedNote, seedTag } from '../support/search-corpus.ts';

let kb: KnowledgeBase;

beforeAll(async () => {
  kb = await startKnowledgeBase();
  const { db } = kb.deps;
  await seedTag(db, { slug: 'gower', label: 'Gŵyr', scheme: 'place', aliases: ['Gower'] });
  await seedExample(db, { slug: 'govan-gardens', name: 'Govan Gardens', aliases: ['The Allotment'] });
  await seedNote(db, {
    title: 'Note from Governors 3',
    slug: 'governors-3',
    insights: [{ statement: 'Govan Gardens shares its tools.', examples: ['govan-gardens'] }],
  });
  await seedNote(db, { title: 'Government draft', slug: 'government', status: 'draft' });
});
afterAll(() => kb?.stop());

const suggest = async (query: Record<string, string>): Promise<Suggestion[]> =>
  (await kb.request.get('/v1/suggest').query(query).expect(200)).body.data;
const slugs = async (q: string): Promise<string[]> => (await suggest({ q })).map(({ slug }) => slug);

test('what begins so comes first, themes before tags before examples before notes', async () => {
  expect(await suggest({ q: 'gov' })).toEqual([
    { type: 'theme', slug: 'governance', label: 'Governance', alias: null, url: '/v1/themes/governance' },
    {
      type: 'example',
      slug: 'govan-gardens',
      label: 'Govan Gardens',
      alias: null,
      url: '/v1/examples/govan-gardens',
    },
    {
      type: 'note',
      slug: 'governors-3',
      label: 'Note from Governors 3',
      alias: null,
      url: '/v1/notes/governors-3',
    },
  ]);
});

test('accents and capitals do not matter, and an alias says what it is', async () => {
  expect(await slugs('GWY')).toEqual(['gower']);
  expect(await suggest({ q: 'gowe' })).toMatchObject([
    { type: 'tag', slug: 'gower', label: 'Gŵyr', alias: 'Gower' },
  ]);
  expect(await suggest({ q: 'allot' })).toMatchObject([{ slug: 'govan-gardens', alias: 'The Allotment' }]);
});

test('one letter is enough, several words too, and a misspelt one still leads somewhere', async () => {
  expect(await slugs('g')).toContain('governance');
  expect(await slugs('note from gov')).toEqual(['governors-3']);
  expect(await slugs('governence')).toContain('governance');
});

test('a draft is suggested to nobody', async () => {
  expect(await slugs('government')).not.toContain('government');
});

test('type and limit narrow it down', async () => {
  expect((await suggest({ q: 'gov', type: 'note' })).map(({ type }) => type)).toEqual(['note']);
  expect(await suggest({ q: 'g', limit: '1' })).toHaveLength(1);
  await kb.request.get('/v1/suggest?q=a&limit=21').expect(422);
  await kb.request.get('/v1/suggest').expect(422);
});

test.each(['%', '_', '\\', "'", '(', '[a', '.*', '🙂'])('%s does no harm', async (q) => {
  await suggest({ q });
});
