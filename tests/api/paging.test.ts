import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addExample, addInsight, addNote, addTag, setNote, type MadeNote } from '../support/factories.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
const made: MadeNote[] = [];

beforeAll(async () => {
  kb = await startKnowledgeBase();
  const { db } = kb.deps;
  // Ties in every sort column.
  for (let i = 0; i < 11; i += 1) {
    made.push(
      await addNote(db, {
        title: ['Same title', 'same title', 'Åre', 'Zebra 🦓', 'x%20&?#+'][i % 5] ?? '',
        publishedAt: new Date(Date.UTC(2026, 0, 1 + (i % 2))),
        ...(i % 3 === 0 && { heldOn: '2024-01-01', heldOnPrecision: 'day' as const }),
        seriesSlug: 'ties',
        seriesTitle: 'Ties',
        seriesNumber: i % 4 === 0 ? null : i % 2,
      }),
    );
  }
  for (const [i, note] of made.entries()) {
    const columns = {
      createdAt: new Date(Date.UTC(2026, 0, 1)),
      confidence: [0.1, 0.1 + 0.2, null][i % 3] ?? null,
    };
    await addInsight(db, note, { ...columns, themes: ['governance'] });
    await addInsight(db, note, { ...columns, start: 20 });
    await addTag(db, { label: `Label ${i}`, position: i % 2 });
    await addExample(db);
  }
});
afterAll(() => kb?.stop());

interface Body {
  data: { id?: string; slug?: string }[];
  page: { limit: number; total: number; next: string | null; prev: string | null };
}
const get = async (address: string): Promise<Body> => (await kb.request.get(address).expect(200)).body;
const idsOf = ({ data }: Body): string[] => data.map(({ id, slug }) => id ?? slug ?? '');

async function walk(
  first: string,
  direction: 'next' | 'prev' = 'next',
): Promise<{ pages: string[][]; last: string }> {
  const pages: string[][] = [];
  let last = first;
  for (let address: string | null = first; address !== null;) {
    const body = await get(address);
    pages.push(idsOf(body));
    last = address;
    address = body.page[direction];
    if (pages.length > 100) throw new Error(`${first} does not end`);
  }
  return { pages, last };
}

const lists: [string, string[]][] = [
  ['/v1/notes', ['-publishedAt', 'publishedAt', 'title', '-title', 'heldOn', '-heldOn', 'number']],
  ['/v1/insights', ['-createdAt', 'createdAt', '-confidence', 'position']],
  ['/v1/tags', ['position', 'label', '-label', 'insightCount', '-insightCount']],
  ['/v1/themes', ['position', '-label', '-insightCount']],
  ['/v1/examples', ['name', '-name', 'mentionCount', '-mentionCount']],
];

describe.each(lists.flatMap(([path, sorts]) => sorts.map((sort) => `${path}?sort=${sort}`)))('%s', (list) => {
  test('pages forwards and backwards give each row once, in one order', async () => {
    const whole = await get(`${list}&limit=100`);
    expect(whole.page).toMatchObject({ total: whole.data.length, next: null, prev: null });
    const forwards = await walk(`${list}&limit=3`);
    expect(forwards.pages.flat()).toEqual(idsOf(whole));
    expect(new Set(idsOf(whole)).size).toBe(whole.data.length);
    const backwards = await walk(forwards.last, 'prev');
    expect(backwards.pages.reverse().flat()).toEqual(idsOf(whole));
  });
});

test('a note’s insights page like any list', async () => {
  const list = `/v1/notes/${made[0]?.slug}/insights`;
  expect((await walk(`${list}?limit=1`)).pages.flat()).toEqual(idsOf(await get(list)));
});

test('the first page has no prev, the last no next, and a page that fits has neither', async () => {
  const first = await get('/v1/notes?limit=6&series=ties');
  expect(first.page.prev).toBeNull();
  const second = await get(first.page.next ?? '');
  expect(second.data).toHaveLength(5);
  expect(second.page.next).toBeNull();
  const back = await get(second.page.prev ?? '');
  expect(idsOf(back)).toEqual(idsOf(first));
  expect((await get('/v1/notes?limit=11&series=ties')).page).toMatchObject({ next: null, prev: null });
});

