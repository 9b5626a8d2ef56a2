import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from '../../src/db/read.ts';
import type { Insight } from '../../src/insights/schemas.ts';
import { unique } from '../support/factories.ts';
import { sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const maxBytes = 30_000;
let kb: KnowledgeBase;
let curator: string;
let reader: string;

beforeAll(async () => {
  kb = await startKnowledgeBase({ settings: { MAX_NOTE_BYTES: String(maxBytes) }, sample: true });
  curator = await kb.keyFor('curator');
  reader = await kb.keyFor('reader');
});
afterAll(() => kb?.stop());

const post = (type: string, body: string | Buffer, query = '') =>
  kb.request
    .post(`/v1/notes${query}`)
    .set('authorization', curator)
    .set('content-type', type)
    .serialize((bytes: unknown) => bytes as string)
    .send(body as string);
const postJson = (body: unknown) => post('application/json', JSON.stringify(body));
const words = () => `Meeting ${unique()}\n\nShared purpose must come first, say ${unique()} people.\n`;

/** How many rows every table has once the worker has done what there was to do, and the content version. */
async function contents(): Promise<Record<string, number>> {
  const { db } = kb.deps;
  await kb.worker?.settled();
  const tables = await read<{ name: string }>(
    db,
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await read<{ count: number }>(
        db,
        sql`select count(*)::int as count from ${sql.identifier(name)}`,
      );
      return [name, row?.count ?? 0] as const;
    }),
  );
  return { ...Object.fromEntries(counts), contentVersion: await kb.deps.contentVersion() };
}

describe('a dry run', () => {
  const title = 'Note from the Quay Cell 4';
  const text = `${title}\n\nKey points\n\n• Trust 🤝 between organisations takes years to build, and  can be lost in a day.\n• It is the the people who hold a partnership together.\n\nNext\n\nNote from nowhere\n`;

  test('says what the note would become, as it then becomes, and stores nothing', async () => {
    const before = await contents();
    const given = { text, status: 'draft', licence: 'CC0' };
    const { body } = await post('application/json', JSON.stringify(given), '?dryRun=true').expect(200);
    expect(await contents()).toEqual(before);
    const { data } = body;
    expect(data).toMatchObject({
      title,
      status: 'draft',
      attribution: { licence: 'CC0' },
      next: 'Note from nowhere',
    });
    const rules = data.findings.map(({ rule }: { rule: string }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['doubled-space', 'repeated-word', 'unresolved-neighbour']));
    expect(data.insights.length).toBeGreaterThan(0);
    for (const { quote, start, end } of data.insights)
      expect(Array.from(text).slice(start, end).join('')).toBe(quote);
    const created = (await postJson(given).expect(201)).body.data;
    expect(created.slug).toBe(data.slug);
    const read = (path: string) => kb.request.get(path).set('authorization', curator).expect(200);
    const stored = (await read(`/v1/notes/${data.slug}`)).body.data;
    expect(stored.sections).toEqual(data.sections);
    for (const status of ['accepted', 'suggested']) {
      const { body: insights } = await read(`/v1/notes/${data.slug}/insights?status=${status}`);
      expect(insights.data.map(({ evidence }: Insight) => evidence?.exact)).toEqual(
        data.insights
          .filter((insight: { status: string }) => insight.status === status)
          .map(({ quote }: { quote: string }) => quote),
      );
    }
    expect((await read(`/v1/notes/${data.slug}/lint`)).body.data).toMatchObject(data.findings);
  });

  test('refuses what storing it would refuse', async () => {
    const dry = (body: unknown) => post('application/json', JSON.stringify(body), '?dryRun=true');
    const known = (await postJson({ text: words() }).expect(201)).body.data.slug;
    await dry({ text: words(), slug: known }).expect(409);
    const same = words();
    await postJson({ text: same }).expect(201);
    await dry({ text: same }).expect(409);
    await dry({ text: '…' }).expect(422);
    await post('application/json', JSON.stringify({ text: words() }), '?dryRun=maybe').expect(422);
  });
});

