import { request as httpRequest } from 'node:http';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addInsight, addNote, addTag } from '../support/factories.ts';
import { operationsOf, type Document, type Operation } from '../support/fuzz/document.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

/* What people try who mean harm, at every route that the OpenAPI document has. */

let kb: KnowledgeBase;
let admin: string;
let operations: Operation[];
let port: number;

beforeAll(async () => {
  kb = await startKnowledgeBase();
  admin = await kb.keyFor('admin');
  for (let i = 0; i < 3; i++) {
    const note = await addNote(kb.deps.db, { slug: `note-${i}-of-three` });
    await addInsight(kb.deps.db, note, { themes: ['governance'] });
  }
  await addTag(kb.deps.db, { slug: 'held-tag' });
  operations = operationsOf(JSON.parse((await kb.app.inject('/openapi.json')).body) as Document);
  await kb.worker?.settled();
  await kb.app.listen({ port: 0, host: '127.0.0.1' });
  port = (kb.app.server.address() as AddressInfo).port;
});
afterAll(() => kb?.stop());

/** Values that exist, so that what is tried reaches as far as it can. */
const existing: Record<string, string> = {
  slug: 'note-1-of-three',
  number: '1',
  from: '1',
  to: '1',
  part: '1',
  delivery: '00000000-0000-7000-8000-000000000000',
  format: 'json',
  id: '00000000-0000-7000-8000-000000000000',
};

function addressOf({ path }: Operation, values: Record<string, string> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? existing[name] ?? 'x');
}

const disposition = 'Content-Disposition: form-data; name="file"; filename="a.txt"';
const form = `--part\r\n${disposition}\r\n\r\nWords.\r\n--part--\r\n`;

interface Sent {
  query?: string;
  values?: Record<string, string>;
  payload?: string;
  headers?: Record<string, string>;
}

async function send(operation: Operation, { query = '', values, payload, headers }: Sent) {
  const taken = operation.requestBody?.content;
  const type = taken?.['application/json'] ? 'application/json' : 'multipart/form-data; boundary=part';
  const body = payload ?? (taken && (type === 'application/json' ? '{}' : form));
  return kb.app.inject({
    method: operation.method as 'GET',
    url: addressOf(operation, values) + query,
    headers: {
      authorization: admin,
      'if-match': '"nothing-v1-x"',
      ...(body !== undefined && { 'content-type': type }),
      ...headers,
    },
    ...(body !== undefined && { payload: body }),
  });
}

/** Every row of every table counted, but for what keeps account of requests. */
async function contents(): Promise<string> {
  const rows = await kb.deps.db.execute<{ name: string; count: string }>(sql`
    select c.relname as name, (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I', n.nspname, c.relname), false, true, '')))[1]::text as count
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname !~ '^(idempotency|rate)' order by 1`);
  return rows.map(({ name, count }) => `${name} ${count}`).join('\n');
}

const patienceMs = 120_000;
test.each([
  ['SQL', `'; drop table notes; delete from insights; --`],
  ['a path out of the house with a header behind it', '../../../../etc/passwd\r\nSet-Cookie: stolen=1'],
])(
  '%s in any parameter changes nothing, breaks nothing, and comes back in no header',
  async (_what, value) => {
    const before = await contents();
    const departures: string[] = [];
    const encoded = encodeURIComponent(value);
    for (const operation of operations) {
      // They write without a body: what they would do is what they are for.
      if (['repairIndex', 'rebuildIndex'].includes(operation.operationId)) continue;
      for (const { name, in: where } of operation.parameters) {
        if (where === 'header') continue;
        const inPath = where === 'path';
        const { statusCode, headers, body } = await send(
          operation,
          inPath ? { values: { [name]: encoded } } : { query: `?${encodeURIComponent(name)}=${encoded}` },
        );
        const stolen = headers['set-cookie'] !== undefined || /root:x:|"devDependencies"/.test(body);
        if (statusCode >= 500 || stolen || (inPath && statusCode < 400))
          departures.push(`${operation.operationId} ${name}: ${statusCode}`);
      }
    }
    expect(departures).toEqual([]);
    expect(await contents()).toBe(before);
  },
  patienceMs,
);