describe('what happens between pages', () => {
  test('whatever is added or removed, what stays is given once and in order', async () => {
    const { db } = kb.deps;
    const change = fc.record({ page: fc.nat(3), kind: fc.constantFrom('add', 'remove'), at: fc.nat(30) });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(change, { maxLength: 6 }),
        fc.boolean(),
        async (limit, changes, backwards) => {
          const series = `s-${crypto.randomUUID().slice(0, 8)}`;
          const seriesOf = { seriesSlug: series, seriesTitle: series };
          const at = (n: number) => ({ publishedAt: new Date(Date.UTC(2026, 0, 1, n)) });
          const start: MadeNote[] = [];
          for (let i = 0; i < 8; i += 1)
            start.push(await addNote(db, { ...seriesOf, ...at(Math.floor(i / 2) * 8) }));
          const removed = new Set<string>();
          const list = `/v1/notes?series=${series}&sort=publishedAt&limit=${limit}&fields=id,slug`;
          const before = idsOf(await get(list.replace(/limit=\d/, 'limit=100')));
          let address: string | null = list;
          if (backwards) address = (await walk(list)).last;
          const seen: string[] = [];
          for (let page = 0; address !== null; page += 1) {
            const body: Body = await get(address);
            const ids = idsOf(body);
            if (backwards) seen.unshift(...ids);
            else seen.push(...ids);
            address = backwards ? body.page.prev : body.page.next;
            for (const { kind, at: when } of changes.filter((one) => one.page === page)) {
              if (kind === 'add') await addNote(db, { ...seriesOf, ...at(when) });
              const victim = start[when % start.length];
              if (kind === 'remove' && victim) {
                removed.add(victim.id);
                await setNote(db, victim.id, { status: 'archived' });
              }
            }
          }
          expect(new Set(seen).size).toBe(seen.length);
          const staying = before.filter((id) => !removed.has(id));
          expect(seen.filter((id) => staying.includes(id))).toEqual(staying);
        },
      ),
      { numRuns: 25 },
    );
  }, 30_000);

  test('a page that is empty by now is answered with the count of today', async () => {
    const { db } = kb.deps;
    const seriesOf = { seriesSlug: 'emptied', seriesTitle: 'Emptied' };
    const notes = [await addNote(db, seriesOf), await addNote(db, seriesOf)];
    const first = await get('/v1/notes?series=emptied&limit=1&sort=publishedAt');
    for (const note of notes.slice(1)) await setNote(db, note.id, { status: 'archived' });
    const second = await get(first.page.next ?? '');
    expect(second).toMatchObject({ data: [], page: { total: 1, next: null } });
    const back = await get(second.page.prev ?? '');
    expect(idsOf(back)).toEqual(idsOf(first));
    expect(back.page).toMatchObject({ next: null, prev: null });
  });
});

describe('links', () => {
  test('keep every parameter, in the body and in the Link header', async () => {
    const query =
      'theme%5Ball%5D=governance&series=ties&fields=title&include=insights&fields%5Binsights%5D=kind&q=says%20%26%20grows&sort=title&limit=2';
    const { body, headers } = await kb.request.get(`/v1/notes?${query}`).expect(200);
    const wanted = Object.fromEntries(new URLSearchParams(query));
    const { cursor, ...kept } = parametersOf(body.page.next);
    expect(kept).toEqual(wanted);
    expect(cursor).toMatch(/^[\w-]+\.[\w-]+$/);
    expect(headers['link']).toBe(`<${body.page.next}>; rel="next"`);
    const second = await kb.request.get(body.page.next).expect(200);
    expect(linksOf(second.headers['link'])).toEqual({
      next: second.body.page.next,
      prev: second.body.page.prev,
    });
    const { cursor: back, ...keptBack } = parametersOf(second.body.page.prev);
    expect(keptBack).toEqual(wanted);
    expect(back).not.toBe(cursor);
  });

  test('there is no Link header where there is no other page', async () => {
    const { headers } = await kb.request.get('/v1/notes?series=ties&limit=100').expect(200);
    expect(headers['link']).toBeUndefined();
  });

  const parametersOf = (address: string): Record<string, string> =>
    Object.fromEntries(new URL(address, 'http://host').searchParams);
  const linksOf = (header: string | undefined): Record<string, string> =>
    Object.fromEntries(
      [...(header ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url, rel]) => [rel, url]),
    );
});

