import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InvalidRequestError } from '../errors.ts';
import { canonicalAddress } from './canonical-address.ts';

/** A place in a sorted list: the sort values of the row next to it (none: an end of the list), and which way to go on. */
export interface Position {
  direction: 'next' | 'prev';
  values: (string | number)[];
}

export interface Page<T> {
  rows: T[];
  total: number;
  next: Position | null;
  prev: Position | null;
}

export const PageInfo = z
  .object({
    limit: z.int(),
    total: z.int().describe('How many there are in all, exactly.'),
    next: z.string().nullable().describe('Address of the next page.'),
    prev: z.string().nullable().describe('Address of the page before.'),
  })
  .meta({ id: 'PageInfo' });
export type PageInfo = z.infer<typeof PageInfo>;

/** Opaque cursors (base64url), signed together with the query that they belong to. */
export class CursorCodec {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  encode(position: Position, query: string): string {
    const payload = Buffer.from(JSON.stringify([position.direction, ...position.values])).toString(
      'base64url',
    );
    return `${payload}.${this.#sign(payload, query)}`;
  }

  /** @throws InvalidRequestError for a cursor that was altered or belongs to another query. */
  decode(cursor: string, query: string): Position {
    const [payload = '', signature = ''] = cursor.split('.');
    const expected = Buffer.from(this.#sign(payload, query));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new InvalidRequestError('The query is not valid: see errors.', [
        {
          parameter: 'cursor',
          detail: 'This cursor belongs to another query or was altered. Start again without it.',
        },
      ]);
    }
    const [direction, ...values] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
      Position['direction'],
      ...(string | number)[],
    ];
    return { direction, values };
  }

  #sign(payload: string, query: string): string {
    return createHmac('sha256', this.#secret).update(`${payload}\n${query}`).digest('base64url').slice(0, 22);
  }
}

const identities = new WeakMap<object, string>();

/** What a cursor is bound to: the path and every parameter but the cursor itself. Worked out once for a request. */
export function queryIdentity(request: Pick<FastifyRequest, 'url'>): string {
  let identity = identities.get(request);
  if (identity === undefined) {
    const url = new URL(request.url, 'http://host');
    url.searchParams.delete('cursor');
    url.searchParams.sort();
    identity = hash('sha256', `${url.pathname}?${url.searchParams.toString()}`, 'base64url');
    identities.set(request, identity);
  }
  return identity;
}

/** The page's own description, and `Link` headers (RFC 8288) that keep every parameter. */
export function presentPage(
  request: FastifyRequest,
  reply: FastifyReply,
  codec: CursorCodec,
  page: Page<unknown>,
  limit: number,
): PageInfo {
  const identity = queryIdentity(request);
  const address = (position: Position | null): string | null => {
    if (!position) return null;
    const url = new URL(canonicalAddress(request.url), 'http://host');
    url.searchParams.set('cursor', codec.encode(position, identity));
    return `${url.pathname}${url.search}`;
  };
  const links = { next: address(page.next), prev: address(page.prev) };
  const header = Object.entries(links).flatMap(([rel, url]) =>
    url === null ? [] : [`<${url}>; rel="${rel}"`],
  );
  if (header.length > 0) void reply.header('link', header.join(', '));
  return { limit, total: page.total, ...links };
}
