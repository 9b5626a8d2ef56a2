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

/**
 * What a cursor is bound to: the path and every parameter but the cursor itself, in any order and however they are
 * escaped. Worked out once for a request.
 */
export function queryIdentity(request: Pick<FastifyRequest, 'url'>): string {
  let identity = identities.get(request);
  if (identity === undefined) {
    const { path, parameters } = withoutCursor(request.url);
    identity = hash('sha256', `${path}?${parameters.map(unescaped).sort().join('&')}`, 'base64url');
    identities.set(request, identity);
  }
  return identity;
}

/** Addresses that need no escape in a link; to take them apart as text takes a fifth of what `URL` does. */
const isPlain = /^[\w\-.~!$&'()*,:;=@/?[\]]*$/;

function withoutCursor(url: string): { path: string; parameters: string[] } {
  const start = url.indexOf('?');
  if (start < 0) return { path: url, parameters: [] };
  const parameters = url.slice(start + 1).split('&');
  return {
    path: url.slice(0, start),
    parameters: parameters.filter((part) => part !== '' && !part.startsWith('cursor=')),
  };
}

/** Two parameters never read as one: what would part them stays escaped. */
const unescaped = (parameter: string): string =>
  isPlain.test(parameter)
    ? parameter
    : decodeURIComponent(parameter.replaceAll('+', ' ')).replaceAll(/[%&]/g, encodeURIComponent);

function withCursor(url: string, cursor: string): string {
  const { path, parameters } = withoutCursor(canonicalAddress(url));
  if (isPlain.test(url)) return `${path}?${[...parameters, `cursor=${cursor}`].join('&')}`;
  const { pathname, searchParams } = new URL(`${path}?${parameters.join('&')}`, 'http://host');
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams.toString()}`;
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
  const address = (position: Position | null): string | null =>
    position && withCursor(request.url, codec.encode(position, identity));
  const links = { next: address(page.next), prev: address(page.prev) };
  const header = Object.entries(links).flatMap(([rel, url]) =>
    url === null ? [] : [`<${url}>; rel="${rel}"`],
  );
  if (header.length > 0) void reply.header('link', header.join(', '));
  return { limit, total: page.total, ...links };
}
