import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/auth.ts';
import { errors } from '../http/openapi.ts';
import { importFile } from '../ingestion/import-files.ts';
import type { ImportOutcome } from '../ingestion/import-note.ts';
import { noteAddress } from './addresses.ts';
import { ImportInput, ImportQuery, ImportResponse } from './import-schemas.ts';
import { presentPreview, presentReplacement } from './present.ts';
import { installFileBodies, maxFileBytes } from './uploads.ts';

/** What `kb import` does, over HTTP, for one file with one note or many. */
export async function importRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  await installFileBodies(app);
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post(
    '/v1/imports',
    {
      config: { requires: 'curator' },
      bodyLimit: maxFileBytes,
      schema: {
        operationId: 'importNotes',
        summary: 'Bring in all notes of a file',
        description:
          'A file that holds one note or, as an export does, many. The answer says of each whether it was imported, is unchanged, became a new version of the note that the same file brought in before, or was refused and why; one that cannot be taken keeps no other out, and sending the file again changes nothing. With `dryRun=true` nothing is stored, and the answer says what each note would become.',
        tags: ['Notes'],
        security: [{ key: [] }],
        consumes: ['multipart/form-data'],
        querystring: ImportQuery,
        body: ImportInput,
        response: { 200: ImportResponse, ...errors(403, 413, 415, 422) },
      },
    },
    async (request) => {
      const { name, bytes } = request.fileBody!;
      const dryRun = request.query.dryRun === 'true';
      const outcomes = await importFile(
        deps,
        actorOf(request),
        { key: name, bytes },
        {
          dryRun,
          previews: dryRun,
        },
      );
      return { data: outcomes.map(presentOutcome) };
    },
  );
}

function presentOutcome({
  name,
  outcome,
  slug,
  detail,
  preview,
  replacement,
}: ImportOutcome): z.infer<typeof ImportResponse>['data'][number] {
  const known = outcome === 'new version' ? 'new-version' : outcome;
  return {
    name,
    outcome: known,
    slug,
    url: slug === null ? null : noteAddress(slug),
    detail,
    preview: preview ? presentPreview(preview) : null,
    report: replacement ? presentReplacement(replacement) : null,
  };
}
