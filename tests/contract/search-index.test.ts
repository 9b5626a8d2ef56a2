import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readDocuments } from '../../src/search/documents.ts';
import type { MeilisearchIndex } from '../../src/search/meilisearch-index.ts';
import { indexSettings } from '../../src/search/meilisearch-settings.ts';
import { searchTypes, type IndexDocument, type SearchToken } from '../../src/search/port.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const guide = readFileSync('docs/search-index.md', 'utf8');
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(([, inside = '']) => inside);

test.each(searchTypes)('the documented settings of %ss are those of the code', (type) => {
  const [shared, ofNotes] = blocks('json').map((block): object => JSON.parse(block));
  const { synonyms, ...settings } = indexSettings(type, [['handover', 'succession']]);
  expect(settings).toEqual(type === 'note' ? { ...shared, ...ofNotes } : shared);
  expect(synonyms).toEqual({ handover: ['succession'], succession: ['handover'] });
});

describe.skipIf(inject('meilisearch') === null)('a site that reads the index', () => {
  let kb: KnowledgeBase;
  beforeAll(async () => {
    kb = await startKnowledgeBase({ search: true, sample: true });
  });
  afterAll(() => kb?.stop());

  const firstId = async (list: string): Promise<string> =>
    (await kb.request.get(`/v1/${list}?limit=1&fields=id`).expect(200)).body.data[0].id;
  const searchInsights = async ({ token, url, indexes }: SearchToken, body: object): Promise<Response> =>
    fetch(`${url}/indexes/${indexes.insight}/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  const inAnHour = (): Date => new Date(Date.now() + 3_600_000);

  test.each(searchTypes)('finds the documented members in a %s, and no others', async (type) => {
    const [document] = await readDocuments(kb.deps.db, type, [await firstId(`${type}s`)]);
    const rows = guide.split('\n## Settings')[0]!.matchAll(/^\| `(\w+)` \|/gm);
    const documented = [...rows].map(([, member]) => member);
    expect(new Set(Object.keys(document!))).toEqual(new Set(documented));
  });

  test('searches from a page as the example does', async () => {
    const reader = await kb.keyFor('reader');
    const { body } = await kb.request
      .post('/v1/search-tokens')
      .set('authorization', reader)
      .send({})
      .expect(201);
    const script = /<script type="module">([^]*?)<\/script>/.exec(blocks('html')[0]!)![1]!;
    const words: { value: string; oninput?: () => Promise<void> } = { value: 'fundin' };
    const shown: { textContent: string }[] = [];
    const hits = { replaceChildren: (...items: { textContent: string }[]) => void shown.push(...items) };
    const fromPage = (address: string, init?: RequestInit) =>
      address === '/search-token' ? Promise.resolve(Response.json(body.data)) : fetch(address, init);
    const page = { fetch: fromPage, words, hits, document: { createElement: () => ({}) } };
    await runInNewContext(`(async () => {${script}})()`, page);
    await words.oninput?.();
    expect(shown[0]?.textContent).toMatch(/funding/i);
  });

  test('sees nothing but the published, whatever it asks for', async () => {
    const index = kb.index as MeilisearchIndex;
    const [document] = await readDocuments(kb.deps.db, 'insight', [await firstId('insights')]);
    const draft = { ...document!, id: crypto.randomUUID(), title: 'Quondam', status: 'draft' };
    await index.put('insight', [draft as unknown as IndexDocument]);
    const token = await index.issueToken(['insight'], inAnHour());
    for (const filter of ['status = draft', 'status = draft OR status = published', []]) {
      const answer = await searchInsights(token, { q: 'Quondam', filter });
      expect(await answer.json()).toMatchObject({ hits: [] });
    }
    await index.remove('insight', [draft.id]);
  });

  test('has a token that ends', async () => {
    const token = await kb.index!.issueToken(['insight'], new Date(Date.now() + 2000));
    expect((await searchInsights(token, { q: '' })).status).toBe(200);
    await expect
      .poll(async () => (await searchInsights(token, { q: '' })).status, { timeout: 10_000 })
      .toBe(403);
  });
});
