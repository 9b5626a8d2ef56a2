import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { baseAddress } from '../http/base-address.ts';
import { notModified, representationTag } from '../http/conditional.ts';
import { slugify } from '../lib/slug.ts';
import type { OpenedExport } from './open-export.ts';

/** What a route says of the file that it answers with. */
export const file = (mediaType: string, schema: z.ZodType | null) => ({
  description:
    'The file. One that breaks off, without the end of its format or of the answer, is not complete.',
  content: {
    [mediaType.split(';')[0] ?? '']: { schema: schema ?? z.string().describe('The file.') },
  },
});

/** Streams a file under the ETag of the very snapshot that it is made from. */
export async function answer(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { what, format, mediaType }: { what: string; format: string; mediaType: string },
  open: (base: string) => Promise<OpenedExport>,
): Promise<void> {
  const base = baseAddress(request, deps.config);
  const tagAt = (contentVersion: number): string =>
    representationTag(request, { entity: `export-${what}`, contentVersion, mediaType: mediaType + base });
  if (notModified(request, reply, tagAt(await deps.contentVersion()))) return;
  const { contentVersion, stream } = await open(base);
  void reply
    .type(mediaType)
    .header('etag', tagAt(contentVersion))
    .header('content-disposition', `attachment; filename="${fileName(what, request.query, format)}"`);
  if (request.method === 'HEAD') stream.destroy();
  void reply.send(request.method === 'HEAD' ? Readable.from([]) : stream);
}

/** What it is and what it was filtered by: `insights-theme-governance.csv`. */
function fileName(what: string, query: unknown, format: string): string {
  const filters = Object.entries(query as object).filter(([name, value]) => name !== 'sort' && value);
  const words = filters.flatMap(([name, value]) => [name, String(value)]);
  return `${words.length === 0 ? what : slugify([what, ...words].join(' '))}.${format}`;
}