describe('a note', () => {
  test('given as JSON is stored with its metadata and answers 201 with its address', async () => {
    const metadata = {
      title: 'A note of ours',
      slug: 'a-note-of-ours',
      heldOn: '2024-02-29',
      language: 'cy',
      sourceUrl: 'https://notes.example/1?a=b#c',
      licence: 'CC BY 4.0',
      attribution: 'The network',
    };
    const { body, headers } = await postJson({ text: words(), format: 'markdown', ...metadata }).expect(201);
    expect(headers['location']).toBe('/v1/notes/a-note-of-ours');
    expect(headers['cache-control']).toBe('no-store');
    expect(body.data).toMatchObject({
      slug: 'a-note-of-ours',
      title: 'A note of ours',
      heldOn: '2024-02-29',
      heldOnPrecision: 'day',
      language: 'cy',
      status: 'published',
      version: 1,
      attribution: { licence: 'CC BY 4.0', attribution: 'The network', sourceUrl: metadata.sourceUrl },
    });
    const read = await kb.request.get(headers['location'] as string).expect(200);
    expect(read.body.data).toMatchObject(body.data);
    const version = await kb.request.get(`${headers['location']}/versions/1`).expect(200);
    expect(version.body.data.mediaType).toBe('text/markdown');
  });

  test.each([
    ['text/plain', 'text/plain'],
    ['text/markdown', 'text/markdown'],
    ['text/plain; charset=utf-8', 'text/plain'],
    ['Text/Markdown;charset="UTF-8"', 'text/markdown'],
  ])('given as %s has its metadata in the query', async (type, mediaType) => {
    const text = words();
    const { body } = await post(type, text, '?title=T%C3%AEtle&licence=CC0&status=draft').expect(201);
    expect(body.data).toMatchObject({ title: 'Tîtle', status: 'draft', publishedAt: null });
    expect(body.data.attribution.licence).toBe('CC0');
    const versions = await kb.request.get(`${body.data.url}/versions`).set('authorization', curator);
    expect(versions.body.data[0].mediaType).toBe(mediaType);
    const stored = await kb.request.get(body.data.textUrl).set('authorization', curator).expect(200);
    expect(stored.text.trim()).toBe(text.trim());
    await kb.request.get(body.data.url).expect(404);
  });

  test('leaves its rows and an audit entry with the key’s name', async () => {
    const before = await contents();
    const { body, headers } = await post('text/plain', words()).expect(201);
    const after = await contents();
    for (const table of ['notes', 'versions', 'slugs', 'audit_entries', 'contentVersion'])
      expect(after[table], table).toBe((before[table] ?? 0) + 1);
    const [entry] = await read(
      kb.deps.db,
      sql`select action, actor, request_id as request from audit_entries where entity_id = ${body.data.id}`,
    );
    expect(entry).toEqual({ action: 'note.create', actor: 'A curator', request: headers['x-request-id'] });
  });

  test('of the same title gets a slug of its own, also when both come at once', async () => {
    const title = `Twins ${unique()}`;
    const answers = await Promise.all([1, 2, 3].map(() => postJson({ title, text: words() })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const slug = title.toLowerCase().replace(' ', '-');
    expect(new Set(answers.map(({ body }) => body.data.slug))).toEqual(
      new Set([slug, `${slug}-2`, `${slug}-3`]),
    );
  });

  test('many at once do not wait for each other for ever', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => post('text/plain', words())));
    expect(answers.map(({ status }) => status)).toEqual(Array(24).fill(201));
  });
});

