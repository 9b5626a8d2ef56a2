import { connect as connectSocket, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { Problem, problemTypes, unparsable } from '../../src/http/problem.ts';
import { addNote } from '../support/factories.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { silentLog } from '../support/log.ts';

let kb: KnowledgeBase;
let curator: string;
let reader: string;
let gone: string;

beforeAll(async () => {
  kb = await startKnowledgeBase({ settings: { PUBLIC_URL: 'https://kb.example/', MAX_NOTE_BYTES: '1000' } });
  curator = await kb.keyFor('curator');
  reader = await kb.keyFor('reader');
  gone = (await addNote(kb.deps.db, { status: 'taken-down' })).slug;
  await addNote(kb.deps.db, { slug: 'taken' });
});
afterAll(() => kb?.stop());

const post = () => kb.request.post('/v1/notes').set('authorization', curator);

// Over the limit of the body, yet small enough to be on its way before the answer comes.
const tooLong = 'x '.repeat(40_000);

/** One request for every problem type that a request of today can meet. */
const cases: [keyof typeof problemTypes, string, () => ReturnType<KnowledgeBase['request']['get']>][] = [
  ['malformed-request', 'invalid JSON', () => post().type('json').send('{"text":')],
  ['malformed-request', 'a broken escape in the path', () => kb.request.get('/v1/notes/%zz')],
  ['malformed-request', 'a broken escape in the query', () => kb.request.get('/v1/notes?q=%zz')],
  ['malformed-request', 'a member given twice', () => post().type('json').send('{"text":"A","text":"B"}')],
  ['unauthorised', 'no key', () => kb.request.post('/v1/notes').type('text/plain').send('Words.')],
  ['unauthorised', 'a wrong key', () => kb.request.get('/v1/notes').set('authorization', 'Bearer kb_wrong')],
  ['forbidden', 'a reader’s key', () => kb.request.post('/v1/notes').set('authorization', reader).type('text/plain').send('Words.')], // prettier-ignore
  ['not-found', 'no such note', () => kb.request.get('/v1/notes/never-was')],
  ['not-found', 'no such address', () => kb.request.get('/v2/notes')],
  [
    'not-found',
    'no such address, whatever the body',
    () => kb.request.post('/v2/notes').type('json').send('{'),
  ],
  [
    'not-found',
    'no such address, whatever the type',
    () => kb.request.post('/v2/notes').type('a/b').send('x'),
  ],
  ['not-found', 'a slug far too long', () => kb.request.get(`/v1/notes/${'a'.repeat(2000)}`)],
  ['method-not-allowed', 'DELETE on a list', () => kb.request.delete('/v1/notes')],
  ['not-acceptable', 'a picture of a note', () => kb.request.get('/v1/notes/taken').accept('image/png')],
  ['conflict', 'a slug that is taken', () => post().send({ text: 'Words of mine.', slug: 'taken' })],
  ['gone', 'a note that was taken down', () => kb.request.get(`/v1/notes/${gone}`)],
  ['payload-too-large', 'a body over its limit', () => post().type('text/plain').send(tooLong)],
  ['unsupported-media-type', 'a PDF', () => post().type('application/pdf').send('%PDF')],
  ['invalid-request', 'an unknown parameter', () => kb.request.get('/v1/notes?nothing=1')],
];

describe.each(cases)('%s for %s', (code, _what, send) => {
  test('is a problem response with every member', async () => {
    const { status, headers, body, text } = await send();
    const problem = body.status === undefined ? JSON.parse(text) : body;
    expect(headers['content-type']).toBe('application/problem+json');
    expect(Problem.strict().parse(problem)).toMatchObject({
      type: `https://kb.example/docs/problems#${code}`,
      title: problemTypes[code].title,
      status: problemTypes[code].status,
      detail: expect.stringMatching(/\w.*\.$/s),
    });
    expect(status).toBe(problem.status);
    expect(problem.instance).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['cache-control']).toBe('no-store');
    expect(text).not.toMatch(/node_modules|\.ts\b|\bat \w+ \(|select |insert |FST_ERR/i);
  });
});

test('the request id is in the header too, and the sender cannot choose it', async () => {
  const { headers, body } = await kb.request
    .get('/v1/notes/never-was')
    .set('x-request-id', 'mine')
    .expect(404);
  expect(body.instance).toBe(headers['x-request-id']);
  expect(body.instance).not.toBe('mine');
});

test('401 says how to authenticate', async () => {
  const { headers } = await kb.request.post('/v1/notes').expect(401);
  expect(headers['www-authenticate']).toMatch(/^Bearer realm="/);
});

test('415 says what is taken', async () => {
  const { body } = await post().type('application/pdf').send('%PDF').expect(415);
  expect(body.detail).toContain('application/json, text/plain, text/markdown');
});

test('413 says the limit', async () => {
  const { body } = await post().type('text/plain').send(tooLong).expect(413);
  expect(body.detail).toMatch(/limit of \d{5} bytes/);
});

describe('methods', () => {
  test.each([
    ['/v1/notes', 'GET, HEAD, POST, OPTIONS', 'put'],
    ['/v1/insights/:id', 'GET, HEAD', 'delete'],
    ['/v1/themes', 'GET, HEAD', 'put'],
    ['/v1/search', 'GET, HEAD, OPTIONS', 'post'],
    ['/health/live', 'GET, HEAD, OPTIONS', 'post'],
    ['/openapi.json', 'GET, HEAD, OPTIONS', 'put'],
    ['/docs/problems', 'GET, HEAD, OPTIONS', 'post'],
    ['/docs/static/index.css', 'GET, HEAD, OPTIONS', 'delete'],
  ] as const)('%s refuses others and says which it takes', async (address, allowed, method) => {
    const refused = await kb.request[method](address).type('json').send('{').expect(405);
    expect(refused.headers['allow']).toContain(allowed);
    expect(refused.headers['allow']?.split(', ')).not.toContain(method.toUpperCase());
    expect(refused.body.detail).toContain(refused.headers['allow']);
    const { headers, text } = await kb.request.options(address).expect(204);
    expect(headers['allow']).toBe(refused.headers['allow']);
    expect(text).toBe('');
  });

  test.each([
    ['PATCH', '/v1/notes/some-note.md', 'GET, HEAD, OPTIONS'],
    ['GET', '/v1/insights/decisions', 'POST, OPTIONS'],
    ['PATCH', '/v1/tags/lookup', 'GET, HEAD, OPTIONS'],
  ])('%s %s is not taken for one of another address of that shape', async (method, url, allow) => {
    const authorization = await kb.keyFor('curator');
    const refused = await kb.app.inject({ method: method as 'GET', url, headers: { authorization } });
    expect(refused.statusCode).toBe(405);
    expect(refused.headers['allow']).toBe(allow);
  });

  test.each(['PROPFIND', 'TRACE', 'PURGE', 'REPORT'])(
    '%s is refused, on known addresses only',
    async (method) => {
      const raw = (url: string) => kb.app.inject({ method: method as 'GET', url });
      const refused = await raw('/v1/notes/some-note?q=1');
      expect(refused.statusCode).toBe(405);
      expect(refused.headers['allow']).toBe('GET, HEAD, PATCH, DELETE, OPTIONS');
      expect((await raw('/v1/notes/some-note/versions/1...2')).statusCode).toBe(405);
      expect((await raw('/v1/nothing')).statusCode).toBe(404);
    },
  );

  test('OPTIONS of no address is not found', async () => {
    await kb.request.options('/v2/notes').expect(404);
  });

  test('a browser may read from any origin, with a key', async () => {
    const { headers } = await kb.request
      .options('/v1/notes')
      .set('origin', 'https://site.example')
      .set('access-control-request-method', 'GET')
      .set('access-control-request-headers', 'authorization')
      .expect(204);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-methods']).toContain('GET');
    expect(headers['access-control-allow-headers']).toContain('authorization');
    const { headers: read } = await kb.request
      .get('/v1/notes')
      .set('origin', 'https://site.example')
      .expect(200);
    expect(read['access-control-allow-origin']).toBe('*');
    for (const name of ['ETag', 'Link', 'Retry-After'])
      expect(read['access-control-expose-headers']).toContain(name);
  });
});

describe('what is not HTTP', () => {
  const raw = async (bytes: string): Promise<string> => {
    if (!kb.app.server.listening) await kb.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = kb.app.server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connectSocket(port, '127.0.0.1', () => void socket.end(bytes));
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('end', () => resolve(answer));
      socket.on('error', reject);
    });
  };

  test.each([
    ['a broken request line', 'NONSENSE\r\n\r\n', 400],
    ['headers over the limit', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
  ])('%s is answered with a problem all the same', async (_what, bytes, status) => {
    const [head = '', body = ''] = (await raw(bytes)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status}`);
    expect(head).toContain('Content-Type: application/problem+json');
    expect(Problem.strict().parse(JSON.parse(body))).toMatchObject({ type: 'about:blank', status });
  });
});

describe('the documentation', () => {
  test('has a section for every problem type, under the anchor that `type` names', async () => {
    const { text } = await kb.request.get('/docs/problems').expect(200);
    for (const [code, { status, title }] of Object.entries(problemTypes)) {
      expect(text).toContain(`<section id="${code}">`);
      expect(text).toContain(`${status} ${title}`);
    }
    expect(text.match(/<section /g)).toHaveLength(Object.keys(problemTypes).length);
  });

  test('every status that an operation documents is one of the list', async () => {
    const { body } = await kb.request.get('/openapi.json').expect(200);
    const known = new Set(
      [...Object.values(problemTypes), ...Object.values(unparsable)].map(({ status }) => String(status)),
    );
    for (const operations of Object.values<Record<string, { responses: Record<string, unknown> }>>(
      body.paths,
    ))
      for (const { responses } of Object.values(operations))
        for (const status of Object.keys(responses).filter((code) => Number(code) >= 400))
          expect(known).toContain(status);
  });
});

describe('with the database out of reach', () => {
  test('reads and writes answer 503 and say nothing of the inside; the process lives', async () => {
    const away = new URL(kb.database.url);
    away.searchParams.set('application_name', 'away');
    const config = readConfig({ LOG_LEVEL: 'silent', RATE_LIMIT_PER_MINUTE: '0' });
    const composition = await compose(config, silentLog, { databaseUrl: away.toString(), meilisearch: null });
    const app = await buildApp(composition.deps);
    await composition.client.close();
    const requests = [
      app.inject('/v1/notes'),
      app.inject('/v1/insights?theme=governance'),
      app.inject('/v1/themes/governance'),
      app.inject({ method: 'POST', url: '/v1/notes', headers: { authorization: curator, 'content-type': 'text/plain' }, payload: 'Words.' }), // prettier-ignore
      app.inject('/health/ready'),
    ];
    for (const { statusCode, headers, body } of await Promise.all(requests)) {
      expect(statusCode).toBe(503);
      expect(headers['retry-after']).toBe('5');
      expect(headers['cache-control']).toBe('no-store');
      expect(Problem.strict().parse(JSON.parse(body)).type).toBe('/docs/problems#unavailable');
      expect(body).not.toMatch(/127\.0\.0\.1|CONNECTION|ECONN|postgres|select|Failed query/i);
    }
    expect((await app.inject('/health/live')).statusCode).toBe(200);
    await app.close();
  });

  test('what breaks inside is 500 without a word of why', async () => {
    const { db } = kb.deps;
    const broken = { ...kb.deps, contentVersion: () => Promise.reject(new Error('the secret is humbug')) };
    const app = await buildApp({ ...broken, db });
    const { statusCode, body } = await app.inject('/v1/notes');
    expect(statusCode).toBe(500);
    expect(Problem.strict().parse(JSON.parse(body)).type).toMatch(/docs\/problems#internal-error$/);
    expect(body).not.toContain('humbug');
    await app.close();
  });
});
