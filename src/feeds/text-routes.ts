import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { NotFoundError } from '../errors.ts';
import { baseAddress } from '../http/base-address.ts';
import { entityNotModified, listNotModified, redirectTo } from '../http/list-route.ts';
import { errors, moved } from '../http/openapi.ts';
import { Slug, wholeNumber } from '../http/query.ts';
import { publicAccess } from '../keys/service.ts';
import { presentNote } from '../notes/present.ts';
import { renderMarkdown } from '../notes/render.ts';
import { getContents, getNote, listNotes } from '../notes/service.ts';
import { siteName } from '../pages/layout.tsx';
import { presentTag } from '../tags/present.ts';
import { listTags } from '../tags/service.ts';
import { llmsText } from './llms.ts';
import { countSitePages, listSitePages } from './service.ts';
import { robotsText } from './robots.ts';
import { pagesPerFile, sitemap, sitemapIndex } from './sitemap.ts';

const NoQuery = z.strictObject({});
const tags = ['Subscriptions'];
const listed = 100;

const text = (mediaType: string, description: string) => ({
  description,
  content: { [mediaType]: { schema: z.string().describe(description) } },
});

/** What machines look for at fixed addresses: `robots.txt`, sitemaps, `llms.txt`, and notes as Markdown. */
export function textRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/robots.txt',
    {
      config: { alwaysOpen: true },
      schema: {
        operationId: 'getRobots',
        summary: 'What crawlers may look at',
        description:
          'RFC 9309: the pages for people, where there are some, and where all of them are listed.',
        tags,
        querystring: NoQuery,
        response: { 200: text('text/plain', 'Rules for crawlers.'), ...errors(422) },
      },
    },
    async (request, reply) => {
      const { EXPLORER, PUBLIC_READ } = deps.config;
      const base = baseAddress(request, deps.config);
      const rules = robotsText(base, { hasPublicPages: EXPLORER && PUBLIC_READ });
      return reply.type('text/plain; charset=utf-8').send(rules);
    },
  );

  typed.get(
    '/sitemap.xml',
    {
      schema: {
        operationId: 'getSitemap',
        summary: 'List every page',
        description: 'For search engines: all pages, or above 50,000 the files that list them.',
        tags,
        querystring: NoQuery,
        response: { 200: text('application/xml', 'A sitemap, or an index of sitemaps.'), ...errors(422) },
      },
    },
    async (request, reply) => {
      if (await listNotModified(deps, request, reply, 'sitemap')) return reply;
      const base = baseAddress(request, deps.config);
      const count = await countSitePages(deps.reads);
      void reply.type('application/xml; charset=utf-8');
      if (count > pagesPerFile) return reply.send(sitemapIndex(base, count));
      return reply.send(sitemap(base, await listSitePages(deps.reads, 0, pagesPerFile)));
    },
  );

  typed.get(
    String.raw`/sitemap-:part(^\d+).xml`,
    {
      schema: {
        operationId: 'getSitemapPart',
        summary: 'List some of the pages',
        description: 'One of the files that the index of sitemaps names.',
        tags,
        params: z.strictObject({ part: wholeNumber(z.int().min(1).max(100_000)) }),
        querystring: NoQuery,
        response: { 200: text('application/xml', 'A sitemap.'), ...errors(404, 422) },
      },
    },
    async (request, reply) => {
      const { part } = request.params;
      if (await listNotModified(deps, request, reply, 'sitemap')) return reply;
      const pages = await listSitePages(deps.reads, (part - 1) * pagesPerFile, pagesPerFile);
      if (pages.length === 0) throw new NotFoundError(`There is no sitemap ${part}.`);
      void reply.type('application/xml; charset=utf-8');
      return reply.send(sitemap(baseAddress(request, deps.config), pages));
    },
  );

  typed.get(
    '/llms.txt',
    {
      schema: {
        operationId: 'getLlmsText',
        summary: 'Say what there is for language models to read',
        description: 'The newest hundred notes as Markdown, the themes, and the API (llmstxt.org).',
        tags,
        querystring: NoQuery,
        response: { 200: text('text/plain', 'Markdown.'), ...errors(422) },
      },
    },
    async (request, reply) => {
      if (await listNotModified(deps, request, reply, 'llms')) return reply;
      const { page } = await listNotes(
        deps.reads,
        publicAccess,
        { sort: '-publishedAt', limit: listed },
        null,
      );
      const themes = await listTags(deps.reads, {
        scheme: 'theme',
        sort: 'position',
        limit: listed,
        position: null,
      });
      const document = llmsText(baseAddress(request, deps.config), {
        name: siteName,
        notes: page.rows.map(presentNote),
        total: page.total,
        themes: themes.rows.map(presentTag),
      });
      return reply.type('text/plain; charset=utf-8').send(document);
    },
  );

  typed.get(
    String.raw`/v1/notes/:slug(^[a-z0-9-]+).md`,
    {
      schema: {
        operationId: 'getNoteMarkdown',
        summary: 'Read one note as Markdown',
        description: 'The same as `GET /v1/notes/{slug}` with `Accept: text/markdown`.',
        tags: ['Notes'],
        params: z.strictObject({ slug: Slug }),
        querystring: NoQuery,
        response: {
          200: text('text/markdown', 'Headings, paragraphs and lists.'),
          308: moved,
          ...errors(404, 410, 422),
        },
      },
    },
    async (request, reply) => {
      const note = await getNote(deps.reads, request.access, request.params.slug);
      if ('movedTo' in note) return redirectTo(request, reply, `/v1/notes/${note.movedTo}.md`);
      const { found } = note;
      if (await entityNotModified(deps, request, reply, { type: 'note-md', ...found })) return reply;
      const content = (await getContents(deps.reads, [found.id])).get(found.id);
      if (!content) throw new Error(`The note ${found.id} has no text.`);
      return reply.type('text/markdown; charset=utf-8').send(renderMarkdown(found.title, content));
    },
  );
}
