import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installCacheHeaders } from '../../src/http/cache.ts';
import { countContentVersion, addNote } from '../support/factories.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const publicCaching = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400';

let kb: KnowledgeBase;
let insight: string;
let base: string;

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  insight = (await kb.request.get('/v1/insights?limit=1')).body.data[0].id;
  await kb.app.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(kb.app.server.address() as AddressInfo).port}`;
});
afterAll(() => kb?.stop());

const addresses = [
  '/v1/notes',
  '/v1/notes?theme=governance&facets=theme&limit=5',
  `/v1/notes/${sampleSlug}`,
  `/v1/notes/${sampleSlug}/insights`,
  `/v1/notes/${sampleSlug}/versions`,
  `/v1/notes/${sampleSlug}/versions/1`,
  `/v1/notes/${sampleSlug}/versions/1/text`,
  '/v1/insights?kind=lesson',
  '/v1/insights/:insight',
  '/v1/themes',
  '/v1/themes/governance',
  '/v1/tags',
  '/v1/tags/governance',
  '/v1/examples',
];
const addressOf = (address: string): string => address.replace(':insight', insight);

describe.each(addresses)('%s', (template) => {
  test('has a strong ETag and is not sent again to who holds it, even with Cache-Control: no-cache', async () => {
    const address = base + addressOf(template);
    const first = await fetch(address);
    const etag = first.headers.get('etag') ?? '';
    await first.arrayBuffer();
    expect(first.status).toBe(200);
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(first.headers.get('cache-control')).toBe(publicCaching);
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await fetch(address, {
        headers: { 'if-none-match': held, 'cache-control': 'no-cache', pragma: 'no-cache' },
      });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('cache-control')).toBe(publicCaching);
      expect(again.headers.get('vary')).toBe(first.headers.get('vary'));
    }
    const other = await fetch(address, { headers: { 'if-none-match': '"other"' } });
    await other.arrayBuffer();
    expect(other.status).toBe(200);
    expect(other.headers.get('etag')).toBe(etag);
  });

  test('answers HEAD with the headers of GET and no body', async () => {
    const address = addressOf(template);
    const got = await kb.request.get(address).expect(200);
    // Asked for in the same coding: supertest leaves this header out of HEAD.
    const head = await kb.request.head(address).set('accept-encoding', 'gzip, deflate').expect(200);
    expect(head.text ?? '').toBe('');
    for (const name of ['etag', 'content-type', 'content-length', 'cache-control', 'vary', 'link'])
      expect(head.headers[name], name).toBe(got.headers[name]);
    await kb.request
      .head(address)
      .set('if-none-match', got.headers['etag'] as string)
      .expect(304);
  });
});

describe('an ETag', () => {
  const etagOf = async (address: string, headers: Record<string, string> = {}): Promise<string> =>
    (await kb.request.get(address).set(headers)).headers['etag'] as string;

  test('is another one after any write', async () => {
    const before = await etagOf('/v1/notes');
    await countContentVersion(kb.deps.db);
    const after = await etagOf('/v1/notes');
    expect(after).not.toBe(before);
    await kb.request.get('/v1/notes').set('if-none-match', before).expect(200);
  });

  test('is another one for each representation, selection and role', async () => {
    const address = `/v1/notes/${sampleSlug}`;
    // Made before: a new key is a write, after which every tag is another one.
    const [reader, curator] = [await kb.keyFor('reader'), await kb.keyFor('curator')];
    const types = ['application/json', 'text/html', 'text/markdown', 'text/plain'];
    const etags = [
      ...(await Promise.all(types.map((accept) => etagOf(address, { accept })))),
      await etagOf(`${address}?fields=title`),
      await etagOf(address, { authorization: reader }),
      await etagOf(address, { authorization: curator }),
    ];
    expect(new Set(etags).size).toBe(etags.length);
    expect(etags.every((etag) => etag.startsWith('"note-'))).toBe(true);
  });

  test('is not given with what cannot be had', async () => {
    for (const address of ['/v1/notes?limit=0', '/v1/notes/never-was', '/v1/notes?theme=never-was']) {
      const { headers } = await kb.request.get(address);
      expect(headers['etag']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  test('of any kind matches what is there, and nothing where there is none', async () => {
    const any = (address: string) => kb.request.get(address).set('if-none-match', '*');
    for (const address of ['/v1/notes', `/v1/notes/${sampleSlug}`, '/health/live', '/openapi.json']) {
      const { text, headers } = await any(address).expect(304);
      expect(text).toBe('');
      expect(headers['content-length']).toBeUndefined();
    }
    await any('/v1/notes?theme=never-was').expect(422);
    await any('/v1/notes?limit=0').expect(422);
    await any('/v1/notes/never-was').expect(404);
  });

  test('is refused where no document would have it', async () => {
    for (const held of ['"a"'.repeat(700), '"é"'])
      for (const address of ['/v1/notes', '/health/live']) {
        const { statusCode, body } = await kb.app.inject({
          url: address,
          headers: { 'if-none-match': held },
        });
        expect(statusCode).toBe(400);
        expect(body).toContain('If-None-Match');
      }
    await kb.request.get('/v1/notes').set('if-none-match', 'no tag of ours').expect(200);
  });

  test('held by a reader lets nothing through that is gone by now', async () => {
    const note = await addNote(kb.deps.db, { status: 'taken-down' });
    await kb.request.get(`/v1/notes/${note.slug}`).set('if-none-match', '*').expect(410);
  });
});

describe('caches', () => {
  test('share what needs no key, and keep nothing that was read with one', async () => {
    const key = await kb.keyFor('reader');
    for (const template of addresses) {
      const address = addressOf(template);
      const open = await kb.request.get(address).expect(200);
      expect(open.headers['vary']?.toLowerCase().split(/, */)).toContain('authorization');
      const keyed = await kb.request.get(address).set('authorization', key).expect(200);
      expect(keyed.headers['cache-control']).toBe('private, no-store');
      const again = await kb.request
        .get(address)
        .set('authorization', key)
        .set('if-none-match', keyed.headers['etag'] as string)
        .expect(304);
      expect(again.headers['cache-control']).toBe('private, no-store');
    }
  });

  test('get nothing that was read with a key, whatever a route says', async () => {
    const app = Fastify();
    let role: 'public' | 'reader' = 'reader';
    app.decorateRequest('access');
    app.addHook('onRequest', async (request) => void (request.access = { role, keyId: null, name: role }));
    installCacheHeaders(app);
    app.get('/', async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=10').send('words'),
    );
    expect((await app.inject('/')).headers).toMatchObject({ 'cache-control': 'private, no-store' });
    role = 'public';
    expect((await app.inject('/')).headers).toMatchObject({
      'cache-control': 'public, max-age=10',
      vary: 'Authorization',
    });
    await app.close();
  });

  test('tell representations of a note apart', async () => {
    for (const status of [200, 406]) {
      const { headers } = await kb.request
        .get(`/v1/notes/${sampleSlug}`)
        .accept(status === 200 ? 'text/html' : 'image/png')
        .expect(status);
      expect(headers['vary']?.toLowerCase().split(/, */)).toContain('accept');
    }
  });
});
