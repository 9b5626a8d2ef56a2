import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Deps } from '../deps.ts';
import { InvalidRequestError } from '../errors.ts';
import { actorOf } from '../http/auth.ts';
import { installNoteTextParsers } from '../http/body-parsers.ts';
import { errors } from '../http/openapi.ts';
import { ingestNote } from '../ingestion/ingest.ts';
import { noteAddress } from './addresses.ts';
import { presentNote } from './present.ts';
import { CreateNoteInput, CreateNoteQuery, NoteResponse } from './schemas.ts';
import { getNote } from './service.ts';

/** JSON escapes can double a text; what is too much after reading is refused by its own size. */
const bodyLimit = (maxNoteBytes: number): number => maxNoteBytes * 2 + 64 * 1024;

export function noteWriteRoutes(app: FastifyInstance, deps: Deps): void {
  installNoteTextParsers(app);

  app.withTypeProvider<ZodTypeProvider>().post(
    '/v1/notes',
    {
      bodyLimit: bodyLimit(deps.config.MAX_NOTE_BYTES),
      config: { requires: 'curator' },
      schema: {
        operationId: 'createNote',
        summary: 'Bring a note in',
        description:
          'As JSON, or as the text itself (text/plain, text/markdown) with the metadata in the query. The note is taken apart, its insights are suggested, and everything is stored at once or not at all.',
        tags: ['Notes'],
        security: [{ key: [] }],
        consumes: ['application/json', 'text/plain', 'text/markdown'],
        querystring: CreateNoteQuery,
        body: CreateNoteInput,
        response: { 201: NoteResponse, ...errors(403, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const metadata = definedOnly(request.query);
      if (Object.keys(metadata).length > 0 && request.headers['content-type']?.includes('json') === true) {
        throw new InvalidRequestError('The query is not valid: see errors.', [
          {
            parameter: Object.keys(metadata)[0] ?? '',
            detail: 'With a JSON body, metadata belongs into the body.',
          },
        ]);
      }
      const { slug } = await ingestNote(deps, actorOf(request), { ...request.body, ...metadata });
      const note = await getNote(deps.db, request.access, slug);
      if (!('found' in note)) throw new Error(`The note ${slug} was stored but cannot be read.`);
      return reply
        .code(201)
        .header('location', noteAddress(slug))
        .send({ data: presentNote(note.found) });
    },
  );
}

const definedOnly = (query: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
