import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { NotFoundError } from '../errors.ts';
import {
  entityNotModified,
  listNotModified,
  pageInfo,
  positionOf,
  sendList,
  sendOne,
} from '../http/list-route.ts';
import { negotiate } from '../http/negotiation.ts';
import { errors, moved } from '../http/openapi.ts';
import { select, Slug } from '../http/query.ts';
import { presentInsight } from '../insights/present.ts';
import { selectInsight, sendInsights } from '../insights/routes.ts';
import { InsightListResponse, ListNoteInsightsQuery } from '../insights/schemas.ts';
import { listInsights } from '../insights/service.ts';
import { publicAccess } from '../keys/service.ts';
import { articleJsonLd } from '../json-ld/json-ld.ts';
import { noteOrRedirect } from './note-or-redirect.ts';
import { presentNote, presentSections } from './present.ts';
import { renderHtml, renderMarkdown } from './render.ts';
import type { NoteHead, NoteRow, NoteStatus } from './repository.ts';
import {
  ListNotesQuery,
  Note,
  NoteListResponse,
  noteRepresentations,
  NoteResponse,
  OneNoteQuery,
  type NoteInclude,
} from './schemas.ts';
import { getContents, listNotesById, pageNotes, type NoteContent } from './service.ts';

type TextRepresentation = Exclude<(typeof noteRepresentations)[number], 'application/json'>;

interface Selection {
  fields?: readonly string[] | undefined;
  'fields[insights]'?: readonly string[] | undefined;
}

const SlugParams = z.strictObject({ slug: Slug });
const text = (description: string) => ({ schema: z.string().describe(description) });

export function noteRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/notes',
    {
      schema: {
        operationId: 'listNotes',
        summary: 'List notes',
        description: 'Published notes, newest first, by theme, tag, example, series, time and words.',
        tags: ['Notes'],
        querystring: ListNotesQuery,
        response: { 200: NoteListResponse, ...errors(403, 422) },
      },
    },
    async (request, reply) => {
      if (await listNotModified(deps, request, reply, 'notes')) return reply;
      const { cursor, ...query } = request.query;
      const position = positionOf(deps, request, cursor);
      const { page, facets } = await pageNotes(deps.reads, request.access, query, position);
      const items = await noteTexts(deps, page.rows, query, query.include ?? []);
      const info = pageInfo(deps, request, reply, page, query.limit);
      return sendList(reply, items, { page: info, facets });
    },
  );

  typed.get(
    '/v1/notes/:slug',
    {
      schema: {
        operationId: 'getNote',
        summary: 'Read one note',
        description:
          'As JSON with its sections, or, by the Accept header or `format`, as a page (text/html), as Markdown, or as the verbatim text (text/plain).',
        tags: ['Notes'],
        params: SlugParams,
        querystring: OneNoteQuery,
        response: {
          200: {
            description: 'The note.',
            content: {
              'application/json': { schema: NoteResponse },
              'text/html': text('A page; all of the note’s own characters are escaped.'),
              'text/markdown': text('Headings, paragraphs and lists.'),
              'text/plain': text('The current version, verbatim.'),
            },
          },
          308: moved,
          ...errors(404, 410, 422),
        },
      },
    },
    async (request, reply) => {
      const mediaType = negotiate(request, noteRepresentations, request.query.format);
      const head = await noteOrRedirect(deps, request, reply, request.params.slug, '');
      if (!head) return reply;
      if (await entityNotModified(deps, request, reply, { type: 'note', ...head, mediaType })) return reply;
      if (mediaType !== 'application/json') return sendText(deps, reply, head, mediaType);
      const { fields, include = [], ...query } = request.query;
      const includes: NoteInclude[] =
        fields || include.includes('sections') ? include : ['sections', ...include];
      const { status } = head;
      const [text] = await noteTexts(deps, [head], { ...query, fields, status }, includes);
      if (text === undefined) throw goneMeanwhile(head);
      return sendOne(reply, text);
    },
  );

  typed.get(
    '/v1/notes/:slug/insights',
    {
      schema: {
        operationId: 'listNoteInsights',
        summary: 'List a note’s insights',
        description: 'In reading order unless sorted otherwise.',
        tags: ['Notes', 'Insights'],
        params: SlugParams,
        querystring: ListNoteInsightsQuery,
        response: { 200: InsightListResponse, 308: moved, ...errors(403, 404, 410, 422) },
      },
    },
    async (request, reply) => {
      const row = await noteOrRedirect(deps, request, reply, request.params.slug, '/insights');
      if (!row) return reply;
      if (await listNotModified(deps, request, reply, 'insights')) return reply;
      const { cursor, ...query } = request.query;
      return sendInsights(deps, request, reply, { ...query, noteIds: [row.id] }, cursor);
    },
  );
}

