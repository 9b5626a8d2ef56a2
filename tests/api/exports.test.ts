import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import jsonld from 'jsonld';
import { parse as parseHtml, parseFragment } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { openExport } from '../../src/exports/open-export.ts';
import { readMarkdown } from '../../src/ingestion/read-markdown.ts';
import { annotationTerms } from '../support/annotation-context.ts';
import { storeNote } from '../support/curation.ts';
import { addInsight, addNote, countContentVersion } from '../support/factories.ts';
import { sampleSlug, sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true, settings: { PUBLIC_URL: 'https://knowledge.example' } });
  await kb.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => kb?.stop());

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(kb.app.listeningOrigin + path, { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}
async function bytesOf(path: string, headers?: Record<string, string>): Promise<Buffer> {
  const { status, bytes } = await get(path, headers);
  expect(status, path).toBe(200);
  return bytes;
}
const textOf = async (path: string, headers?: Record<string, string>): Promise<string> =>
  (await bytesOf(path, headers)).toString();

/** With ids and times, which differ from one import to the next, by their order of appearance. */
function settled(text: string): string {
  const seen = new Map<string, string>();
  const named = (found: string): string => {
    const name = seen.get(found) ?? `id-${seen.size + 1}`;
    seen.set(found, name);
    return name;
  };
  return text
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi, named)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}

const few = 'theme[all]=distributive-leadership,systems-leadership';

describe.each(['csv', 'ndjson', 'json', 'bib', 'ris', 'csl.json'])('insights as .%s', (format) => {
  test('are the golden file, the same bytes every time', async () => {
    const path = `/v1/export/insights.${format}?${few}`;
    const text = await textOf(path);
    expect(await textOf(path)).toBe(text);
    await expect(settled(text)).toMatchFileSnapshot(`../fixtures/exports/insights.${format}`);
  });
});

describe.each(['csv', 'ndjson', 'json', 'bib', 'ris', 'csl.json'])('notes as .%s', (format) => {
  test('are the golden file, the same bytes every time', async () => {
    const path = `/v1/export/notes.${format}`;
    const text = await textOf(path);
    expect(await textOf(path)).toBe(text);
    await expect(settled(text)).toMatchFileSnapshot(`../fixtures/exports/notes.${format}`);
  });
});

test('the zip of Markdown holds a file for each note that reads back as the same note, the same bytes every time', async () => {
  const bytes = await bytesOf('/v1/export/notes.md.zip');
  expect(await bytesOf('/v1/export/notes.md.zip')).toEqual(bytes);
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual([`${sampleSlug}.md`]);
  const text = Buffer.from(files[`${sampleSlug}.md`] ?? []).toString();
  await expect(text).toMatchFileSnapshot('../fixtures/exports/note.md');
  const read = readMarkdown(text);
  expect(read.ok && read.document.metadata.title).toBe('Note from Collaborative Leadership in Place Cell 2');
});

test('the CSV has a row for every insight of the list, each with its slice of the text and its absolute address', async () => {
  const { body } = await kb.request.get('/v1/insights?limit=1').expect(200);
  const text = await textOf('/v1/export/insights.csv');
  const rows = parse<Record<string, string>>(text, { columns: true, bom: true });
  expect(rows).toHaveLength(body.page.total);
  for (const row of rows) {
    expect([...sampleText].slice(Number(row['start']), Number(row['end'])).join('')).toBe(row['quotation']);
    expect(row['address']).toBe(`https://knowledge.example/v1/insights/${row['id']}`);
    expect(row['date']).toBe('');
  }
  expect(text).toMatch(/^\uFEFFquotation,[^\n]*\r\n/);
});

test('themes are given with those above them', async () => {
  const { deps } = kb;
  const ids = sql`(select id from tags where slug = 'distributive-leadership'), (select id from tags where slug = 'systems-leadership')`;
  await deps.db.execute(sql`insert into tag_broader (tag_id, broader_id) select ${ids}`);
  const [row] = parse<Record<string, string>>(await textOf(`/v1/export/insights.csv?${few}`), {
    columns: true,
    bom: true,
  });
  await deps.db.execute(sql`delete from tag_broader`);
  expect(row?.['themes']).toContain('Systems leadership > Distributive leadership');
});