describe('positions', () => {
  test('count code points, whatever the text is made of', async () => {
    const text = [
      '🤝 Cyfarfod y Cwm 👩🏽‍🤝‍👨🏻',
      '',
      'Summary',
      '',
      '• 👨‍👩‍👧‍👦 Shared purpose must come first — “cafe\u0301 culture” helps 🏴󠁧󠁢󠁷󠁬󠁳󠁿.',
      '• Governance structures are\u00A0only as good as trust 𝒳 between people.',
      '• Leadership at all levels: L’autorité naît de la confiance, and ŵ helps.',
      '',
    ].join('\r\n');
    const { body } = await post('text/plain', `\uFEFF${text}`).expect(201);
    const stored = (await kb.request.get(body.data.textUrl).expect(200)).text;
    expect(stored).toBe(text.replaceAll('\r\n', '\n'));
    const characters = [...stored];
    const version = await kb.request.get(`${body.data.url}/versions/1`).expect(200);
    expect(version.body.data.length).toBe(characters.length);
    const note = await kb.request.get(body.data.url).expect(200);
    const blocks = note.body.data.sections.flatMap((section: { blocks: object[] }) => section.blocks);
    expect(blocks.length).toBeGreaterThan(2);
    for (const block of blocks) expect(block.text).toBe(characters.slice(block.start, block.end).join(''));
    const insights = await read<{
      start: number;
      end: number;
      exact: string;
      prefix: string;
      suffix: string;
    }>(
      kb.deps.db,
      sql`select p.start, p."end", p.exact, p.prefix, p.suffix from passages p
        join versions v on v.id = p.version_id where v.note_id = ${body.data.id}`,
    );
    expect(insights.length).toBeGreaterThan(1);
    for (const { start, end, exact, prefix, suffix } of insights) {
      expect(exact).toBe(characters.slice(start, end).join(''));
      expect(characters.slice(0, start).join('').endsWith(prefix)).toBe(true);
      expect(characters.slice(end).join('').startsWith(suffix)).toBe(true);
    }
    const shown = await kb.request.get(`${body.data.url}/insights?limit=100`).expect(200);
    for (const { evidence } of shown.body.data as Insight[])
      expect(evidence?.exact).toBe(characters.slice(evidence?.start, evidence?.end).join(''));
  });
});

interface Refusal {
  what: string;
  status: number;
  send: () => ReturnType<typeof post>;
  /** Somewhere in the answer. */
  says: RegExp;
}

const json = (text: string) => () => post('application/json', text);
const plain =
  (body: string | Buffer, query = '') =>
  () =>
    post('text/plain', body, query);
const long = 'word '.repeat(maxBytes / 5) + 'more';
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

