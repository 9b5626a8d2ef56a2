import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { InvalidRequestError, NotFoundError } from '../errors.ts';
import { actorOf } from '../http/auth.ts';
import { installNoteTextParsers } from '../http/body-parsers.ts';
import { expectedVersions, representationTag } from '../http/conditional.ts';
import { errors } from '../http/openapi.ts';
import { Slug } from '../http/query.ts';
import { ingestNote } from '../ingestion/ingest.ts';
import { previewNote } from '../ingestion/preview-note.ts';
import { textSource } from '../ingestion/read-source.ts';
import type { ExpectedVersions } from '../lib/expected-versions.ts';
import { presentReceipt } from '../outbox/present.ts';
import { getReceipt } from '../outbox/service.ts';
import { noteAddress } from './addresses.ts';
import { editNote } from './edit-note.ts';
import { presentNote, presentPreview, presentReplacement } from './present.ts';
import { replaceText } from './replace-text.ts';
import type { NoteRow } from './repository.ts';
import { NotePreviewResponse } from './extraction-schemas.ts';
import { ReplacementResponse, ReplaceTextInput, ReplaceTextQuery } from './replacement-schemas.ts';
import {
  CreateNoteInput,
  CreateNoteQuery,
  CreatedNoteResponse,
  EditNoteInput,
  NoteResponse,
  TakedownQuery,
} from './schemas.ts';
import { getHeldNote, getNote } from './service.ts';
import { restoreNote, takeDownNote } from './take-down.ts';
import { installUploads } from './uploads.ts';

/** JSON escapes can double a text; what is too much after reading is refused by its own size. */
const bodyLimit = (maxNoteBytes: number): number => maxNoteBytes * 2 + 64 * 1024;

const SlugParams = z.strictObject({ slug: Slug });
const security = [{ key: [] }];
const curator = { requires: 'curator' } as const;

