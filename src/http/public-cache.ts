import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { ContentClock } from '../db/content-clock.ts';
import { publicCaching } from './cache.ts';
import { canonicalAddress } from './canonical-address.ts';
import { preferredCoding, uncodedTag } from './compression.ts';
import { insideAccess } from './inside.ts';
import type { Limits } from './rate-limit.ts';

/** What depends on nothing but the content, the address, the representation and the access. */
const kept = /^\/v1\/(notes|insights|themes|tags|examples)(\/|$)/;
/** What a kept answer may vary by; the key holds all of it. */
const keyed = new Set(['accept', 'accept-encoding', 'authorization', 'origin']);
/** Made anew for every answer. */
const perRequest = new Set([
  'connection',
  'date',
  'keep-alive',
  'ratelimit',
  'ratelimit-policy',
  'transfer-encoding',
  'x-request-id',
]);
const ofContent = new Set(['content-type', 'content-length', 'content-encoding', 'link']);
const bytesPerEntry = 2500;

interface Entry {
  stamp: number;
  etag: string;
  /** Names and values in turns, as `writeHead` takes them. */
  headers: string[];
  /** Those of a 304, but the ETag: it names the one that the client holds. */
  headersUnmodified: string[];
  body: Buffer;
}

interface Flight {
  stamp: number;
  landed: Promise<void>;
  land: () => void;
}

export interface PublicCache {
  /** For the metrics. `bypassed`: announcements of writes were not heard. */
  readonly counts: { hit: number; miss: number; bypassed: number };
  readonly bytes: number;
  /** Call this after every other hook: what they send is what is kept. */
  keepAnswers(): void;
}

/**
 * Answers public reads out of finished bytes, before anything else is done. An answer is kept under the stamp that
 * the content clock had before its work began, and given only while the clock still has it: see ContentClock. Those
 * who ask for the same at the same time wait for the first. What a key asked for, what failed and what carries marks
 * of one request is never kept.
 */
export function installPublicCache(
  app: FastifyInstance,
  options: { clock: ContentClock; maxBytes: number; limits: Limits; writeOrigins: readonly string[] },
): PublicCache {
  const { clock, limits, writeOrigins } = options;
  const entries = new LRUCache<string, Entry>({
    maxSize: options.maxBytes,
    maxEntrySize: Math.ceil(options.maxBytes / 4),
    sizeCalculation: ({ body }, key) => body.length + 2 * key.length + bytesPerEntry,
  });
  const flights = new Map<string, Flight>();
  const leads = new WeakMap<FastifyRequest, { key: string; stamp: number; flight: Flight }>();
  const counts = { hit: 0, miss: 0, bypassed: 0 };
  clock.onChange(() => entries.clear());

  app.addHook('onRequest', (request, reply, done) => {
    const key = keyOf(request, writeOrigins);
    if (key === null) return done();
    const { stamp } = clock;
    if (stamp === null) {
      counts.bypassed += 1;
      return done();
    }
    const entry = entries.get(key);
    if (entry?.stamp === stamp) return void answer(request, reply, entry, done);
    const flight = flights.get(key);
    if (flight?.stamp === stamp) return void follow(request, reply, { key, stamp, flight }, done);
    counts.miss += 1;
    // HEAD makes no body that could be kept.
    if (request.method === 'GET') lead(request, reply, key, stamp);
    done();
  });

  function keepAnswers(): void {
    app.addHook('onSend', (request, reply, payload, done) => {
      const leading = leads.get(request);
      if (leading) {
        const entry = entryOf(request, reply, payload, leading.stamp);
        if (entry && clock.stamp === leading.stamp) entries.set(leading.key, entry);
        land(leading.key, leading.flight);
      }
      done();
    });
  }

  function lead(request: FastifyRequest, reply: FastifyReply, key: string, stamp: number): void {
    let land_: () => void = () => undefined;
    const landed = new Promise<void>((resolve) => (land_ = resolve));
    const flight = { stamp, landed, land: land_ };
    flights.set(key, flight);
    leads.set(request, { key, stamp, flight });
    reply.raw.once('close', () => land(key, flight));
  }

  function land(key: string, flight: Flight): void {
    if (flights.get(key) === flight) flights.delete(key);
    flight.land();
  }

  /** Takes what the first one found; where it found nothing to keep, everybody works for himself. */
  async function follow(
    request: FastifyRequest,
    reply: FastifyReply,
    { key, stamp, flight }: { key: string; stamp: number; flight: Flight },
    done: () => void,
  ): Promise<void> {
    await flight.landed;
    const entry = entries.get(key);
    // The stamp at its own beginning: a write that this request came before may stay unseen, but none that it followed.
    if (entry && entry.stamp >= stamp) return answer(request, reply, entry, done);
    counts.miss += 1;
    done();
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    entry: Entry,
    done: () => void,
  ): Promise<void> {
    const limited = insideAccess() ? [] : await limits.take(request);
    // Over the limit: refused where every request is counted.
    if (limited === null) return done();
    counts.hit += 1;
    const own = ['x-request-id', request.id, ...limited];
    const held = heldTag(request.raw, entry.etag);
    void reply.hijack();
    if (held !== null) {
      reply.raw.writeHead(304, [...entry.headersUnmodified, 'etag', held, ...own]);
      reply.raw.end();
      return;
    }
    reply.raw.writeHead(200, [...entry.headers, ...own]);
    reply.raw.end(request.method === 'HEAD' ? undefined : entry.body);
  }

  return {
    counts,
    keepAnswers,
    get bytes() {
      return entries.calculatedSize;
    },
  };
}

