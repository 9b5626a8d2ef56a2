import type { FastifyInstance } from 'fastify';
import { DomainError, InvalidRequestError } from '../errors.ts';

/** Refuses query strings that Fastify would pass on undecoded, and NUL, which PostgreSQL cannot compare with. */
export function installQueryText(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const start = request.url.indexOf('?');
    if (start >= 0 && request.url.includes('%', start)) refuseUnreadable(request.url.slice(start + 1));
    done();
  });
}

/** NUL comes only as an escape: HTTP has none in an address. */
function refuseUnreadable(query: string): void {
  for (const part of query.split('&')) {
    const [name = '', value = ''] = decoded(part).split('=', 2);
    if (!`${name}${value}`.includes('\0')) continue;
    throw new InvalidRequestError('The query is not valid: see errors.', [
      { parameter: name, detail: 'There is a NUL character here: remove it.' },
    ]);
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    throw new DomainError(
      'malformed-request',
      'The query has a percent escape that is broken or not UTF-8.',
      { cause: error },
    );
  }
}
