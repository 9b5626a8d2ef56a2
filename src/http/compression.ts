import { brotliCompress, constants, gzip, type CompressCallback } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { appendVary } from './cache.ts';

const worthwhileBytes = 1024;
const compressible = /^(text\/|application\/(json|problem\+json|ld\+json|xml))/;
// 4 of 11: beyond it, time grows faster than the answer shrinks.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const codings = {
  br: (bytes: Buffer, done: CompressCallback) => brotliCompress(bytes, brotliOptions, done),
  gzip: (bytes: Buffer, done: CompressCallback) => gzip(bytes, done),
};
type Coding = keyof typeof codings;

/**
 * Compresses what is worth it. Each coding is a representation with a strong ETag of its own (RFC 9110, 8.8.3.3),
 * and HEAD has the length of what GET sends: the usual plugin does neither.
 */
export function installCompression(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    appendVary(reply, 'Accept-Encoding');
    const mediaType = String(reply.getHeader('content-type') ?? '');
    if (!compressible.test(mediaType) || reply.hasHeader('content-encoding')) return done();
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return done();
    if (Buffer.byteLength(payload) < worthwhileBytes) return done();
    const coding = preferredCoding(request.headers['accept-encoding']);
    if (coding === null) return done();
    const etag = reply.getHeader('etag');
    if (typeof etag === 'string') void reply.header('etag', codedTag(etag, coding));
    void reply.header('content-encoding', coding).removeHeader('content-length');
    codings[coding](typeof payload === 'string' ? Buffer.from(payload) : payload, done);
  });
}

/** Clients send the same few headers again and again: reading one takes as long as a tenth of a kept answer. */
const preferences = new Map<string, Coding | null>();
const maxPreferences = 200;

/** The coding that the client likes best; of those it likes as much, the one that makes answers smaller. */
export function preferredCoding(header = ''): Coding | null {
  let coding = preferences.get(header);
  if (coding === undefined) {
    if (preferences.size >= maxPreferences) preferences.clear();
    preferences.set(header, (coding = prefer(header)));
  }
  return coding;
}

function prefer(header: string): Coding | null {
  const [best] = (['br', 'gzip'] as const)
    .map((coding) => ({ coding, quality: qualityOf(coding, header) }))
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return best?.coding ?? null;
}

function qualityOf(coding: string, header: string): number {
  for (const part of header.toLowerCase().split(',')) {
    const [name, ...parameters] = part.split(';').map((text) => text.trim());
    if (name !== coding) continue;
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return quality === undefined ? 1 : Number(quality.slice(2)) || 0;
  }
  return 0;
}

const codedTag = (etag: string, coding: Coding): string => etag.replace(/"$/, `-${coding}"`);

/** The tag that a representation has without its coding. */
export const uncodedTag = (etag: string): string => etag.replace(/-(br|gzip)"$/, '"');