describe('what may be asked for', () => {
  test.each([
    ['themes=governance', 'theme'],
    ['theme=govrnance', 'governance'],
    ['limit=5', 'limit'],
    ['kind=principles', 'principle'],
  ])('?%s is refused as lists refuse it', async (query, named) => {
    const { body } = await kb.request.get(`/v1/export/insights.csv?${query}`).expect(422);
    expect(JSON.stringify(body.errors)).toContain(named);
  });

  test('what is not published stays out, and is for curators only', async () => {
    const note = await addNote(kb.deps.db, { status: 'draft', title: 'A secret draft' });
    await addInsight(kb.deps.db, note, { statement: 'Secret statement' });
    const gone = await addNote(kb.deps.db, { status: 'taken-down', title: 'A secret takedown' });
    await addInsight(kb.deps.db, gone, { statement: 'Secret statement' });
    await addInsight(kb.deps.db, await addNote(kb.deps.db), {
      statement: 'Secret suggestion',
      status: 'suggested',
    });
    for (const what of ['insights.csv', 'insights.ndjson', 'notes.json', 'notes.ndjson'])
      expect(await textOf(`/v1/export/${what}`), what).not.toMatch(/secret/i);
    await kb.request.get('/v1/export/insights.csv?status=suggested').expect(401);
    const curator = await kb.keyFor('curator');
    const mine = await textOf('/v1/export/insights.csv?status=suggested', { authorization: curator });
    expect(mine).toContain('Secret suggestion');
  });
});

