import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { redirectTo } from '../http/list-route.ts';
import { errors, moved } from '../http/openapi.ts';
import { Slug } from '../http/query.ts';
import { noteAddress } from '../notes/addresses.ts';
import { getNote } from '../notes/service.ts';
import { AllFindingsResponse, FindingsResponse, LintAllQuery, LintQuery } from './schemas.ts';
import { lintNote, lintNotes } from './service.ts';

export function editorialRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const config = { requires: 'curator' } as const;
  const security = [{ key: [] }];

  typed.get(
    '/v1/notes/:slug/lint',
    {
      config,
      schema: {
        operationId: 'lintNote',
        summary: 'List what looks wrong in a note',
        description:
          'Sentences run together, missing verbs, lost links, doubled spaces and more. Nothing is changed.',
        tags: ['Notes'],
        security,
        params: z.strictObject({ slug: Slug }),
        querystring: LintQuery,
        response: { 200: FindingsResponse, 308: moved, ...errors(403, 404, 410, 422) },
      },
    },
    async (request, reply) => {
      const note = await getNote(deps.reads, request.access, request.params.slug);
      if ('movedTo' in note) return redirectTo(request, reply, `${noteAddress(note.movedTo)}/lint`);
      return reply.send({ data: await lintNote(deps.reads, note.found.id, request.query.rule) });
    },
  );

  typed.get(
    '/v1/lint',
    {
      config,
      schema: {
        operationId: 'lintNotes',
        summary: 'List what looks wrong in all notes',
        description: 'The editorial list, note by note in order of their slugs.',
        tags: ['Notes'],
        security,
        querystring: LintAllQuery,
        response: { 200: AllFindingsResponse, ...errors(403, 422) },
      },
    },
    async (request, reply) => {
      const { findings, notes, lastSlug } = await lintNotes(deps.reads, request.query);
      const next = new URL(request.url, 'http://host');
      if (lastSlug !== null) next.searchParams.set('after', lastSlug);
      return reply.send({
        data: findings,
        page: { notes, next: lastSlug === null ? null : `${next.pathname}${next.search}` },
      });
    },
  );
}
