import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { redirectTo } from '../http/list-route.ts';
import { errors, moved } from '../http/openapi.ts';
import { Slug } from '../http/query.ts';
import { noteAddress } from './addresses.ts';
import { presentExtraction } from './present.ts';
import { NoteExtractionResponse } from './schemas.ts';
import { getNote, getNoteExtraction } from './service.ts';

export function noteExtractionRoutes(app: FastifyInstance, deps: Deps): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/v1/notes/:slug/extraction',
    {
      config: { requires: 'curator' },
      schema: {
        operationId: 'getNoteExtraction',
        summary: 'Whether a note’s insights have been looked for',
        description:
          'Texts of more than 100,000 characters are extracted in the background after they came in. One that failed can be extracted again on the command line (`kb extract`).',
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
}