test('an export is named after its filters and answered 304 until anything is written', async () => {
  const path = '/v1/export/insights.csv?theme=governance';
  const first = await get(path);
  expect(first.headers.get('content-disposition')).toBe(
    'attachment; filename="insights-theme-governance.csv"',
  );
  expect(first.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  const etag = first.headers.get('etag') ?? '';
  await kb.request.get(path).set('if-none-match', etag).expect(304);
  await kb.request.get(path).set('if-none-match', '*').expect(304);
  const head = await kb.request.head(path).expect(200);
  expect(head.headers['etag']).toBe(etag);
  await countContentVersion(kb.deps.db);
  expect((await get(path, { 'if-none-match': etag })).headers.get('etag')).not.toBe(etag);
});

test('a failure on the way breaks the answer off instead of ending it', async () => {
  const { insightIds } = await storeNote(kb.deps.db, { slug: 'zz-long', insights: 700 });
  await kb.deps.db.execute(sql`update insights set created_at = 'infinity' where id = ${insightIds.at(-1)}`);
  await expect(textOf('/v1/export/insights.json')).rejects.toThrow(/terminated/);
  await kb.deps.db.execute(sql`update insights set created_at = now() where id = ${insightIds.at(-1)}`);
  const { data } = JSON.parse(await textOf('/v1/export/insights.json')) as { data: unknown[] };
  expect(data.length).toBeGreaterThan(700);
});

test('readers that take nothing hold a few connections only, and free them when they go', async () => {
  const endless = () =>
    openExport(kb.deps.db, async () =>
      (async function* () {
        for (;;) yield 'x'.repeat(1_000_000);
      })(),
    );
  const held = await Promise.all([endless(), endless(), endless(), endless()]);
  await expect(endless()).rejects.toMatchObject({ code: 'unavailable' });
  await kb.request.get('/v1/export/insights.csv').expect(503);
  for (const { stream } of held) stream.destroy();
  await expect.poll(async () => (await get('/v1/export/insights.csv')).status).toBe(200);
});

describe('for programs of qualitative analysis', () => {
  const schema = (name: string) => readFileSync(`tests/fixtures/refi-qda/${name}.xsd`, 'utf8');
  const faultsOf = async (xml: string, name: string): Promise<string[]> =>
    (await validateXML({ xml, schema: schema(name) })).errors.map(({ message }) => message);
  /** A note with what makes positions go wrong: emoji, combining marks, line ends, markup. */
  const difficult = 'A 👩‍👩‍👧 family & <friends>.\n\nCafe\u0301 is\nopen.\n😀 The end.\u00a0\n';

  async function unpacked(query: string) {
    const files = unzipSync(await bytesOf(`/v1/export/insights.qdpx?${query}`));
    const textOf = (name: string): string => Buffer.from(files[name] ?? []).toString();
    return { names: Object.keys(files), xml: textOf('project.qde'), textOf };
  }
  /** What each selection of a project is a slice of, by its GUID. */
  function slicesOf({ xml, textOf }: Awaited<ReturnType<typeof unpacked>>): Map<string, string> {
    const slices = new Map<string, string>();
    let text: string[] = [];
    for (const [, path, guid, start, end] of xml.matchAll(
      /<TextSource [^>]*plainTextPath="internal:\/\/([^"]+)"|<PlainTextSelection guid="([^"]+)" startPosition="(\d+)" endPosition="(\d+)"/g,
    )) {
      if (path !== undefined) text = [...textOf(`Sources/${path}`)];
      else slices.set(guid ?? '', text.slice(Number(start), Number(end)).join(''));
    }
    return slices;
  }

  test('the codebook is valid, the golden file, with themes below themes', async () => {
    const { deps } = kb;
    const ids = sql`(select id from tags where slug = 'distributive-leadership'), (select id from tags where slug = 'systems-leadership')`;
    await deps.db.execute(sql`insert into tag_broader (tag_id, broader_id) select ${ids}`);
    const xml = await textOf('/v1/export/codebook.qdc');
    await deps.db.execute(sql`delete from tag_broader`);
    expect(await faultsOf(xml, 'codebook')).toEqual([]);
    expect(await faultsOf(xml.replaceAll(' isCodable="true"', ''), 'codebook')).not.toEqual([]);
    expect(xml).toMatch(/name="Systems leadership"(?:(?!<\/Code>)[^])*name="Distributive leadership"/);
    await expect(settled(xml)).toMatchFileSnapshot('../fixtures/exports/codebook.qdc');
  });

  test('the project is valid, the golden file, the same bytes every time, and has the text that it codes', async () => {
    const path = `/v1/export/insights.qdpx?${few}`;
    expect(await bytesOf(path)).toEqual(await bytesOf(path));
    const project = await unpacked(few);
    const { names, xml, textOf: packed } = project;
    expect(await faultsOf(xml, 'project')).toEqual([]);
    expect(await faultsOf(xml.replace(/<CodeBook>[^]*<\/CodeBook>/, ''), 'project')).not.toEqual([]);
    expect(names).toEqual(['project.qde', expect.stringMatching(/^Sources\/[\da-f-]{36}\.txt$/)]);
    expect(packed(names[1] ?? '')).toBe(sampleText);
    await expect(settled(xml)).toMatchFileSnapshot('../fixtures/exports/project.qde');
  });

  test.each(['lf', 'crlf'])('every selection is the slice of its text file, with %s', async (newline) => {
    const { db } = kb.deps;
    const note = await addNote(db, { text: difficult, title: 'A "difficult" \u0001 note' });
    const characters = [...difficult];
    const marks: [number, number][] = [
      [0, 8],
      [9, 30],
      [27, 45],
      [44, characters.length],
    ];
    const made = new Map<string, string>();
    for (const [start, end] of marks) {
      const id = await addInsight(db, note, { start, end, statement: 'One & "two"\r\n<three>' });
      made.set(id, characters.slice(start, end).join(''));
    }
    const project = await unpacked(`note=${note.slug},${sampleSlug}&newline=${newline}`);
    expect(await faultsOf(project.xml, 'project')).toEqual([]);
    const slices = slicesOf(project);
    const { body } = await kb.request.get(`/v1/insights?note=${sampleSlug}&limit=100`).expect(200);
    const listed = body.data as { id: string; evidence: { exact: string } }[];
    for (const { id, evidence } of listed) made.set(id, evidence.exact);
    expect(slices.size).toBe(body.page.total + marks.length);
    const inLines = ([id, exact]: [string, string]) => [
      id,
      newline === 'crlf' ? exact.replaceAll('\n', '\r\n') : exact,
    ];
    expect(Object.fromEntries(slices)).toEqual(Object.fromEntries([...made].map(inLines)));
  });

  test('a project of nothing is one', async () => {
    const { names, xml } = await unpacked('q=nowhereatall');
    expect(names).toEqual(['project.qde']);
    expect(await faultsOf(xml, 'project')).toEqual([]);
    await kb.request.get('/v1/export/insights.qdpx?newline=cr').expect(422);
    await kb.request.get('/v1/export/insights.qdpx?sort=position').expect(422);
  });
});

describe('the address of an insight', () => {
  const accepts = {
    'application/json': 'application/json; charset=utf-8',
    'text/html': 'text/html; charset=utf-8',
    'text/markdown': 'text/markdown; charset=utf-8',
    'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"':
      'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8',
  };
  // The types know nothing of `safe`, which fails instead of leaving out what the context does not know.
  const expand = jsonld.expand as unknown as (
    document: object,
    options: object,
  ) => Promise<Record<string, unknown>[]>;
  const expanded = (document: object) =>
    expand(document, {
      safe: true,
      documentLoader: async (url: string) => ({ documentUrl: url, document: annotationTerms }),
    });
  let address: string;
  beforeAll(async () => {
    const { body } = await kb.request.get(`/v1/insights?note=${sampleSlug}&limit=100`).expect(200);
    const insights = body.data as { url: string; evidence: { start: number } }[];
    address = insights.find(({ evidence }) => evidence.start === 684)?.url ?? '';
  });

  test('annotations are sent as what is asked for, with an ETag for each, or not at all', async () => {
    const linked = accepts['application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'];
    for (const path of [`${address}/annotation`, `/v1/notes/${sampleSlug}/annotations`]) {
      const asked = {
        '*/*': linked,
        'application/ld+json': linked,
        'application/json': accepts['application/json'],
      };
      const etags = new Set<string>();
      for (const [accept, mediaType] of Object.entries(asked)) {
        const answer = await get(path, { accept });
        expect(answer.headers.get('content-type')).toBe(mediaType);
        expect(answer.headers.get('vary')).toContain('Accept');
        expect(JSON.parse(String(answer.bytes))).toMatchObject({
          '@context': 'http://www.w3.org/ns/anno.jsonld',
        });
        etags.add(answer.headers.get('etag') ?? '');
      }
      expect(etags.size).toBe(2);
      const refused = await get(path, { accept: 'text/html' });
      expect(refused.status).toBe(406);
      expect(JSON.parse(String(refused.bytes)).detail).toBe(
        'Available here: application/ld+json, application/json.',
      );
    }
  });

  test('has a page, Markdown, JSON and an annotation, each with an ETag of its own, the golden files', async () => {
    const etags = new Set<string>();
    for (const [accept, mediaType] of Object.entries(accepts)) {
      const { headers } = await get(address, { accept });
      expect(headers.get('content-type')).toBe(mediaType);
      expect(headers.get('vary')).toContain('Accept');
      const etag = headers.get('etag') ?? '';
      expect(etag).toMatch(/^"/);
      etags.add(etag);
      expect((await get(address, { accept, 'if-none-match': etag })).status).toBe(304);
    }
    expect(etags.size).toBe(4);
    const endings = { html: 'html', markdown: 'md', annotation: 'jsonld' };
    for (const [format, ending] of Object.entries(endings)) {
      const text = (await textOf(`${address}?format=${format}`)).replaceAll(/(style|icon)-\w+/g, '$1');
      await expect(settled(text)).toMatchFileSnapshot(`../fixtures/exports/insight.${ending}`);
    }
    const embedded = await textOf(`/oembed?url=${encodeURIComponent(`https://knowledge.example${address}`)}`);
    await expect(settled(embedded)).toMatchFileSnapshot('../fixtures/exports/insight.oembed.json');
  });

  test('as an annotation is JSON-LD that selects the quotation by words and by positions', async () => {
    const annotation = JSON.parse(await textOf(`${address}/annotation`));
    const [graph] = await expanded(annotation);
    expect(graph?.['@type']).toEqual(['http://www.w3.org/ns/oa#Annotation']);
    const [quote, position] = annotation.target.selector;
    const source = [...(await textOf(new URL(annotation.target.source).pathname))];
    expect(source.slice(position.start, position.end).join('')).toBe(quote.exact);
    expect(source.slice(position.start - 32, position.start).join('')).toBe(quote.prefix);
    expect(source.slice(position.end, position.end + 32).join('')).toBe(quote.suffix);
  });

  test('as a page has what to copy and where to embed it from, and no markup but ours', async () => {
    const note = await addNote(kb.deps.db, {
      title: '</title><script>alert(1)</script>',
      text: 'He said "<img src=x onerror=alert(1)>" & </textarea>\nthen left.',
      sourceUrl: 'https://example.org/a?b=1&c',
    });
    const id = await addInsight(kb.deps.db, note, { start: 0, end: [...note.text].length });
    const html = await textOf(`/v1/insights/${id}?format=html`);
    const elements = elementsOf(parseHtml(html));
    expect(elements.filter(({ tagName }) => /^(img)$/.test(tagName))).toEqual([]);
    const types = elements.filter(({ tagName }) => tagName === 'script').map((one) => attribute(one, 'type'));
    expect(types).toEqual(['application/ld+json']);
    const [, blockquote] = elements.filter(({ tagName }) => tagName === 'textarea');
    const copied = (blockquote?.childNodes[0] as { value?: string } | undefined)?.value ?? '';
    const names = elementsOf(parseFragment(copied)).map(({ tagName }) => tagName);
    expect(names).toEqual(['figure', 'blockquote', 'p', 'br', 'figcaption', 'a']);
    const discovery = elements.find((one) => attribute(one, 'type') === 'application/json+oembed');
    const { pathname, search } = new URL(attribute(discovery, 'href') ?? '');
    const { body } = await kb.request.get(pathname + search).expect(200);
    expect(body).toMatchObject({ version: '1.0', type: 'rich', html: copied, title: note.title });
    const context = elements.find((one) => attribute(one, 'href')?.includes(':~:text=') === true);
    expect(attribute(context, 'href')).toMatch(/^https:\/\/example\.org\/a\?b=1&c#:~:text=He%20said/);
    const { headers } = await get(`/v1/insights/${id}?format=html`);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/);
  });

  test.each([
    ['https://elsewhere.example/v1/insights/0192f000-0000-7000-8000-000000000000', 404],
    ['https://knowledge.example/v1/notes/one', 404],
    ['https://knowledge.example/v1/insights/0192f000-0000-7000-8000-000000000000', 404],
    ['insights', 422],
  ])('%s is embedded by nobody', async (url, status) => {
    await kb.request.get('/oembed').query({ url }).expect(status);
  });

  test('is on the pages of its note’s collection, each annotation once and in reading order', async () => {
    const { insightIds } = await storeNote(kb.deps.db, { slug: 'paged', insights: 230 });
    const collection = JSON.parse(await textOf('/v1/notes/paged/annotations'));
    expect(collection).toMatchObject({ type: 'AnnotationCollection', total: 230 });
    await expanded(collection);
    const found: string[] = [];
    let page = collection.first;
    for (;;) {
      found.push(...page.items.map(({ id }: { id: string }) => id));
      if (page.next === undefined) break;
      const { pathname, search } = new URL(page.next);
      page = JSON.parse(await textOf(pathname + search));
      await expanded(page);
    }
    expect(page.id).toBe(collection.last);
    expect(found).toEqual(insightIds.map((id) => `https://knowledge.example/v1/insights/${id}/annotation`));
    await kb.request.get('/v1/notes/paged/annotations?page=3').expect(404);
  });
});

interface HtmlElement {
  tagName: string;
  attrs: { name: string; value: string }[];
  childNodes: unknown[];
}

const elementsOf = (node: object): HtmlElement[] =>
  ((node as HtmlElement).childNodes ?? []).flatMap((child) => [
    ...('tagName' in (child as object) ? [child as HtmlElement] : []),
    ...elementsOf(child as object),
  ]);
const attribute = (element: HtmlElement | undefined, name: string): string | undefined =>
  element?.attrs.find((one) => one.name === name)?.value;