test('a redirect carries what was asked for as it was encoded, and no header of the sender’s', async () => {
  const tag = { scheme: 'topic', label: 'A former name' };
  const created = await kb.request.post('/v1/tags').set('authorization', admin).send(tag).expect(201);
  const { slug } = created.body.data as { slug: string };
  await kb.request
    .patch(`/v1/tags/${slug}`)
    .set({ authorization: admin, 'if-match': '*' })
    .send({ slug: 'renamed-tag' })
    .expect(200);
  const query = '?fields=label&narrower=true';
  const answer = await fetch(`http://127.0.0.1:${port}/v1/tags/${slug}${query}`, { redirect: 'manual' });
  expect(answer.headers.get('location')).toBe(`/v1/tags/renamed-tag${query}`);
  for (const split of ['%0d%0aSet-Cookie:%20stolen=1', '%E5%98%8D%E5%98%8ASet-Cookie:stolen=1']) {
    const address = `http://127.0.0.1:${port}/v1/tags/${slug}?fields=${split}`;
    const { status, headers } = await fetch(address, { redirect: 'manual' });
    expect(status).toBe(422);
    expect(headers.get('set-cookie')).toBeNull();
  }
});

test.each([
  '/docs/static/..%2f..%2fpackage.json',
  '/docs/static/%2e%2e/%2e%2e/package.json',
  '/docs/../../package.json',
  '/v1/notes/..%2f..%2f..%2fetc%2fpasswd',
  '/v1/notes/%2e%2e%5c%2e%2e%5cpackage.json',
  '/v1/notes/note-1-of-three/versions/1/../../../../../../etc/passwd',
  '//etc/passwd',
  '/v1/notes/note-1-of-three%00.json',
])('%s leads out of nothing', async (path) => {
  // The raw path: fetch and supertest would tidy it up.
  const { status, body } = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(body).not.toMatch(/root:x:|devDependencies/);
});

const deep = 100_000;
const bodies: [string, string, RegExp][] = [
  ['a prototype', '{"__proto__":{"polluted":1}}', /__proto__/],
  ['a prototype further down', '{"edit":{"a":[{"__proto__":{"polluted":1}}]}}', /__proto__/],
  ['a constructor', '{"constructor":{"prototype":{"polluted":1}}}', /constructor/],
  ['an escaped prototype', String.raw`{"\u005f_proto__":{"polluted":1}}`, /__proto__/],
  ['100,000 levels', '['.repeat(deep) + ']'.repeat(deep), /nested deeper than 32/],
  ['100,000 objects in each other', '{"a":'.repeat(deep) + '1' + '}'.repeat(deep), /nested deeper than 32/],
  ['a member given twice', '{"a":1,"b":{"c":1,"c":2}}', /“c” twice/],
];

