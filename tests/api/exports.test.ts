import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openExport } from '../../src/exports/open-export.ts';
import { readMarkdown } from '../../src/ingestion/read-markdown.ts';
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