async function sendText(
  deps: Deps,
  reply: FastifyReply,
  head: NoteHead,
  mediaType: TextRepresentation,
): Promise<FastifyReply> {
  const [row] = await listNotesById(deps.reads, [head.id], head.status);
  if (!row) throw goneMeanwhile(head);
  const content = (await getContents(deps.reads, [row.id])).get(row.id) as NoteContent;
  const base = (deps.config.PUBLIC_URL ?? '').replace(/(?<!\/)\/+$/, '');
  const render: Record<TextRepresentation, () => string> = {
    'text/plain': () => content.text.text,
    'text/markdown': () => renderMarkdown(row.title, content),
    'text/html': () => renderHtml(row.title, row.language, content, articleJsonLd(presentNote(row), base)),
  };
  return reply.type(`${mediaType}; charset=utf-8`).send(render[mediaType]());
}

const goneMeanwhile = ({ slug }: NoteHead): NotFoundError => new NotFoundError(`There is no note “${slug}”.`);

/** The JSON of notes with the members and parts that a query asks for. */
const noteTexts = (
  deps: Deps,
  rows: readonly { id: string }[],
  query: Selection & { status?: NoteStatus | undefined },
  include: readonly NoteInclude[],
): Promise<Buffer[]> =>
  deps.items.read({
    kind: ['note', query.status, sorted(query.fields), sorted(include), sorted(query['fields[insights]'])],
    ids: rows.map(({ id }) => id),
    schema: Note,
    load: async (ids) => {
      const found = await listNotesById(deps.reads, ids, query.status);
      const notes = await withIncludes(deps, found, query, include);
      return found.map(({ id }, i) => [id, notes[i]] as const);
    },
  });

const sorted = (names: readonly string[] | undefined): string[] | undefined => names && [...names].sort();

/** Presents notes with what they include: one statement for all texts, one for all sections, one for all insights. */
async function withIncludes(
  deps: Deps,
  rows: NoteRow[],
  query: Selection,
  include: readonly NoteInclude[],
): Promise<Note[]> {
  const ids = rows.map(({ id }) => id);
  const contents = include.includes('sections')
    ? await getContents(deps.reads, ids)
    : new Map<string, NoteContent>();
  const insights = include.includes('insights') ? await insightsOf(deps, ids) : undefined;
  return rows.map((row) => {
    const content = contents.get(row.id);
    return {
      ...select(presentNote(row), query.fields, ['slug']),
      ...(content && { sections: presentSections(content) }),
      ...(insights && {
        insights: insights
          .filter(({ noteSlug }) => noteSlug === row.slug)
          .map((insight) => selectInsight(presentInsight(insight), query['fields[insights]'])),
      }),
    };
  });
}

const maxIncludedInsights = 10_000;

async function insightsOf(deps: Deps, noteIds: string[]) {
  if (noteIds.length === 0) return [];
  const query = { noteIds, sort: 'position', limit: maxIncludedInsights } as const;
  const { page } = await listInsights(deps.reads, publicAccess, { ...query, noteIds }, null);
  return page.rows;
}
