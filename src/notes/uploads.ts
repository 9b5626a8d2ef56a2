import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError, InvalidRequestError } from '../errors.ts';
import { readSource, type NoteSource } from '../ingestion/read-source.ts';

export const maxFileBytes = 10 * 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    /** The note in an uploaded file, in the place of a body. */
    upload: NoteSource | null;
    /** A file in the place of a body, where a route takes nothing else. */
    fileBody: UploadedFile | null;
  }
}

export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

/** Lets the routes of a scope take one file (multipart/form-data, RFC 7578); `readFile` reads it. */
async function installFiles(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: maxFileBytes, files: 1, fields: 0, parts: 1 },
    throwFileSizeLimit: true,
  });
}

/** Lets the routes of a scope take one file and nothing else, as `fileBody`; the body is its name. */
export async function installFileBodies(app: FastifyInstance): Promise<void> {
  await installFiles(app);
  app.decorateRequest('fileBody', null);
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart())
      throw new DomainError('unsupported-media-type', 'Send the file in a form: multipart/form-data.');
    request.fileBody = await readFile(request);
    request.body = { file: request.fileBody.name };
  });
}

/** Lets a route take a file where it otherwise takes a text: the file's text stands for the body's. */
export async function installUploads(app: FastifyInstance): Promise<void> {
  await installFiles(app);
  app.decorateRequest('upload', null);
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) return;
    request.upload = await readUpload(request);
    request.body = { text: request.upload.document.text, format: 'plain' };
  });
}

/** @throws DomainError for a body that is no form with one file in it, or one that is too large */
export async function readFile(request: FastifyRequest): Promise<UploadedFile> {
  const file = await request.file().catch((error: unknown) => {
    throw new DomainError('malformed-request', 'The body is not a form with one file in it.', {
      cause: error,
    });
  });
  if (!file) throw refusal('There is no file in the form: send one, as the part “file”.');
  const bytes = await file.toBuffer().catch((error: unknown) => {
    throw new DomainError('payload-too-large', `The file is over ${maxFileBytes} bytes.`, { cause: error });
  });
  return { name: file.filename, bytes };
}

async function readUpload(request: FastifyRequest): Promise<NoteSource> {
  const { name, bytes } = await readFile(request);
  const [entry, ...others] = await readSource(name, bytes);
  if (!entry || others.length > 0)
    throw refusal('The file holds several notes: send it to /v1/imports, or bring it in with “kb import”.');
  if (!entry.result.ok) {
    if (entry.result.reason === 'too-large') throw new DomainError('payload-too-large', entry.result.detail);
    throw refusal(entry.result.detail);
  }
  return { document: entry.result.document, mediaType: entry.mediaType };
}

const refusal = (detail: string): InvalidRequestError =>
  new InvalidRequestError('The body is not valid: see errors.', [{ pointer: '#/file', detail }]);
