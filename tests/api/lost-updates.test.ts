import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addExample, addInsight, addNote, addTag } from '../support/factories.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let curator: string;
beforeAll(async () => {
  kb = await startKnowledgeBase();
  curator = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

/** What can be edited, by a member that holds free text. */
const kinds: [string, string, () => Promise<string>][] = [
  ['a note', 'attribution', async () => `/v1/notes/${(await addNote(kb.deps.db)).slug}`],
  [
    'an insight',
    'statement',
    async () => `/v1/insights/${await addInsight(kb.deps.db, await addNote(kb.deps.db))}`,
  ],
  ['a tag', 'definition', async () => `/v1/tags/${(await addTag(kb.deps.db)).slug}`],
  ['an example', 'summary', async () => `/v1/examples/${(await addExample(kb.deps.db)).slug}`],
];

const headers = () => ({ authorization: curator });
const textOf = (data: Record<string, unknown>, member: string): string => {
  const value =
    member === 'attribution' ? (data['attribution'] as { attribution: unknown }).attribution : data[member];
  return typeof value === 'string' ? value : '';
};

/** Reads, adds a word to what was read and writes it back, as often as asked; returns the words that were taken. */
async function write(address: string, member: string, words: string[]): Promise<string[]> {
  const taken: string[] = [];
  for (const word of words) {
    const read = await kb.app.inject({ url: address, headers: headers() });
    const etag = String(read.headers['etag']);
    const text = `${textOf(read.json().data, member)} ${word}`.trim();
    const { statusCode } = await kb.app.inject({
      method: 'PATCH',
      url: address,
      headers: { ...headers(), 'if-match': etag },
      payload: { [member]: text },
    });
    expect([200, 412]).toContain(statusCode);
    if (statusCode === 200) taken.push(word);
  }
  return taken;
}

test.each(kinds)(
  'however many write %s at once, no word that was taken is lost',
  async (_kind, member, make) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 }),
        async (writers) => {
          const address = await make();
          const start = textOf(
            (await kb.app.inject({ url: address, headers: headers() })).json().data,
            member,
          );
          const taken = await Promise.all(
            writers.map((count, writer) =>
              write(
                address,
                member,
                Array.from({ length: count }, (_, i) => `w${writer}x${i}`),
              ),
            ),
          );
          const { data } = (await kb.app.inject({ url: address, headers: headers() })).json();
          const words = textOf(data, member).slice(start.length).trim().split(' ').filter(Boolean);
          expect(words.toSorted()).toEqual(taken.flat().toSorted());
        },
      ),
      { numRuns: 6 },
    );
  },
);

test.each(kinds)(
  '%s is not written without If-Match (428), nor with what is stale (412) or weak',
  async (_kind, member, make) => {
    const address = await make();
    const etag = String((await kb.app.inject({ url: address, headers: headers() })).headers['etag']);
    const patch = (match: object) =>
      kb.app.inject({
        method: 'PATCH',
        url: address,
        headers: { ...headers(), ...match },
        payload: { [member]: 'Words' },
      });
    expect((await patch({})).statusCode).toBe(428);
    expect((await patch({ 'if-match': `W/${etag}` })).statusCode).toBe(412);
    expect((await patch({ 'if-match': etag.replace(/-v\d+-/, '-v99-') })).statusCode).toBe(412);
    expect((await patch({ 'if-match': 'not-an-etag' })).statusCode).toBe(400);
    expect((await patch({ 'if-match': `"${'a'.repeat(2000)}"` })).statusCode).toBe(400);
    expect((await patch({ 'if-match': etag })).statusCode).toBe(200);
    expect((await patch({ 'if-match': etag })).statusCode).toBe(412);
  },
);

test('without If-Match a write is refused alike (428), whatever is at the address', async () => {
  for (const url of ['/v1/notes/no-such-note', '/v1/tags/no-such-tag', '/v1/examples/no-such-example']) {
    const write = (match: object) =>
      kb.app.inject({
        method: 'PATCH',
        url,
        headers: { ...headers(), ...match },
        payload: { slug: 'other' },
      });
    expect((await write({})).statusCode).toBe(428);
    expect((await write({ 'if-match': '*' })).statusCode).toBe(404);
  }
});
