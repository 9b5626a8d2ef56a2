import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { NotFoundError } from '../errors.ts';
import { baseAddress } from '../http/base-address.ts';
import { entityNotModified, redirectTo } from '../http/list-route.ts';
import { negotiate } from '../http/negotiation.ts';
import { errors, moved } from '../http/openapi.ts';
import { Slug } from '../http/query.ts';
import { getInsight, listInsights } from '../insights/service.ts';
import { publicAccess } from '../keys/service.ts';
import { noteAddress } from '../notes/addresses.ts';
import { getNote } from '../notes/service.ts';
import { siteName } from '../pages/layout.tsx';
import {
  annotationContext,
  annotationMediaType,
  presentAnnotation,
  presentCollection,
  presentPage,
} from './annotation.ts';
import { viewEvidence } from './evidence.ts';
import { Annotation, AnnotationCollection, AnnotationsQuery, Oembed, OembedQuery } from './schemas.ts';

const NoQuery = z.strictObject({});
const maxAnnotations = 10_000;
const linkedData = (description: string, schema: z.ZodType) => ({
  200: { description, content: { 'application/ld+json': { schema }, 'application/json': { schema } } },
});

/** What annotations are sent as: JSON by its plain name to whoever asks for that. */
function chooseContentType(request: FastifyRequest): string {
  const chosen = negotiate(request, ['application/ld+json', 'application/json'], undefined);
  return chosen === 'application/json' ? 'application/json; charset=utf-8' : annotationMediaType;
}

/** Insights for annotation tools and site editors. */
export function annotationRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/insights/:id/annotation',
    {
      schema: {
        operationId: 'getAnnotation',
        summary: 'Read an insight as a web annotation',
        description: 'In the Web Annotation Data Model (W3C), anchored in the immutable text of its version.',
        tags: ['Insights'],
        params: z.strictObject({ id: z.uuid() }),
        querystring: NoQuery,
        response: { ...linkedData('The annotation.', Annotation), ...errors(404, 410, 422) },
      },
    },
    async (request, reply) => {
      const row = await getInsight(deps.reads, request.access, request.params.id);
      const base = baseAddress(request, deps.config);
      const contentType = chooseContentType(request);
      const entity = { type: 'annotation', ...row, mediaType: contentType + base };
      if (await entityNotModified(deps, request, reply, entity)) return reply;
      const annotation = { '@context': annotationContext, ...presentAnnotation(row, base) };
      return reply.type(contentType).send(JSON.stringify(annotation));
    },
  );

  typed.get(
    '/v1/notes/:slug/annotations',
    {
      schema: {
        operationId: 'listAnnotations',
        summary: 'List a note’s insights as web annotations',
        description: 'An AnnotationCollection (W3C) in reading order; `page` gives its AnnotationPages.',
        tags: ['Notes', 'Insights'],
        params: z.strictObject({ slug: Slug }),
        querystring: AnnotationsQuery,
        response: {
          ...linkedData('The collection, or a page of it.', AnnotationCollection),
          308: moved,
          ...errors(404, 410, 422),
        },
      },
    },
    async (request, reply) => {
      const found = await getNote(deps.reads, request.access, request.params.slug);
      if (!('found' in found)) return redirectTo(request, reply, `${noteAddress(found.movedTo)}/annotations`);
      const { id, slug, title } = found.found;
      const base = baseAddress(request, deps.config);
      const contentType = chooseContentType(request);
      const entity = { type: 'annotations', ...found.found, mediaType: contentType + base };
      if (await entityNotModified(deps, request, reply, entity)) return reply;
      const query = { noteIds: [id], sort: 'position', limit: maxAnnotations } as const;
      const { page } = await listInsights(deps.reads, publicAccess, { ...query, noteIds: [id] }, null);
      const note = { slug, title, rows: page.rows };
      const { page: number } = request.query;
      const body = number === undefined ? presentCollection(note, base) : presentPage(note, number, base);
      if (body === null) throw new NotFoundError(`The note “${slug}” has no page ${number} of annotations.`);
      return reply.type(contentType).send(JSON.stringify(body));
    },
  );

  typed.get(
    '/oembed',
    {
      schema: {
        operationId: 'getOembed',
        summary: 'Embed an insight',
        description:
          'For site editors (oembed.com): the quotation behind the address of an insight, as HTML.',
        tags: ['Insights'],
        querystring: OembedQuery,
        response: { 200: Oembed, ...errors(404, 410, 422) },
      },
    },
    async (request, reply) => {
      const { url, maxwidth = 600, maxheight = 10_000 } = request.query;
      const base = baseAddress(request, deps.config);
      const row = await getInsight(deps.reads, request.access, insightAt(url, base));
      const mediaType = `oembed${base}`;
      if (await entityNotModified(deps, request, reply, { type: 'oembed', ...row, mediaType })) return reply;
      const width = Math.min(600, maxwidth);
      return reply.send({
        version: '1.0',
        type: 'rich',
        title: row.noteTitle,
        ...(row.attribution !== null && { author_name: row.attribution }),
        provider_name: siteName,
        provider_url: base || '/',
        cache_age: 3600,
        html: viewEvidence(row, base).blockquote,
        width,
        height: Math.min(maxheight, likelyHeight(row.exact, width)),
      });
    },
  );
}

/** The insight that one of our addresses names. @throws NotFoundError for any other address */
function insightAt(url: string, base: string): string {
  const { pathname } = new URL(url);
  const [, id] = /^\/v1\/insights\/([\da-f-]{36})\/?$/i.exec(pathname) ?? [];
  const isOurs = id !== undefined && url.startsWith(`${base}/`) && z.uuid().safeParse(id).success;
  if (!isOurs)
    throw new NotFoundError(`Only addresses of insights can be embedded: ${base}/v1/insights/{id}.`);
  return id;
}

/** In pixels, at the letters that browsers come with. */
const likelyHeight = (text: string, width: number): number =>
  Math.ceil((text.length * 8) / Math.max(80, width - 80)) * 24 + 90;
