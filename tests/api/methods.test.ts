import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Document } from '../support/fuzz/document.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let authorization: string;
let paths: [path: string, url: string, methods: string[]][];
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
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
