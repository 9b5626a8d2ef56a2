import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { redirectTo } from '../http/list-route.ts';
import { errors, moved } from '../http/openapi.ts';
import { Slug } from '../http/query.ts';
import { extractAgain } from '../ingestion/extract-again.ts';
import { noteAddress } from './addresses.ts';
import { presentExtraction } from './present.ts';
import { ExtractAgainQuery, ExtractedAgainResponse, NoteExtractionResponse } from './extraction-schemas.ts';
import { getNote, getNoteExtraction } from './service.ts';

export function noteExtractionRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/v1/notes/:slug/extraction',
    {
      config: { requires: 'curator' },
      schema: {
        operationId: 'getNoteExtraction',
        summary: 'Whether a note’s insights have been looked for',
        description:
          'Texts of more than 100,000 characters are extracted in the background after they came in. One that failed can be extracted again.',
        tags: ['Notes'],
        security: [{ key: [] }],
        params: z.strictObject({ slug: Slug }),
        querystring: z.strictObject({}),
        response: { 200: NoteExtractionResponse, 308: moved, ...errors(403, 404, 410, 422) },
      },
    },
    async (request, reply) => {
      const note = await getNote(deps.db, request.access, request.params.slug);
      if ('movedTo' in note) return redirectTo(request, reply, `${noteAddress(note.movedTo)}/extraction`);
      return reply.send({ data: presentExtraction(await getNoteExtraction(deps.db, note.found.id)) });
    },
  );

  typed.post(
    '/v1/notes/:slug/extraction',
    {
      config: { requires: 'curator' },
      schema: {
        operationId: 'extractNoteAgain',
        summary: 'Extract a note again',
        description:
          'What is new is stored as suggestions. What people accepted, edited or rejected is neither touched nor suggested again. With `dryRun=true` the same answer, and nothing is stored.',
        tags: ['Notes'],
        security: [{ key: [] }],
        params: z.strictObject({ slug: Slug }),
        querystring: ExtractAgainQuery,
        response: { 200: ExtractedAgainResponse, 308: moved, ...errors(403, 404, 409, 410, 422) },
      },
    },
    async (request, reply) => {
      const note = await getNote(deps.db, request.access, request.params.slug);
      if ('movedTo' in note) return redirectTo(request, reply, `${noteAddress(note.movedTo)}/extraction`);
      const dryRun = request.query.dryRun === 'true';
      const { slug: _, ...found } = await extractAgain(deps, actorOf(request), note.found.id, { dryRun });
      return reply.send({ data: found });
    },
  );
}
