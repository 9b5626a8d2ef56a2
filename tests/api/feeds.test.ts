import { readFileSync } from 'node:fs';
import { parseFeed } from '@rowanmanning/feed-parser';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { pagesPerFile, sitemap, sitemapIndex } from '../../src/feeds/sitemap.ts';
import { addInsight, addNote } from '../support/factories.ts';
import { sampleSlug, sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true, settings: { PUBLIC_URL: 'https://kb.example' } });
});
afterAll(() => kb?.stop());

const schemaOf = (file: string): string => readFileSync(`tests/fixtures/schemas/${file}`, 'utf8');
const ajv = new Ajv({ allErrors: true, strict: false });
(formats as unknown as (ajv: Ajv) => void)(ajv);
const isJsonFeed = ajv.compile(JSON.parse(schemaOf('json-feed-1.1.json')) as object);

const text = async (path: string): Promise<string> => {
  const { statusCode, body } = await kb.app.inject(path);
  expect(statusCode).toBe(200);
  return body;
};

/** What differs from run to run, made the same. */
const settled = (document: string): string =>
  document
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'INSTANT')
    .replaceAll(/cursor=[\w.-]+/g, 'cursor=CURSOR');

const golden = (document: string, name: string) =>
  expect(settled(document)).toMatchFileSnapshot(`../fixtures/formats/${name}`);

test('the feeds and analyses of the sample note are as the golden files say', async () => {
  await golden(await text('/feeds/notes.atom'), 'notes.atom');
  await golden(await text('/feeds/notes.json'), 'notes.feed.json');
  await golden(await text('/feeds/insights.atom?limit=2'), 'insights.atom');
  await golden(await text('/feeds/insights.json?limit=2'), 'insights.feed.json');
  await golden(await text('/sitemap.xml'), 'sitemap.xml');
  await golden(await text('/llms.txt'), 'llms.txt');
  await golden(await text('/v1/themes/cooccurrence.csv?level=section&evidence=0'), 'cooccurrence.csv');
  await golden(await text('/v1/themes/governance/dossier.csv?quotations=2'), 'dossier.csv');
  await golden(await text('/v1/stats/timeline.csv'), 'timeline.csv');
  await golden(await text(`/v1/notes/${sampleSlug}/coverage.csv?stretches=3`), 'coverage.csv');
});

test('a feed reader reads the Atom feeds, and the quotations in them are verbatim', async () => {
  const notes = parseFeed(await text('/feeds/notes.atom'));
  expect(notes.items.map(({ url }) => url)).toEqual([`https://kb.example/notes/${sampleSlug}`]);
  const insights = parseFeed(await text('/feeds/insights.atom?limit=100'));
  const { body } = await kb.request.get('/v1/insights?limit=100').expect(200);
  expect(insights.items.map(({ id }) => id)).toEqual(
    body.data.map(({ id }: { id: string }) => `urn:uuid:${id}`),
  );
  for (const item of insights.items) expect(item.updated).toBeInstanceOf(Date);
});

