import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from '../../../out/client/openapi.ts';

/*
 * What a site, a researcher and a curator do, with the client that is generated from the OpenAPI document.
 * scripts/check-client.mjs generates its types and compiles this file; tests/contract/client.test.ts runs it.
 */

type Schemas = components['schemas'];
type Client = ReturnType<typeof clientFor>;
interface Clients {
  site: Client;
  curator: Client;
  note: string;
}

/** Answers are JSON unless a call says otherwise. */
const clientFor = (baseUrl: string, headers: Record<string, string>) =>
  createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl, headers });

export const clientsOf = (baseUrl: string, authorization: string, note: string): Clients => ({
  site: clientFor(baseUrl, {}),
  curator: clientFor(baseUrl, { authorization }),
  note,
});

/** Every insight on a theme, page by page. */
async function* insightsOn(site: Client, theme: string): AsyncGenerator<Schemas['Insight']> {
  let cursor: string | null | undefined;
  do {
    const { data, error } = await site.GET('/v1/insights', {
      params: { query: { theme, limit: 5, ...(typeof cursor === 'string' && { cursor }) } },
    });
    if (error) throw new Error(error.detail);
    yield* data.data;
    const next: string | null = data.page.next;
    cursor = next && new URL(next, 'http://host').searchParams.get('cursor');
  } while (typeof cursor === 'string');
}

export const uses: Record<string, (clients: Clients) => Promise<void>> = {
  async 'a site lists the newest notes, and reads one with its sections or as a page'({ site, note }) {
    const { data } = await site.GET('/v1/notes', {
      params: { query: { limit: 10, fields: 'title,heldOn', sort: '-publishedAt' } },
    });
    const titles: (string | undefined)[] = data?.data.map(({ title }) => title) ?? [];
    assert.equal(titles.length, data?.page.total);

    const read = await site.GET('/v1/notes/{slug}', { params: { path: { slug: note } } });
    const headings: (string | null)[] = read.data?.data.sections?.map(({ heading }) => heading) ?? [];
    assert.ok(headings.length > 2);
    const params = { path: { slug: note }, query: { format: 'html' as const } };
    const page = await site.GET('/v1/notes/{slug}', { params, parseAs: 'text' });
    assert.match(String(page.data), /<h1>/);
  },

  async 'a researcher follows all pages of a theme, counts by facet, and proves a quotation'({ site, note }) {
    const found: Schemas['Insight'][] = [];
    for await (const insight of insightsOn(site, 'governance')) found.push(insight);
    const { data } = await site.GET('/v1/insights', {
      params: { query: { theme: 'governance', facets: 'kind', limit: 1 } },
    });
    const counts: number[] = data?.facets?.['kind']?.map(({ count }) => count) ?? [];
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      found.length,
    );

    const quote = found[0]?.evidence?.exact ?? '';
    const answer = await site.POST('/v1/verify-quote', { body: { quote, note } });
    const verdict: Schemas['QuoteVerdict']['verdict'] | undefined = answer.data?.data.verdict;
    assert.equal(verdict, 'exact');
    const hits = await site.GET('/v1/search', { params: { query: { q: 'succession', type: 'insight' } } });
    const kinds: (Schemas['SearchHit']['kind'] | undefined)[] = hits.data?.data.map(({ kind }) => kind) ?? [];
    assert.ok(kinds.length > 0);
  },

  async 'an error is typed too, and says what would have been right'({ site }) {
    const { data, error } = await site.GET('/v1/themes/{slug}', {
      params: { path: { slug: 'governance' }, query: { fields: 'lable' } },
    });
    assert.equal(data, undefined);
    const suggestions: (string | undefined)[] = error?.errors?.map(({ suggestion }) => suggestion) ?? [];
    assert.deepEqual(suggestions, ['label']);
  },

  async 'a curator brings a note in, edits what was read, and loses nobody’s change'({ curator }) {
    const text = 'Note from a meeting on trust\n\nPeople trust whoever keeps their promises.\n';
    const created = await curator.POST('/v1/notes', {
      params: { header: { 'Idempotency-Key': 'one-act' } },
      body: { text, title: 'On trust', status: 'draft' },
    });
    const { slug } = created.data?.data ?? { slug: '' };
    const read = await curator.GET('/v1/notes/{slug}', { params: { path: { slug } } });
    const edit = async (ifMatch: string, title: string): Promise<number> => {
      const params = { path: { slug }, header: { 'If-Match': ifMatch } };
      const { response } = await curator.PATCH('/v1/notes/{slug}', { params, body: { title } });
      return response.status;
    };
    const etag = read.response.headers.get('etag') ?? '';
    assert.equal(await edit(etag, 'On trust and promises'), 200);
    assert.equal(await edit(etag, 'Somebody else’s title'), 412);

    const { data } = await curator.GET('/v1/audit', { params: { query: { entity: slug, limit: 1 } } });
    const [entry] = data?.data ?? [];
    const title: Schemas['RecordedMembers'][string] | undefined = entry?.before?.['title'];
    assert.equal(title, 'On trust');
  },

  async 'what the compiler refuses, the server refuses as well'({ site, curator }) {
    // @ts-expect-error a limit is a number
    const unlimited = await site.GET('/v1/notes', { params: { query: { limit: 'ten' } } });
    // @ts-expect-error If-Match is required
    const unguarded = await curator.PATCH('/v1/notes/{slug}', { params: { path: { slug: 'a' } }, body: {} });
    // @ts-expect-error there is no such address
    const nowhere = await site.GET('/v1/note');
    const statuses = [unlimited, unguarded, nowhere].map(({ response }) => response.status);
    assert.deepEqual(statuses, [422, 422, 404]);
  },
};
