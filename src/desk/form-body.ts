import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';
import { maxFileBytes, type UploadedFile } from '../notes/uploads.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The files of a form; its other fields are the body. */
    sentFiles: UploadedFile[];
  }
}

/**
 * Of all files of a form together, so that they fit into the form that stores them after their preview, as base64.
 * Whoever has more sends them file after file, as the script does.
 */
const maxFormBytes = 16 * 1024 * 1024;
const limits = {
  fileSize: maxFileBytes,
  fieldSize: 24 * 1024 * 1024,
  files: 200,
  fields: 400,
  parts: 600,
};

/** Forms as browsers send them, with files in them or not. Files of strangers are not read. */
export async function installForms(scope: FastifyInstance): Promise<void> {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => new URLSearchParams(body),
  );
  await scope.register(multipart, { limits, throwFileSizeLimit: true });
  scope.decorateRequest('sentFiles');
  scope.addHook('preValidation', async (request) => {
    request.sentFiles = [];
    if (request.session && request.isMultipart()) request.body = await readForm(request);
  });
}

async function readForm(request: FastifyRequest): Promise<URLSearchParams> {
  const form = new URLSearchParams();
  let bytes = 0;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') form.append(part.fieldname, String(part.value));
      else {
        const file = { name: part.filename, bytes: await part.toBuffer() };
        bytes += file.bytes.length;
        if (bytes > maxFormBytes) throw tooLarge(new Error(`${bytes} bytes`));
        // What a browser sends for a field that no file was chosen in.
        if (file.name !== '') request.sentFiles.push(file);
      }
    }
  } catch (error) {
    throw tooLarge(error);
  }
  return form;
}

const tooLarge = (cause: unknown): DomainError =>
  new DomainError(
    'payload-too-large',
    `A file may have ${maxFileBytes} bytes, and all files of a form together ${maxFormBytes}. Send fewer at once.`,
    { cause },
  );
