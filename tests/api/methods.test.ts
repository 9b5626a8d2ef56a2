import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Document } from '../support/fuzz/document.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const writer = 'https://desk.example';
const stranger = 'https://site.example';
let kb: KnowledgeBase;
let authorization: string;
let paths: [path: string, url: string, methods: string[]][];
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true, settings: { CORS_WRITE_ORIGINS: writer } });
  authorization = await kb.keyFor('admin');
  const document = JSON.parse((await kb.app.inject('/openapi.json')).body) as Document;
  const { body } = await kb.request.get('/v1/insights?limit=1').expect(200);
  const values: Record<string, string> = { slug: sampleSlug, id: body.data[0].id, number: '1', part: '1' };
  paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'none'),
    Object.keys(item).flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])),
  ]);
});
afterAll(() => kb?.stop());

const allowed = (allow: unknown): string[] =>
  String(allow).split(', ').filter((method) => method !== 'OPTIONS').toSorted(); // prettier-ignore

test('every address says by OPTIONS and by 405 which methods it has', async () => {
  expect(paths.length).toBeGreaterThan(90);
  for (const [path, url, methods] of paths) {
    const options = await kb.app.inject({ method: 'OPTIONS', url });
    expect([path, options.statusCode, allowed(options.headers['allow'])]).toEqual([path, 204, methods.toSorted()]); // prettier-ignore
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      if (methods.includes(method)) continue;
      const { statusCode, headers } = await kb.app.inject({ method, url, headers: { authorization } });
      expect([path, method, statusCode, allowed(headers['allow'])]).toEqual([path, method, 405, methods.toSorted()]); // prettier-ignore
    }
  }
}, 120_000);

test('HEAD answers as GET does, without the body', async () => {
  // Metrics count the requests between the two; how a body is sent is not said where there is none (RFC 9110, 9.3.2).
  const differs = new Set(['date', 'x-request-id', 'ratelimit', 'age', 'transfer-encoding']);
  for (const [path, url, methods] of paths) {
    if (!methods.includes('GET') || path === '/metrics') continue;
    for (const headers of [{}, { authorization }]) {
      const answers = [];
      for (const method of ['GET', 'HEAD'] as const)
        answers.push(await kb.app.inject({ method, url, headers }));
      const [get, head] = answers.map((answer) => ({
        path,
        status: answer.statusCode,
        headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !differs.has(name))),
      }));
      expect(head).toEqual(get);
      expect(answers[1]?.body).toBe('');
    }
  }
}, 120_000);

test('pages of any origin may read every address, and only those of the configured ones may write', async () => {
  for (const [path, url] of paths) {
    for (const [origin, allowOrigin, methods] of [
      [stranger, '*', ['GET', 'HEAD']],
      [writer, writer, ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT']],
    ] as const) {
      const { headers } = await kb.app.inject({
        method: 'OPTIONS',
        url,
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      const told = String(headers['access-control-allow-methods']).split(/, */).toSorted();
      expect([path, headers['access-control-allow-origin'], told]).toEqual([path, allowOrigin, methods]);
    }
  }
}, 60_000);

test('what is kept for one origin is not given to another', async () => {
  const url = '/v1/notes';
  for (const [origin, allowOrigin] of [
    [stranger, '*'],
    [writer, writer],
    [stranger, '*'],
    [writer, writer],
  ]) {
    const { headers } = await kb.app.inject({ url, headers: { origin } });
    expect(headers['access-control-allow-origin']).toBe(allowOrigin);
    expect(headers['vary']).toMatch(/\borigin\b/i);
  }
});