describe.each(bodies)('a body with %s', (_what, payload, says) => {
  test('is refused by every route that takes JSON, for what it is', async () => {
    const before = await contents();
    const takers = operations.filter(({ requestBody }) => requestBody?.content['application/json']);
    expect(takers.length).toBeGreaterThan(15);
    for (const operation of takers) {
      const { statusCode, body } = await send(operation, { payload });
      expect([400, 422], operation.operationId).toContain(statusCode);
      expect(body, operation.operationId).toMatch(says);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(await contents()).toBe(before);
  });
});

test('prototypes and objects made of parameters are unknown names', async () => {
  for (const name of [
    '__proto__[polluted]',
    'constructor[prototype][polluted]',
    'theme[__proto__]',
    'q[$ne]',
  ])
    for (const operation of operations) {
      const { statusCode, body } = await send(operation, { query: `?${encodeURIComponent(name)}=1` });
      expect(statusCode, `${operation.operationId} ${name}`).toBe(422);
      // Where a body is wrong as well, that is said first.
      if (operation.requestBody) continue;
      const { errors } = JSON.parse(body) as { errors: { parameter: string }[] };
      expect(errors.map(({ parameter }) => parameter)).toContain(name);
    }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a number beyond all numbers is refused wherever a body takes a number', async () => {
  const document = JSON.parse((await kb.app.inject('/openapi.json')).body) as Document;
  let tried = 0;
  for (const operation of operations) {
    const reference = operation.requestBody?.content['application/json']?.schema?.$ref ?? '';
    const { properties = {} } = document.components.schemas[reference.split('/').at(-1) ?? ''] ?? {};
    for (const [name, schema] of Object.entries(properties))
      for (const number of schema.type === 'integer' ? ['1e400', '-1e400', '9007199254740993', '0.5'] : []) {
        const { statusCode, body } = await send(operation, { payload: `{"${name}":${number}}` });
        expect(statusCode, `${operation.operationId} ${name}`).toBe(422);
        expect(body).toContain(`#/${name}`);
        tried += 1;
      }
  }
  expect(tried).toBeGreaterThan(10);
});

test('ten thousand parameters are refused with an answer of bounded length', async () => {
  for (const operation of operations) {
    const unknown = Array.from({ length: 10_000 }, (_, i) => `p${i}=1`).join('&');
    const { statusCode, body } = await send(operation, { query: `?${unknown}` });
    expect(statusCode, operation.operationId).toBe(422);
    expect(JSON.parse(body).errors.length, operation.operationId).toBeLessThanOrEqual(100);
  }
  const repeated = Array.from({ length: 10_000 }, () => 'q=trust').join('&');
  expect((await kb.app.inject(`/v1/notes?${repeated}`)).statusCode).toBe(422);
});

test('a key in the query is refused by every route, and is not in the answer', async () => {
  const key = admin.replace('Bearer ', '');
  for (const name of ['key', 'api_key', 'access_token', 'authorization'])
    for (const operation of operations) {
      const { statusCode, body } = await send(operation, { query: `?${name}=${key}`, headers: { authorization: '' } }); // prettier-ignore
      expect([401, 422], `${operation.operationId} ${name}`).toContain(statusCode);
      expect(body).not.toContain(key);
    }
});

test('a cursor that was made up or belongs elsewhere is refused by every list', async () => {
  const page = await kb.request.get('/v1/notes?limit=1').expect(200);
  const cursor = new URL(page.body.page.next, 'http://host').searchParams.get('cursor') ?? '';
  const [payload = '', signature = ''] = cursor.split('.');
  const made = Buffer.from(JSON.stringify(['next', `'; drop table notes; --`, {}])).toString('base64url');
  const tampered = [
    cursor,
    `${made}.${signature}`,
    `${payload}.${'A'.repeat(22)}`,
    `${payload}.`,
    'null.null',
  ];
  const lists = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'));
  expect(lists.length).toBeGreaterThan(6);
  for (const operation of lists)
    for (const value of tampered) {
      const { statusCode, body } = await send(operation, { query: `?cursor=${encodeURIComponent(value)}` });
      expect(statusCode, `${operation.operationId} ${value}`).toBe(422);
      expect(JSON.parse(body).errors[0].parameter).toBe('cursor');
    }
});

test('a hundred connections that send a byte now and then keep nobody out, and are cut off', async () => {
  kb.app.server.headersTimeout = 300;
  const sockets = Array.from({ length: 100 }, () => connectSocket(port, '127.0.0.1'));
  const cut = sockets.map(
    (socket) =>
      new Promise<string>((resolve) => {
        let received = '';
        socket.write('GET /v1/notes HTTP/1.1\r\nHost: a\r\nX-');
        const drip = setInterval(() => socket.writable && socket.write('a'), 50);
        socket.on('data', (chunk) => (received += chunk.toString()));
        socket.on('error', () => undefined);
        socket.on('close', () => {
          clearInterval(drip);
          resolve(received);
        });
      }),
  );
  const { status } = await fetch(`http://127.0.0.1:${port}/v1/notes`, { headers: { connection: 'close' } });
  expect(status).toBe(200);
  for (const answer of await Promise.all(cut)) expect(answer).toContain('HTTP/1.1 408');
});