/** Null for what is not kept. Neither the access nor the method is in it: only public reads are kept, HEAD as GET. */
function keyOf(
  { raw, method, routeOptions }: FastifyRequest,
  writeOrigins: readonly string[],
): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  // A page asks with the access of whoever looks at it.
  if ((insideAccess()?.role ?? 'public') !== 'public') return null;
  const { headers } = raw;
  if (headers.authorization !== undefined || !kept.test(routeOptions.url ?? '')) return null;
  if (headers.origin !== undefined && writeOrigins.includes(headers.origin)) return null;
  const accept = headers.accept === '*/*' ? '' : (headers.accept ?? '');
  return `${preferredCoding(headers['accept-encoding']) ?? ''}\n${accept}\n${canonicalAddress(raw.url ?? '')}`;
}

/** The ETag of the client's that is this answer's, as the client wrote it; `*` holds any. */
function heldTag({ headers }: IncomingMessage, etag: string): string | null {
  const asked = headers['if-none-match'];
  if (asked === undefined) return null;
  if (asked === etag || asked.trim() === '*') return etag;
  const whole = uncodedTag(etag);
  const tags = asked.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.find((tag) => uncodedTag(tag) === whole) ?? null;
}

function entryOf(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  stamp: number,
): Entry | null {
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
  if (reply.statusCode !== 200 || !Buffer.isBuffer(body) || request.access.role !== 'public') return null;
  const held = reply.getHeaders();
  const { etag, vary } = held;
  if (typeof etag !== 'string' || held['cache-control'] !== publicCaching) return null;
  if (
    !String(vary)
      .toLowerCase()
      .split(/, */)
      .every((name) => keyed.has(name))
  )
    return null;
  const headers = Object.entries({ ...held, 'content-length': String(body.length) }).filter(
    ([name, value]) => value !== undefined && !perRequest.has(name),
  );
  // Node.js takes a header of several lines as that name once for each.
  const flat = (list: [string, unknown][]): string[] =>
    list.flatMap(([name, value]) => [value].flat().flatMap((line) => [name, String(line)]));
  return {
    stamp,
    etag,
    headers: flat(headers),
    headersUnmodified: flat(headers.filter(([name]) => name !== 'etag' && !ofContent.has(name))),
    body,
  };
}
