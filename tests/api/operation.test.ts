import { connect as connectSocket, type AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { installDeprecation } from '../../src/http/deprecation.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
beforeAll(async () => {
  kb = await startKnowledgeBase({
    sample: true,
    settings: { MAX_REQUESTS_IN_FLIGHT: '3', TRUSTED_PROXIES: '10.0.0.0/8', RATE_LIMIT_PER_MINUTE: '5000' },
  });
});
afterAll(() => kb?.stop());

const get = (url: string, headers: Record<string, string> = {}) => kb.app.inject({ url, headers });

describe('compression', () => {
  const decoders: [string, (bytes: Buffer) => Buffer][] = [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ];
  const address = `/v1/notes/${sampleSlug}`;

  test.each(decoders)(
    '%s gives the same bytes, a strong ETag of its own and the length that HEAD says',
    async (coding, decode) => {
      const plain = await get(address);
      const coded = await get(address, { 'accept-encoding': coding });
      expect(coded.headers['content-encoding']).toBe(coding);
      expect(decode(coded.rawPayload).equals(plain.rawPayload)).toBe(true);
      expect(coded.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
      expect(coded.headers['etag']).toBe(String(plain.headers['etag']).replace(/"$/, `-${coding}"`));
      for (const { headers } of [plain, coded]) expect(headers['vary']).toContain('Accept-Encoding');
      const head = await kb.app.inject({
        method: 'HEAD',
        url: address,
        headers: { 'accept-encoding': coding },
      });
      for (const name of ['content-length', 'content-encoding', 'etag'])
        expect(head.headers[name], name).toBe(coded.headers[name]);
      const etag = String(coded.headers['etag']);
      for (const accepted of [coding, 'identity']) {
        const again = await get(address, { 'accept-encoding': accepted, 'if-none-match': etag });
        expect(again.statusCode).toBe(304);
        expect(again.headers['etag']).toBe(etag);
      }
    },
  );

  test('is what the client likes best, and nothing it has not asked for', async () => {
    const codingOf = async (accepted: string) =>
      (await get(address, { 'accept-encoding': accepted })).headers['content-encoding'];
    expect(await codingOf('gzip, br')).toBe('br');
    expect(await codingOf('gzip;q=1, br;q=0.1')).toBe('gzip');
    expect(await codingOf('br;q=0, gzip;q=0')).toBeUndefined();
    expect(await codingOf('zstd')).toBeUndefined();
  });

  test('a coded ETag guards writes like any', async () => {
    const curator = await kb.keyFor('curator');
    const { headers } = await get(address, { authorization: curator, 'accept-encoding': 'gzip' });
    const { statusCode } = await kb.app.inject({
      method: 'PATCH',
      url: address,
      headers: { authorization: curator, 'if-match': String(headers['etag']) },
      payload: { attribution: 'The network.' },
    });
    expect(statusCode).toBe(200);
  });
});

test('what is over the limit is refused at once, and what is within it is answered', async () => {
  // Another address each: those who ask the same wait for the first.
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) => get(`/v1/insights?facets=theme&limit=${n + 1}`)),
  );
  const refused = answers.filter(({ statusCode }) => statusCode === 503);
  expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBe(3);
  expect(refused.length).toBe(27);
  const { headers: usual } = await get('/health/live');
  const guards = Object.keys(usual).filter((name) =>
    /^(?:x-(?!request)|cross-origin|content-sec|referrer|origin)/.test(name),
  );
  expect(guards.length).toBeGreaterThan(8);
  for (const { headers, body } of refused) {
    for (const guard of guards) expect(headers[guard], guard).toBe(usual[guard]);
    expect(headers['retry-after']).toBe('1');
    expect(headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(body).type).toMatch(/#unavailable$/);
    expect(JSON.parse(body).instance).toBe(headers['x-request-id']);
    expect(headers['access-control-allow-origin']).toBe('*');
  }
  expect((await get('/health/live')).statusCode).toBe(200);
  for (let i = 0; i < 5; i += 1) expect((await get('/v1/insights')).statusCode).toBe(200);
});

test('metrics count answers by route and status, and name no address', async () => {
  await get(`/v1/notes/${sampleSlug}?fields=title`);
  await get('/v1/notes/a-slug-that-nobody-holds');
  const { body, headers, statusCode } = await get('/metrics');
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(body).toMatch(
    /http_request_duration_seconds_count\{method="GET",route="\/v1\/notes\/:slug",status="404"\} 1/,
  );
  for (const name of [
    'outbox_pending',
    'outbox_lag_seconds',
    'search_degraded 0',
    'database_up 1',
    'nodejs_eventloop_lag',
  ])
    expect(body).toContain(name);
  expect(body).not.toContain('a-slug-that-nobody-holds');
});

describe('behind a proxy', () => {
  const remaining = async (remoteAddress: string, forwarded: string) =>
    Number(/r=(\d+)/.exec(String((await kb.app.inject({ url: '/v1/themes', remoteAddress, headers: { 'x-forwarded-for': forwarded } })).headers['ratelimit']))?.[1]); // prettier-ignore

  test('that is trusted, each client has its own quota; from anybody else the header says nothing', async () => {
    expect(await remaining('10.1.2.3', '198.51.100.1')).toBe(4999);
    expect(await remaining('10.1.2.3', '198.51.100.2')).toBe(4999);
    expect(await remaining('10.1.2.3', '198.51.100.2')).toBe(4998);
    expect(await remaining('192.0.2.9', '198.51.100.3')).toBe(4999);
    expect(await remaining('192.0.2.9', '198.51.100.4')).toBe(4998);
  });

  test.each(['proxy.internal', '10.0.0.0/64', '10.0.0.0/8/8', '::1/129'])('“%s” stops the start', (value) => {
    expect(() => readConfig({ TRUSTED_PROXIES: value })).toThrow(/TRUSTED_PROXIES/);
  });
});

test('a request that never ends is answered 408 and cut off', async () => {
  await kb.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = kb.app.server.address() as AddressInfo;
  kb.app.server.headersTimeout = 500;
  const answer = await new Promise<string>((resolve, reject) => {
    let received = '';
    const socket = connectSocket(
      port,
      '127.0.0.1',
      () => void socket.write('GET /v1/notes HTTP/1.1\r\nHost: a\r\nX-A'),
    );
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
  expect(answer).toContain('HTTP/1.1 408');
  expect(answer).toContain('application/problem+json');
});

test('the API catalogue leads to the document, the pages and the health address', async () => {
  const { headers, body } = await get('/.well-known/api-catalog');
  expect(headers['content-type']).toMatch(/^application\/linkset\+json/);
  const [links] = (JSON.parse(body) as { linkset: Record<string, { href: string }[]>[] }).linkset;
  for (const relation of ['service-desc', 'service-doc', 'status']) {
    const address = links?.[relation]?.[0]?.href ?? '';
    const { statusCode } = await get(address);
    expect([200, 302], address).toContain(statusCode);
  }
});

test('a route that is to go says so, and until when', async () => {
  const app = Fastify();
  installDeprecation(app);
  const deprecated = {
    since: new Date('2026-01-01T00:00:00Z'),
    sunset: new Date('2027-06-01T00:00:00Z'),
    page: 'https://kb.example/docs/stability',
  };
  app.get('/old', { config: { deprecated } }, async () => 'words');
  const { headers } = await app.inject('/old');
  expect(headers).toMatchObject({ deprecation: '@1767225600', sunset: 'Tue, 01 Jun 2027 00:00:00 GMT' });
  expect(headers['link']).toContain('rel="deprecation"');
  await app.close();
});
