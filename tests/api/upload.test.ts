import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let curator: string;
beforeAll(async () => {
  kb = await startKnowledgeBase();
  curator = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

const upload = (content: string | Buffer, filename: string, query = '') =>
  kb.request
    .post(`/v1/notes${query}`)
    .set('authorization', curator)
    .attach('file', Buffer.from(content), filename);

test('a text file becomes a note, verbatim, with the metadata in the query', async () => {
  const { body } = await upload(sampleText, 'sample.txt', '?slug=the-sample&licence=CC0').expect(201);
  expect(body.data).toMatchObject({ slug: 'the-sample', attribution: { licence: 'CC0' } });
  const { text } = await kb.request.get('/v1/notes/the-sample').accept('text/plain').expect(200);
  expect(text).toBe(sampleText);
});

test('a saved page keeps its links and leaves its navigation behind', async () => {
  const page = `<html><body><nav><a href="/">Home</a></nav><main><h1>Note from the Quay Cell 4</h1><h2>In brief</h2>
    <ul><li>Trust is built by <a href="https://example.org/promises">keeping small promises</a>.</li></ul></main>
    <script>alert(1)</script></body></html>`;
  const { body } = await upload(page, 'quay.html').expect(201);
  const { text } = await kb.request.get(body.data.url).accept('text/plain').expect(200);
  expect(text).toContain('Trust is built by keeping small promises.');
  expect(text).not.toMatch(/Home|alert/);
  const html = await kb.request.get(body.data.url).accept('text/html').expect(200);
  expect(html.text).toContain('<a href="https://example.org/promises">keeping small promises</a>');
  const markdown = await kb.request.get(body.data.url).accept('text/markdown').expect(200);
  expect(markdown.text).toContain('[keeping small promises](https://example.org/promises)');
});

test.each([
  ['nothing.txt', '', 422, 'empty'],
  ['utf16.txt', Buffer.from([0xff, 0xfe, 0x41, 0]), 422, 'UTF-8'],
  ['picture.png', 'x', 422, 'cannot be read'],
  ['bad.docx', 'not a zip', 422, ''],
  ['large.txt', Buffer.alloc(11 * 1024 * 1024, 'a '), 413, ''],
])('%s is refused, with why, and nothing is stored', async (name, content, status, why) => {
  const { body: before } = await kb.request.get('/v1/notes').expect(200);
  const { body } = await upload(content, name).expect(status);
  expect(JSON.stringify(body)).toContain(why);
  const { body: after } = await kb.request.get('/v1/notes').expect(200);
  expect(after.page.total).toBe(before.page.total);
});

test('a form without a file is refused', async () => {
  await kb.request.post('/v1/notes').set('authorization', curator).field('text', 'words').expect(400);
});

describe('an export with several notes', () => {
  const fixture = readFileSync(new URL('../fixtures/notes/wordpress-export.wxr.xml', import.meta.url));
  const send = (query = '') =>
    kb.request
      .post(`/v1/imports${query}`)
      .set('authorization', curator)
      .attach('file', fixture, 'export.xml');
  const outcomesOf = async (query?: string): Promise<string[]> => {
    const { body } = await send(query).expect(200);
    return body.data.map(({ outcome }: { outcome: string }) => outcome);
  };

  test('is no note, and the refusal says where to send it', async () => {
    const { body } = await upload(fixture, 'export.xml').expect(422);
    expect(body.errors[0].detail).toContain('/v1/imports');
  });

  test('says of each note what would become of it, then brings them in, and the second time changes nothing', async () => {
    const { body: before } = await kb.request.get('/v1/notes').expect(200);
    const planned = await outcomesOf('?dryRun=true');
    expect(planned.length).toBeGreaterThan(1);
    expect((await kb.request.get('/v1/notes')).body.page.total).toBe(before.page.total);

    const { body } = await send().expect(200);
    expect(body.data.map(({ outcome }: { outcome: string }) => outcome)).toEqual(planned);
    for (const { outcome, url } of body.data)
      if (outcome === 'imported') await kb.request.get(url).set('authorization', curator).expect(200);
    expect(new Set(await outcomesOf())).toEqual(
      new Set(planned.map((outcome) => (outcome === 'imported' ? 'unchanged' : outcome))),
    );
  });

  test('shows of each note what it would become, and of a new version what becomes of its quotations', async () => {
    const bring = (text: string, query = '') =>
      kb.request
        .post(`/v1/imports${query}`)
        .set('authorization', curator)
        .attach('file', Buffer.from(text), 'seen-first.txt')
        .expect(200);
    const text =
      'A note seen first\n\nTrust between organisations takes years to build, say those who know.\n';
    const [fresh] = (await bring(text, '?dryRun=true')).body.data;
    expect(fresh).toMatchObject({
      outcome: 'imported',
      report: null,
      preview: { title: 'A note seen first' },
    });
    expect((await bring(text)).body.data).toMatchObject([{ slug: fresh.slug, preview: null, report: null }]);
    const [next] = (await bring(`${text}More.\n`, '?dryRun=true')).body.data;
    expect(next).toMatchObject({
      outcome: 'new-version',
      preview: null,
      report: { version: 2, stored: false },
    });
    const { body } = await kb.request.get(`/v1/notes/${fresh.slug}`).expect(200);
    expect(body.data.currentVersion).toBe(1);
  });

  test('without a file, or not in a form, is refused', async () => {
    const post = () => kb.request.post('/v1/imports').set('authorization', curator);
    await post().send({ file: 'x' }).expect(415);
    await post().field('text', 'words').expect(400);
    await kb.request.post('/v1/imports').attach('file', fixture, 'export.xml').expect(401);
  });
});