const refusals: Refusal[] = [
  { what: 'an empty body', status: 422, send: plain(''), says: /Send the note’s text/ },
  { what: 'an empty JSON body', status: 400, send: json(''), says: /send a JSON object/ },
  { what: 'an empty text in JSON', status: 422, send: json('{"text":""}'), says: /Send the note’s text/ },
  { what: 'white space only', status: 422, send: plain(' \r\n\t\u00A0\u2003 '), says: /Send the note’s text/ },
  { what: 'marks only', status: 422, send: plain('… — 🙂 !!'), says: /no words/ },
  { what: 'a byte-order mark only', status: 422, send: plain('\uFEFF'), says: /no words/ },
  { what: 'one byte too many', status: 413, send: plain(long.slice(0, maxBytes + 1)), says: /30001 bytes; at most 30000/ },
  { what: 'too many bytes of few characters', status: 413, send: plain('🙂a'.repeat(maxBytes / 5 + 1)), says: /at most 30000/ },
  { what: 'ten thousand lines and one', status: 413, send: plain('a\n'.repeat(10_001)), says: /10001 lines; at most 10000.*Split/ },
  { what: 'far too much', status: 413, send: plain(long.repeat(6)), says: /limit of \d+ bytes/ },
  { what: 'far too much JSON', status: 413, send: json(JSON.stringify({ text: long.repeat(6) })), says: /limit of/ },
  { what: 'invalid UTF-8', status: 400, send: plain(Buffer.from([0x77, 0x6f, 0xe9, 0x20, 0x61])), says: /Byte \d is not valid UTF-8/ },
  { what: 'an overlong form', status: 400, send: plain(Buffer.from([0x61, 0xc0, 0xaf])), says: /UTF-8/ },
  { what: 'a surrogate in UTF-8', status: 400, send: plain(Buffer.from([0x61, 0xed, 0xa0, 0x80])), says: /UTF-8/ },
  { what: 'invalid UTF-8 in JSON', status: 400, send: () => post('application/json', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])), says: /UTF-8/ },
  { what: 'UTF-16', status: 400, send: plain(Buffer.from('\uFEFFWords', 'utf16le')), says: /UTF-16.*UTF-8/ },
  { what: 'NUL in a text', status: 422, send: plain('Words\0here'), says: /NUL/ },
  { what: 'NUL in JSON', status: 422, send: json(String.raw`{"text":"Words\u0000here"}`), says: /#\/text.*NUL/ },
  { what: 'NUL in metadata', status: 422, send: json(String.raw`{"text":"Words","title":"a\u0000"}`), says: /#\/title.*NUL/ },
  { what: 'NUL in the query', status: 422, send: plain('Words', '?title=a%00b'), says: /"parameter":"title".*NUL/ },
  { what: 'NUL in an address', status: 422, send: plain('Words', '?sourceUrl=http://a.example/%00'), says: /sourceUrl/ },
  { what: 'a lone high surrogate', status: 422, send: json(String.raw`{"text":"Words \ud83d here"}`), says: /#\/text.*surrogate/ },
  { what: 'a lone low surrogate', status: 422, send: json(String.raw`{"text":"Words \ude42 here"}`), says: /surrogate/ },
  { what: 'halves in the wrong order', status: 422, send: json(String.raw`{"text":"Words \ude42\ud83d"}`), says: /surrogate/ },
  { what: 'no JSON', status: 400, send: json('{"text":"Words"'), says: /not valid JSON/ },
  { what: 'two JSON values', status: 400, send: json('{"text":"Words"}{}'), says: /not valid JSON/ },
  { what: 'an array', status: 422, send: json('[]'), says: /"pointer":"#"/ },
  { what: 'null', status: 422, send: json('null'), says: /required.*#\/text/ },
  { what: 'a string', status: 422, send: json('"Words"'), says: /"pointer":"#"/ },
  { what: 'no text', status: 422, send: json('{"title":"Words"}'), says: /required.*#\/text/ },
  { what: 'a number for a text', status: 422, send: json('{"text":5}'), says: /string.*"pointer":"#\/text"/ },
  { what: 'an unknown member', status: 422, send: json('{"text":"Words","titel":"x"}'), says: /"pointer":"#\/titel","suggestion":"title"/ },
  { what: 'a member named __proto__', status: 422, send: json('{"text":"Words","__proto__":{"title":"x"}}'), says: /__proto__/ },
  { what: 'a member named constructor.prototype', status: 422, send: json('{"text":"Words","constructor":{"prototype":{}}}'), says: /constructor/ },
  { what: 'a member named constructor', status: 422, send: json('{"text":"Words","constructor":1}'), says: /#\/constructor/ },
  { what: 'deep JSON', status: 400, send: json(`{"text":${nested(10_000)}}`), says: /nested deeper/ },
  { what: 'a wrong format', status: 422, send: json('{"text":"Words","format":"markdwn"}'), says: /"suggestion":"markdown"/ },
  { what: 'a wrong status', status: 422, send: json('{"text":"Words","status":"archived"}'), says: /draft, published/ },
  { what: 'a wrong slug', status: 422, send: json('{"text":"Words","slug":"No Slug"}'), says: /lower-case/ },
  { what: 'a slug too long', status: 422, send: json(`{"text":"Words","slug":"${'a'.repeat(121)}"}`), says: /#\/slug/ },
  { what: 'a blank title', status: 422, send: json('{"text":"Words","title":"  "}'), says: /#\/title/ },
  { what: 'a title of two lines', status: 422, send: json(String.raw`{"text":"Words","title":"a\nb"}`), says: /one line/ },
  { what: 'a title with control characters', status: 422, send: json(String.raw`{"text":"Words","title":"a\u0001b"}`), says: /control characters/ },
  { what: 'a title too long', status: 422, send: json(`{"text":"Words","title":"${'a'.repeat(301)}"}`), says: /#\/title/ },
  { what: 'no such day', status: 422, send: json('{"text":"Words","heldOn":"2023-02-29"}'), says: /YYYY-MM-DD/ },
  { what: 'the year 0', status: 422, send: json('{"text":"Words","heldOn":"0000-01-01"}'), says: /year 1/ },
  { what: 'a script for an address', status: 422, send: json('{"text":"Words","sourceUrl":"javascript:alert(1)"}'), says: /http/ },
  { what: 'an address with a line end', status: 422, send: json(String.raw`{"text":"Words","sourceUrl":"http://a.example/\nb"}`), says: /#\/sourceUrl/ },
  { what: 'a wrong language', status: 422, send: json('{"text":"Words","language":"English"}'), says: /language tag/ },
  { what: 'metadata beside JSON', status: 422, send: () => post('application/json', '{"text":"Words"}', '?title=x'), says: /belongs into the body/ },
  { what: 'an unknown parameter', status: 422, send: plain('Words', '?titel=x'), says: /"parameter":"titel","suggestion":"title"/ },
  { what: 'a PDF', status: 415, send: () => post('application/pdf', '%PDF-1.7'), says: /text\/markdown/ },
  { what: 'HTML', status: 415, send: () => post('text/html', '<p>Words</p>'), says: /text\/plain/ },
  { what: 'a form', status: 415, send: () => post('application/x-www-form-urlencoded', 'text=Words'), says: /application\/json/ },
  { what: 'no media type', status: 415, send: () => post('', 'Words'), says: /Content-Type/ },
  { what: 'a slug that exists', status: 409, send: json('{"text":"Words of ours","slug":"note-from-collaborative-leadership-in-place-cell-2"}'), says: /#\/slug.*taken/ },
  { what: 'the same text again', status: 409, send: plain(sampleText), says: /\/v1\/notes\/note-from-collaborative-leadership-in-place-cell-2/ },
  { what: 'the same text with other line ends', status: 409, send: plain(`\uFEFF${sampleText.replaceAll('\n', '\r\n')}`), says: /here already/ },
  { what: 'the same text under another name', status: 409, send: () => postJson({ text: sampleText, slug: 'mine', title: 'Mine' }), says: /here already/ },
]; // prettier-ignore

describe('bad input', () => {
  test.each(refusals)(
    '$what is refused with $status, what to do, and nothing stored',
    async ({ status, send, says }) => {
      const before = await contents();
      const { body, text, headers } = await send().expect(status);
      expect(headers['content-type']).toBe('application/problem+json');
      expect(body.status).toBe(status);
      expect(text).toMatch(says);
      expect(await contents()).toEqual(before);
    },
  );

  test('no key, or a reader’s, is refused before the body is read', async () => {
    const before = await contents();
    for (const [key, status] of [
      ['', 401],
      [reader, 403],
      ['Bearer kb_wrong', 401],
    ] as const) {
      const request = kb.request.post('/v1/notes').set('content-type', 'application/json');
      if (key !== '') void request.set('authorization', key);
      await request.send('{').expect(status);
    }
    expect(await contents()).toEqual(before);
  });

  test('a slug that was another note’s once stays its own', async () => {
    const { body } = await post('text/plain', words()).expect(201);
    await kb.deps.db.execute(
      sql`update notes set slug = ${`${body.data.slug}-b`} where id = ${body.data.id}`,
    );
    const before = await contents();
    await postJson({ text: words(), slug: body.data.slug }).expect(409);
    expect(await contents()).toEqual(before);
  });

  test('the same text at the same moment is stored once', async () => {
    const text = words();
    const before = await contents();
    const answers = await Promise.all(Array.from({ length: 6 }, () => post('text/plain', text)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
    const slug = answers.find(({ status }) => status === 201)?.body.data.slug;
    for (const { status, body } of answers)
      if (status === 409) expect(body.detail).toContain(`/v1/notes/${slug}`);
    const after = await contents();
    expect(after['notes']).toBe((before['notes'] ?? 0) + 1);
    expect(after['contentVersion']).toBe((before['contentVersion'] ?? 0) + 1);
  });

  test('a failure half way leaves nothing', async () => {
    const { db } = kb.deps;
    await db.execute(
      sql`create function fail() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`,
    );
    await db.execute(sql`create trigger fail before insert on audit_entries execute function fail()`);
    try {
      const before = await contents();
      const { body } = await post('text/plain', words()).expect(500);
      expect(JSON.stringify(body)).not.toContain('broken');
      expect(await contents()).toEqual(before);
    } finally {
      await db.execute(sql`drop trigger fail on audit_entries`);
    }
  });
});

describe('a text at the limit', () => {
  test('is taken, and its size is counted in bytes of UTF-8', async () => {
    const text = `Limit\n\n${'Wŷ '.repeat(maxBytes / 4)}`;
    const bytes = Buffer.from(text).subarray(0, maxBytes);
    expect(bytes).toHaveLength(maxBytes);
    await post('text/plain', bytes).expect(201);
  });

  test('that JSON escapes make longer is taken too', async () => {
    const text = `Escapes ${unique()}\n\n${'"\\'.repeat(4_000)} words.`;
    await postJson({ text }).expect(201);
  });
});