export async function noteWriteRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  installNoteTextParsers(app);
  await installUploads(app);
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const textBody = { bodyLimit: bodyLimit(deps.config.MAX_NOTE_BYTES), config: curator };
  const consumes = ['application/json', 'text/plain', 'text/markdown', 'multipart/form-data'];

  typed.post(
    '/v1/notes',
    {
      ...textBody,
      schema: {
        operationId: 'createNote',
        summary: 'Bring a note in',
        description:
          'As JSON, or as the text itself (text/plain, text/markdown) or a file (multipart/form-data: text, Markdown, HTML, .docx) with the metadata in the query. The note is taken apart, its insights are suggested, and everything is stored at once or not at all. The insights of a text of more than 100,000 characters are looked for after the answer: `extraction` of the note is `pending` until then. With `dryRun=true` the answer is what the note would become, with its parts, suggestions and what looks wrong in it, and nothing is stored.',
        tags: ['Notes'],
        security,
        consumes,
        querystring: CreateNoteQuery,
        body: CreateNoteInput,
        response: {
          200: NotePreviewResponse.describe('What it would become, with `dryRun=true`.'),
          201: CreatedNoteResponse,
          ...errors(403, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { dryRun, ...given } = request.query;
      const metadata = definedOnly(given);
      const [misplaced] = Object.keys(metadata);
      if (misplaced !== undefined && isJson(request)) {
        throw new InvalidRequestError('The query is not valid: see errors.', [
          { parameter: misplaced, detail: 'With a JSON body, metadata belongs into the body.' },
        ]);
      }
      const { text, format, ...members } = request.body;
      const source = request.upload ?? textSource(text, format);
      const input = { ...source, ...members, ...metadata };
      if (dryRun === 'true') return reply.send({ data: presentPreview(await previewNote(deps, input)) });
      const { slug } = await ingestNote(deps, actorOf(request), input);
      const data = await currentNote(deps, request, slug);
      const receipt = presentReceipt(await getReceipt(deps, request.id));
      return reply.code(201).header('location', noteAddress(slug)).send({ data, receipt });
    },
  );

  typed.put(
    '/v1/notes/:slug/text',
    {
      ...textBody,
      schema: {
        operationId: 'replaceNoteText',
        summary: 'Store a new version of a note’s text',
        description:
          'Every quotation is found again in the new text, and the answer says what became of it: unchanged, moved, fuzzy (changed a little), ambiguous (several equal places) or orphaned. Only unchanged and moved ones stay public; a curator decides on the others. With `dryRun=true` the same report, and nothing is stored.',
        tags: ['Notes'],
        security,
        consumes,
        params: SlugParams,
        querystring: ReplaceTextQuery,
        body: ReplaceTextInput,
        response: { 200: ReplacementResponse, ...errors(403, 404, 409, 410, 412, 413, 415, 422, 428) },
      },
    },
    async (request, reply) => {
      const { note, expected } = await noteToWrite(deps, request, request.params.slug);
      const dryRun = request.query.dryRun === 'true';
      const source = request.upload ?? textSource(request.body.text, request.body.format);
      const input = { ...source, dryRun };
      const replacement = await replaceText(deps, actorOf(request), note.id, expected, input);
      return reply.send({ data: presentReplacement(replacement) });
    },
  );

  typed.patch(
    '/v1/notes/:slug',
    {
      config: curator,
      schema: {
        operationId: 'editNote',
        summary: 'Change what is said about a note',
        description: 'Title, slug, status, date, licence, attribution. A former slug goes on answering 308.',
        tags: ['Notes'],
        security,
        params: SlugParams,
        querystring: z.strictObject({}),
        body: EditNoteInput,
        response: { 200: NoteResponse, ...errors(403, 404, 409, 410, 412, 413, 415, 422, 428) },
      },
    },
    async (request, reply) => {
      const { note, expected } = await noteToWrite(deps, request, request.params.slug);
      const { slug } = await editNote(deps, actorOf(request), note.id, expected, request.body);
      const data = await currentNote(deps, request, slug);
      const contentVersion = await deps.contentVersion();
      const tag = representationTag(request, {
        entity: `note-${note.id}`,
        version: data.version ?? 0,
        contentVersion,
      });
      return reply.header('etag', tag).header('content-location', noteAddress(slug)).send({ data });
    },
  );

  typed.delete(
    '/v1/notes/:slug',
    {
      config: curator,
      schema: {
        operationId: 'takeDownNote',
        summary: 'Take a note down',
        description:
          'From then on its addresses answer 410 with the reason, and nothing of it is shown, searched or exported. An admin can restore it until it is purged.',
        tags: ['Notes'],
        security,
        params: SlugParams,
        querystring: TakedownQuery,
        response: { 204: z.null().describe('It is taken down.'), ...errors(403, 404, 410, 412, 422, 428) },
      },
    },
    async (request, reply) => {
      const { note, expected } = await noteToWrite(deps, request, request.params.slug);
      await takeDownNote(deps, actorOf(request), note.id, expected, request.query.reason);
      return reply.code(204).send(null);
    },
  );

  typed.post(
    '/v1/notes/:slug/restore',
    {
      config: { requires: 'admin' },
      schema: {
        operationId: 'restoreNote',
        summary: 'Bring a note back that was taken down',
        description: 'As it was, insights and all, unless it was purged.',
        tags: ['Notes'],
        security,
        params: SlugParams,
        querystring: z.strictObject({}),
        response: { 200: NoteResponse, ...errors(403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const held = await getHeldNote(deps.db, request.params.slug);
      await restoreNote(deps, actorOf(request), held.id);
      return reply.send({ data: await currentNote(deps, request, held.slug) });
    },
  );
}

/** The note that a write is about, and the versions that its `If-Match` has seen. A former slug is none. */
async function noteToWrite(
  deps: Deps,
  request: FastifyRequest,
  slug: string,
): Promise<{ note: NoteRow; expected: ExpectedVersions }> {
  const note = await getNote(deps.db, request.access, slug);
  if (!('found' in note))
    throw new NotFoundError(`The note has the slug “${note.movedTo}” now: write to that address.`);
  return { note: note.found, expected: expectedVersions(request, `note-${note.found.id}`) };
}

async function currentNote(deps: Deps, request: FastifyRequest, slug: string) {
  const note = await getNote(deps.db, request.access, slug);
  if (!('found' in note)) throw new Error(`The note ${slug} was written but cannot be read.`);
  return presentNote(note.found);
}

const isJson = (request: FastifyRequest): boolean =>
  request.headers['content-type']?.includes('json') === true;

const definedOnly = (query: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
