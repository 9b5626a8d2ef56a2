import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { InvalidRequestError } from "../errors.js";
export const PageInfo = z
    .object({
    limit: z.int(),
    total: z.int().describe('How many there are in all, exactly.'),
    next: z.string().nullable().describe('Address of the next page.'),
    prev: z.string().nullable().describe('Address of the page before.'),
})
    .meta({ id: 'PageInfo' });
/** Opaque cursors (base64url), signed together with the query that they belong to. */
export class CursorCodec {
    #secret;
    constructor(secret) {
        this.#secret = secret;
    }
    encode(position, query) {
        const payload = Buffer.from(JSON.stringify([position.direction, ...position.values])).toString('base64url');
        return `${payload}.${this.#sign(payload, query)}`;
    }
    /** @throws InvalidRequestError for a cursor that was altered or belongs to another query. */
    decode(cursor, query) {
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
        const [direction, ...values] = JSON.parse(Buffer.from(payload, 'base64url').toString());
        return { direction, values };
    }
    #sign(payload, query) {
        return createHmac('sha256', this.#secret).update(`${payload}\n${query}`).digest('base64url').slice(0, 22);
    }
}
/** What a cursor is bound to: the path and every parameter but the cursor itself. */
export function queryIdentity(request) {
    const url = new URL(request.url, 'http://host');
    url.searchParams.delete('cursor');
    url.searchParams.sort();
    return createHash('sha256').update(`${url.pathname}?${url.searchParams.toString()}`).digest('base64url');
}
/** The page's own description, and `Link` headers (RFC 8288) that keep every parameter. */
export function presentPage(request, reply, codec, page, limit) {
    const identity = queryIdentity(request);
    const address = (position) => {
        if (!position)
            return null;
        const url = new URL(request.url, 'http://host');
        url.searchParams.set('cursor', codec.encode(position, identity));
        return `${url.pathname}${url.search}`;
    };
    const links = { next: address(page.next), prev: address(page.prev) };
    const header = Object.entries(links).flatMap(([rel, url]) => url === null ? [] : [`<${url}>; rel="${rel}"`]);
    if (header.length > 0)
        void reply.header('link', header.join(', '));
    return { limit, total: page.total, ...links };
}
//# sourceMappingURL=pagination.js.map