test('JSON feeds are valid, leave out a date that is not known, and filter and page like the lists', async () => {
  await addInsight(kb.deps.db, await addNote(kb.deps.db, { heldOn: '2024-05-03', heldOnPrecision: 'day' }), {
    kind: 'question',
  });
  await addInsight(
    kb.deps.db,
    await addNote(kb.deps.db, { heldOn: '2024-05-01', heldOnPrecision: 'month' }),
    { kind: 'question' },
  );
  for (const path of [
    '/feeds/notes.json',
    '/feeds/insights.json?limit=5',
    '/feeds/insights.json?kind=question',
    '/feeds/notes.json?from=2999-01-01',
  ]) {
    const feed = JSON.parse(await text(path));
    expect(isJsonFeed(feed), JSON.stringify(isJsonFeed.errors)).toBe(true);
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(isJsonFeed({ ...feed, items: [{ url: 'https://kb.example' }] })).toBe(false);
  }
  const { items } = JSON.parse(await text('/feeds/insights.json?kind=question&limit=100'));
  const { body } = await kb.request.get('/v1/insights?kind=question&limit=100').expect(200);
  expect(items).toHaveLength(body.page.total);
  const dates = items.map((item: Record<string, string>) => item['date_published']).filter(Boolean);
  expect(dates).toEqual(['2024-05-03T00:00:00.000Z']);
  for (const { content_text: quoted, url } of items.slice(2)) {
    expect(sampleText).toContain(quoted);
    expect(url).toMatch(/^https:\/\/kb\.example\/v1\/insights\//);
  }
  const first = JSON.parse(await text('/feeds/insights.json?limit=1'));
  const second = JSON.parse(await text(first.next_url.replace('https://kb.example', '')));
  expect(second.items[0].id).not.toBe(first.items[0].id);
  await kb.request.get('/feeds/insights.json?kinds=question').expect(422);
});

test('an unchanged feed answers 304', async () => {
  for (const path of ['/feeds/notes.atom', '/feeds/insights.json', '/sitemap.xml', '/llms.txt']) {
    const { headers } = await kb.request.get(path).expect(200);
    await kb.request
      .get(path)
      .set('if-none-match', headers['etag'] ?? '')
      .expect(304);
  }
});

test('robots.txt names the sitemap and keeps crawlers from the desk', async () => {
  const rules = await text('/robots.txt');
  expect(rules).toBe(
    'User-agent: *\nDisallow: /admin\nAllow: /\n\nSitemap: https://kb.example/sitemap.xml\n',
  );
});

test('sitemaps are valid, list every note, and name their parts above 50,000 pages', async () => {
  const read = (document: string): string[] => {
    const addresses: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('text', (found) => {
      if (found.startsWith('https')) addresses.push(found);
    });
    parser.write(document).close();
    return addresses;
  };
  const faultsOf = async (xml: string) =>
    (await validateXML({ xml, schema: schemaOf('sitemap.xsd') })).errors;
  expect(await faultsOf(await text('/sitemap.xml'))).toEqual([]);
  expect(
    await faultsOf(
      sitemap('https://kb.example', [{ path: '/a', updatedAt: '2024-01-01' }]).replace('2024-01-01', 'today'),
    ),
  ).not.toEqual([]);
  expect(read(await text('/sitemap.xml'))).toContain(`https://kb.example/notes/${sampleSlug}`);
  expect(read(sitemapIndex('https://kb.example', pagesPerFile * 2 + 1))).toEqual(
    [1, 2, 3].map((part) => `https://kb.example/sitemap-${part}.xml`),
  );
  expect(read(sitemap('https://kb.example', [{ path: '/a?b&c', updatedAt: '2024-01-01' }]))).toHaveLength(1);
  expect(await text('/sitemap-1.xml')).toBe(await text('/sitemap.xml'));
  await kb.request.get('/sitemap-2.xml').expect(404);
});

test('llms.txt names Markdown twins, which are the notes as Markdown', async () => {
  const address = `/v1/notes/${sampleSlug}.md`;
  expect(await text('/llms.txt')).toContain(`(https://kb.example${address})`);
  const negotiated = await kb.request
    .get(`/v1/notes/${sampleSlug}`)
    .set('accept', 'text/markdown')
    .expect(200);
  expect(await text(address)).toBe(negotiated.text);
  await kb.request.get('/v1/notes/never-was.md').expect(404);
});

test('pages for people say in JSON-LD what they are about', async () => {
  const jsonLdOf = async (path: string) =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(await text(path))?.[1] ?? '');
  const note = await jsonLdOf(`/notes/${sampleSlug}`);
  expect(note).toMatchObject({ '@type': 'Article', url: `https://kb.example/notes/${sampleSlug}` });
  for (const { '@type': type, text: quoted } of note.hasPart) {
    expect(type).toBe('Quotation');
    expect(sampleText).toContain(quoted);
  }
  expect(await jsonLdOf('/themes/governance')).toMatchObject({
    '@type': 'DefinedTerm',
    name: 'Governance',
    inDefinedTermSet: { '@type': 'DefinedTermSet' },
  });
});

test('a note’s page says in JSON-LD what it is, with nothing made up', async () => {
  const { text: page } = await kb.request
    .get(`/v1/notes/${sampleSlug}`)
    .set('accept', 'text/html')
    .expect(200);
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];
  const article = JSON.parse(json);
  expect(article).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Article',
    url: `https://kb.example/notes/${sampleSlug}`,
    position: 2,
  });
  expect(article).not.toHaveProperty('temporalCoverage');
  expect(await text('/feeds/notes.json?series=collaborative-leadership-in-place')).not.toContain(
    'date_published',
  );
});
