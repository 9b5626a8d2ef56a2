import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { baseAddress } from '../http/base-address.ts';
import { listNotModified, pageInfo, positionOf } from '../http/list-route.ts';
import { errors } from '../http/openapi.ts';
import type { Page } from '../http/pagination.ts';
import { presentInsight } from '../insights/present.ts';
import { listInsights } from '../insights/service.ts';
import { presentNote } from '../notes/present.ts';
import { getContents, listNotes } from '../notes/service.ts';
import { siteName } from '../pages/layout.tsx';
import { insightItem, noteItem, type FeedItem } from './items.ts';
import { InsightFeedQuery, NoteFeedQuery } from './schemas.ts';

const formats = {
  atom: { mediaType: 'application/atom+xml', name: 'Atom' },
  json: { mediaType: 'application/feed+json', name: 'JSON Feed 1.1' },
} as const;
type Format = keyof typeof formats;

export function feedRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  for (const format of Object.keys(formats) as Format[]) {
    typed.get(
      `/feeds/notes.${format}`,
      { schema: { ...describe('notes', format), querystring: NoteFeedQuery } },
      async (request, reply) => {
        if (await listNotModified(deps, request, reply, `feed-${format}`)) return reply;
        const { cursor, ...query } = request.query;
        const sorted = { ...query, sort: '-publishedAt' } as const;
        const { page } = await listNotes(
          deps.reads,
          request.access,
          sorted,
          positionOf(deps, request, cursor),
        );
        const base = baseAddress(request, deps.config);
        const contents = await getContents(
          deps.reads,
          page.rows.map(({ id }) => id),
        );
        const items = page.rows.flatMap((row) => {
          const content = contents.get(row.id);
          return content ? [noteItem(presentNote(row), content, base)] : [];
        });
        return send(deps, request, reply, { format, what: 'notes', page, items, limit: query.limit });
      },
    );
    typed.get(
      `/feeds/insights.${format}`,
      { schema: { ...describe('insights', format), querystring: InsightFeedQuery } },
      async (request, reply) => {
        if (await listNotModified(deps, request, reply, `feed-${format}`)) return reply;
        const { cursor, ...query } = request.query;
        const sorted = { ...query, sort: '-createdAt' } as const;
        const { page } = await listInsights(
          deps.reads,
          request.access,
          sorted,
          positionOf(deps, request, cursor),
        );
        const base = baseAddress(request, deps.config);
        const items = page.rows.map((row) => insightItem(presentInsight(row), row, base));
        return send(deps, request, reply, { format, what: 'insights', page, items, limit: query.limit });
      },
    );
  }
}

const JsonFeedItem = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  content_html: z.string(),
  content_text: z.string(),
  external_url: z.string().optional(),
  date_published: z.string().optional().describe('The day of the meeting, where it is known.'),
  date_modified: z.string(),
  authors: z.array(z.object({ name: z.string() })).optional(),
  tags: z.array(z.string()).optional(),
});
const JsonFeed = z
  .object({
    version: z.string(),
    title: z.string(),
    home_page_url: z.string(),
    feed_url: z.string(),
    next_url: z.string().optional(),
    items: z.array(JsonFeedItem),
  })
  .meta({ id: 'JsonFeed', description: 'A feed, as jsonfeed.org/version/1.1 describes it.' });
const schemas = { atom: z.string().describe('The feed.'), json: JsonFeed };

const describe = (what: 'notes' | 'insights', format: Format) => ({
  operationId: `feed${what === 'notes' ? 'Notes' : 'Insights'}${format === 'atom' ? 'Atom' : 'Json'}`,
  summary: `Subscribe to ${what} as ${formats[format].name}`,
  description: `The newest ${what}, filtered as \`GET /v1/${what}\` is. Dates are those of the meetings, where the day is known.`,
  tags: ['Subscriptions'],
  response: {
    200: {
      description: 'The feed.',
      content: { [formats[format].mediaType]: { schema: schemas[format] } },
    },
    ...errors(422),
  },
});

async function send(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  feed: { format: Format; what: string; page: Page<unknown>; items: FeedItem[]; limit: number },
): Promise<FastifyReply> {
  const { format, what, page, items, limit } = feed;
  const base = baseAddress(request, deps.config);
  const { next } = pageInfo(deps, request, reply, page, limit);
  // Loaded with the first feed: a start need not wait for it.
  const { atomFeed, jsonFeed } = await import('./formats.ts');
  const write = format === 'atom' ? atomFeed : jsonFeed;
  const document = write({
    title: `${siteName}: ${what}`,
    home: `${base}/`,
    self: base + request.url,
    next: next === null ? null : base + next,
    items,
  });
  return reply
    .type(`${formats[format].mediaType}; charset=utf-8`)
    .serializer((payload: unknown) => String(payload))
    .send(document);
}
