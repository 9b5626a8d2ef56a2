import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

interface Response {
  content?: Record<string, { schema?: object }>;
}
interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>;
  components: { schemas: Record<string, object> };
}

let kb: KnowledgeBase;
let document: Document;
let insight: string;

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  document = (await kb.request.get('/openapi.json').expect(200)).body;
  insight = (await kb.request.get('/v1/insights?limit=1').expect(200)).body.data[0].id;
});
afterAll(() => kb?.stop());

/** Every documented read that needs no key, as it may be asked for, under the path that documents it. */
const requests: [string, (string | (() => string))[]][] = [
  ['/v1/notes', ['', '?include=sections,insights&facets=theme,tag,example,series', '?fields=title&q=leadership', '?limit=0', '?theme=nothing']], // prettier-ignore
  ['/v1/notes/{slug}', ['', '?include=insights', '?fields=series,previous', '?fields=nothing', '!']],
  [
    '/v1/notes/{slug}/insights',
    ['', '?facets=theme,kind,note', '?fields=evidence,reasons', '?kind=none', '!'],
  ],
  ['/v1/notes/{slug}/versions', ['', '?nothing=1', '!']],
  ['/v1/notes/{slug}/versions/{number}', ['', '!']],
  [
    '/v1/insights',
    ['', '?limit=1&facets=theme,tag,example,kind,series,note', '?sort=position', '?status=rejected'],
  ],
  ['/v1/insights/{id}', ['', '?fields=reasons', '!']],
  ['/v1/themes', ['', '?fields=label', '?sort=nothing']],
  ['/v1/themes/{slug}', ['', '!']],
  ['/v1/tags', ['', '?scheme=place', '?scheme=nothing']],
  ['/v1/tags/{slug}', ['', '!']],
  ['/v1/examples', ['', '?theme=governance', '?theme=nothing']],
  ['/v1/search', ['?q=succession', '?q=', '']],
  ['/health/live', ['', '?nothing=1']],
  ['/health/ready', ['']],
];

function addressOf(path: string, query: string): string {
  const absent = query === '!';
  const slug = path.startsWith('/v1/notes') ? sampleSlug : 'governance';
  const filled = path
    .replace('{slug}', absent ? 'never-was' : slug)
    .replace('{number}', '1')
    .replace('{id}', absent ? '00000000-0000-7000-8000-000000000000' : insight);
  return filled + (absent ? '' : query);
}

/** The documented schema as a checker; members that are not documented are an error. */
function checkerFor(schema: object): z.ZodType {
  const closed = JSON.parse(
    JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll(
      '#/components/schemas/',
      '#/$defs/',
    ),
  ) as object;
  return z.fromJSONSchema(closed as never);
}

describe.each(requests)('GET %s', (path, queries) => {
  test.each(queries.map(String))('with “%s” answers as documented', async (query) => {
    const { status, headers, body } = await kb.request.get(addressOf(path, query)).accept('application/json');
    const mediaType = String(headers['content-type']).split(';')[0] ?? '';
    const documented = document.paths[path]?.['get']?.responses[String(status)];
    expect(documented, `status ${status}`).toBeDefined();
    const { schema } = documented?.content?.[mediaType] ?? {};
    expect(schema, `${status} as ${mediaType}`).toBeDefined();
    expect(checkerFor(schema as object).safeParse(body).error?.issues ?? []).toEqual([]);
  });
});

test('the checker does refuse what is not documented', () => {
  const schema =
    document.paths['/v1/themes/{slug}']?.['get']?.responses['200']?.content?.['application/json']?.schema;
  const wrong = checkerFor(schema as object).safeParse({ data: { slug: 'governance', label: 5 } });
  expect(wrong.success).toBe(false);
});

test('every documented read without a slug or an id answers as documented, to an admin too', async () => {
  const admin = await kb.keyFor('admin');
  const paths = Object.entries(document.paths).flatMap(([path, methods]) =>
    'get' in methods && !path.includes('{') ? [path] : [],
  );
  expect(paths.length).toBeGreaterThan(8);
  for (const path of paths) {
    const { status, headers, body } = await kb.request.get(path).set('authorization', admin);
    const mediaType = String(headers['content-type']).split(';')[0] ?? '';
    const documented = document.paths[path]?.['get']?.responses[String(status)];
    expect(documented, `${path} answers ${status}`).toBeDefined();
    expect(status, path).toBeLessThan(500);
    // Exports have formats of their own, with tests of their own.
    if (!['application/json', 'application/problem+json'].includes(mediaType)) continue;
    const { schema } = documented?.content?.[mediaType] ?? {};
    expect(schema, `${path} as ${mediaType}`).toBeDefined();
    const { error } = checkerFor(schema as object).safeParse(body);
    expect(error?.issues ?? [], path).toEqual([]);
  }
});