describe('a cursor', () => {
  const cursorOf = async (list: string): Promise<string> =>
    new URL((await get(list)).page.next ?? '', 'http://host').searchParams.get('cursor') ?? '';
  const refuse = async (address: string): Promise<void> => {
    const { body } = await kb.request.get(address).expect(422);
    expect(body.errors[0].parameter).toBe('cursor');
  };

  test('that was altered anywhere is refused', async () => {
    const list = '/v1/notes?sort=title&limit=2';
    const cursor = await cursorOf(list);
    await kb.request.get(`${list}&cursor=${cursor}`).expect(200);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(cursor.length - 1),
        fc.constantFrom('A', 'z', '0', '-', '_', '.', '='),
        async (at, by) => {
          fc.pre(cursor[at] !== by);
          await refuse(`${list}&cursor=${cursor.slice(0, at)}${by}${cursor.slice(at + 1)}`);
        },
      ),
      { numRuns: 60 },
    );
    for (const wrong of [cursor.slice(0, -1), `${cursor}A`, `.${cursor}`, cursor.split('.')[0], '.', 'a.b'])
      await refuse(`${list}&cursor=${wrong}`);
  });

  test('that belongs to another query is refused', async () => {
    const cursor = await cursorOf('/v1/notes?sort=title&limit=2');
    for (const other of [
      '/v1/notes?sort=title&limit=3',
      '/v1/notes?sort=-title&limit=2',
      '/v1/notes?limit=2',
      '/v1/notes?sort=title&limit=2&theme=governance',
      '/v1/insights?limit=2',
      '/v1/tags?limit=2',
      '/v1/examples?limit=2',
      `/v1/notes/${made[0]?.slug}/insights?limit=2`,
    ])
      await refuse(`${other}&cursor=${cursor}`);
  });

  test('fits the same query in another order of parameters', async () => {
    const cursor = await cursorOf('/v1/notes?sort=title&limit=2');
    await kb.request.get(`/v1/notes?cursor=${cursor}&limit=2&sort=title`).expect(200);
  });

  test('fits the same query escaped in another way, and no query that only looks like it', async () => {
    const cursor = await cursorOf('/v1/notes?theme[all]=governance&fields=title,slug&q=says+grows&limit=2');
    const escaped = 'theme%5Ball%5D=governance&fields=title%2Cslug&q=says%20gro%77s&limit=2';
    await kb.request.get(`/v1/notes?${escaped}&cursor=${cursor}`).expect(200);
    await refuse(`/v1/notes?${escaped.replace('says', 'say%73%26')}&cursor=${cursor}`);
    const plain = await cursorOf('/v1/notes?q=says&series=ties&limit=1');
    await refuse(`/v1/notes?q=says%26series%3Dties&limit=1&cursor=${plain}`);
  });

  test('of a query with a question mark keeps all of it', async () => {
    const { page } = await get('/v1/notes?q=says?&limit=1&sort=title');
    expect(new URL(page.next ?? '', 'http://host').searchParams.get('q')).toBe('says?');
    await get(page.next ?? '');
  });
});

test('a list by a link is the same whether PostgreSQL plans the search or the list is walked', async () => {
  const pagesOf = async () => {
    const pages = [];
    for (const list of ['/v1/notes', '/v1/insights'])
      pages.push((await walk(`${list}?theme=governance&limit=3`)).pages);
    return pages;
  };
  const planned = await pagesOf();
  expect(planned.map((pages) => pages.flat().length)).toEqual([11, 11]);
  // By statistics that know of one row, any link is frequent.
  await kb.deps.db.execute(sql`update pg_class set reltuples = 1 where relname in ('notes', 'insights')`);
  expect(await pagesOf()).toEqual(planned);
});
