import type { KnowledgeBase } from '../knowledge-base.ts';
import { guid, selections, zippedProject } from '../qdpx.ts';
import type { Draw } from './draw.ts';
import type { FuzzRequest } from './requests.ts';

interface Insight {
  id: string;
  version: number;
  themes: { slug: string }[];
  examples: { slug: string }[];
  evidence: { start: number; end: number };
}

/** Reads and plans, as an admin. */
export class Asker {
  readonly #kb: KnowledgeBase;
  readonly #authorization: string;

  constructor(kb: KnowledgeBase, authorization: string) {
    this.#kb = kb;
    this.#authorization = authorization;
  }

  async list<T>(url: string): Promise<T[]> {
    return (JSON.parse(await this.text(url)) as { data: T[] }).data;
  }

  async text(url: string): Promise<string> {
    return (await this.#kb.app.inject({ url, headers: { authorization: this.#authorization } })).body;
  }

  async post<T>({ url, headers, payload }: FuzzRequest): Promise<T> {
    const authorization = this.#authorization;
    const sent = { method: 'POST' as const, url, headers: { ...headers, authorization } };
    const { body } = await this.#kb.app.inject(payload === undefined ? sent : { ...sent, payload });
    return (JSON.parse(body) as { data: T }).data;
  }
}

type Make = (g: Draw, api: Asker) => Promise<FuzzRequest>;

const post = (url: string, body: object, headers: Record<string, string> = {}): FuzzRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', ...headers },
  payload: JSON.stringify(body),
  wrong: null,
});

/** Never asked for where there is none: a world begins with some of each, and is drawn from before it is changed. */
const some = <T>(g: Draw, values: readonly T[]): T => g.pick(values);
const other = <T extends { slug: string }>(g: Draw, values: readonly T[], slug: string): T =>
  some(g, values.filter((value) => value.slug !== slug)); // prettier-ignore

const insights = (api: Asker, query = ''): Promise<Insight[]> => api.list(`/v1/insights?limit=100${query}`);
const slugs = (api: Asker, url: string): Promise<{ slug: string }[]> => api.list(url);
const themes = (api: Asker) => slugs(api, '/v1/tags?scheme=theme&limit=100');
const examples = (api: Asker) => slugs(api, '/v1/examples?limit=100');

async function someText(g: Draw, api: Asker): Promise<{ note: string; text: string }> {
  const { slug } = some(g, await slugs(api, '/v1/notes?limit=100'));
  const versions = await api.list<{ textUrl: string; current: boolean }>(`/v1/notes/${slug}/versions`);
  const current = versions.find((version) => version.current);
  return { note: slug, text: await api.text(current?.textUrl ?? '') };
}

async function codedProject(g: Draw, api: Asker): Promise<Pick<FuzzRequest, 'headers' | 'payload'>> {
  const { text } = await someText(g, api);
  const start = g.below(Math.floor(text.length / 2));
  const codes = `<CodeBook><Codes><Code guid="${guid(1)}" name="Code ${g.below(9)}" isCodable="true"/></Codes></CodeBook>`;
  const coded = selections({ start, end: start + 20, codes: [guid(1)] });
  const source = `<Sources><TextSource guid="${guid(7)}" name="Interview" plainTextPath="internal://a.txt">${coded}</TextSource></Sources>`;
  const part = 'Content-Disposition: form-data; name="file"; filename="study.qdpx"\r\n\r\n';
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=part' },
    payload: Buffer.concat([
      Buffer.from(`--part\r\n${part}`),
      zippedProject(codes + source, { 'Sources/a.txt': text }),
      Buffer.from('\r\n--part--\r\n'),
    ]),
  };
}

async function merge(g: Draw, entity: string, held: readonly { slug: string }[]): Promise<FuzzRequest> {
  const { slug } = some(g, held);
  return post(`/v1/${entity}/${slug}/merge`, { into: other(g, held, slug).slug, preview: true });
}

/** What of an insight is under one term goes under another. */
async function split(g: Draw, api: Asker, entity: 'tags' | 'examples'): Promise<FuzzRequest> {
  const member = entity === 'tags' ? 'themes' : 'examples';
  const { id, [member]: terms } = some(g, (await insights(api)).filter((one) => one[member].length > 0)); // prettier-ignore
  const { slug } = some(g, terms);
  const held = entity === 'tags' ? await themes(api) : await examples(api);
  const body = { into: other(g, held, slug).slug, uses: { ids: [id] }, preview: true };
  return post(`/v1/${entity}/${slug}/split`, body);
}

/**
 * What wants values that belong together, such as a note and words of its text, an item and its version, or two terms of
 * one scheme: made of what the API says at this moment.
 */
export const belonging: Record<string, Make> = {
  createInsight: async (g, api) => {
    const { note, text } = await someText(g, api);
    const points = Array.from(text);
    const start = g.below(points.length - 30);
    const end = start + 10 + g.below(20);
    const quote = points.slice(start, end).join('');
    const quoted = { quote, prefix: points.slice(0, start).join('').slice(-500).toWellFormed() };
    const where = g.oneIn(2) ? { start, end } : quoted;
    return post('/v1/insights', { note, ...where, kind: 'lesson', statement: 'Trust grows slowly.' });
  },
  decideInsights: async (g, api) => {
    const { id, version } = some(g, await insights(api, '&status=suggested'));
    return post('/v1/insights/decisions', { decision: some(g, ['accept', 'reject']), insights: [{ id, version }] }); // prettier-ignore
  },
  anchorInsight: async (g, api) => {
    const { id, evidence } = some(g, await insights(api));
    const place = { start: evidence.start, end: evidence.end + 1 + g.below(3) };
    return post(`/v1/insights/${id}/anchor`, { place }, { 'if-match': '*' });
  },
  decideQueue: async (g, api) => {
    const items = await api.list<{ item: string; version: number }>('/v1/queue?limit=100');
    const { item, version } = some(g, items.filter((one) => one.item.startsWith('insight:'))); // prettier-ignore
    const decision = some(g, ['accept', 'reject']);
    return post('/v1/queue/decisions', { decisions: [{ item, version, decision }] });
  },
  splitTag: (g, api) => split(g, api, 'tags'),
  splitExample: (g, api) => split(g, api, 'examples'),
  assignTags: async (g, api) => {
    const add = [some(g, await themes(api)).slug];
    return post('/v1/tags/assignments', { add, to: { ids: [some(g, await insights(api)).id] }, preview: true }); // prettier-ignore
  },
  mergeTags: async (g, api) => merge(g, 'tags', await themes(api)),
  mergeExamples: async (g, api) => merge(g, 'examples', await examples(api)),
  redeliver: async (g, api) => {
    const { id } = some(g, await api.list<{ id: string; status: string }>('/v1/webhooks'));
    const deliveries = await api.list<{ id: string }>(`/v1/webhooks/${id}/deliveries`);
    const url = `/v1/webhooks/${id}/deliveries/${some(g, deliveries).id}/redelivery`;
    return { method: 'POST', url, headers: {}, wrong: null };
  },
  planCodings: async (g, api) => {
    const project = await codedProject(g, api);
    return { method: 'POST', url: '/v1/codings/plan', wrong: null, ...project };
  },
  applyCodings: async (g, api) => {
    const request = { method: 'POST', wrong: null, ...(await codedProject(g, api)) };
    const { planToken } = await api.post<{ planToken: string }>({ ...request, url: '/v1/codings/plan' });
    return { ...request, url: `/v1/codings/apply?plan=${planToken}` };
  },
};
