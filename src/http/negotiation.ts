import accepts from '@fastify/accepts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';
import { appendVary } from './cache.ts';
import { oneOf } from './query.ts';

/** What `?format=` calls the media types that a route can choose between. */
const formats = {
  'application/json': 'json',
  'text/html': 'html',
  'text/markdown': 'markdown',
  'text/plain': 'text',
  'application/ld+json': 'annotation',
} as const;
export type Representation = keyof typeof formats;

/** The parameter of a route with several representations: instead of an Accept header. */
export const format = (representations: readonly Representation[]) =>
  oneOf(
    representations.map((mediaType) => formats[mediaType]),
    'The representation, where sending an Accept header is not convenient; it wins over the header.',
  ).optional();

/**
 * Every documented route refuses an Accept header that none of its answers fits, before anything is done. Errors are
 * problem details whatever was asked for.
 */
export async function installNegotiation(app: FastifyInstance): Promise<void> {
  await app.register(accepts);
  const known = new WeakMap<object, string[]>();
  app.addHook('onRequest', (request, reply, done) => {
    const { accept } = request.headers;
    // A profile (RFC 6906) chooses nothing here: where there is linked data, it is of one.
    if (accept?.includes('profile=') === true)
      request.headers.accept = accept.replaceAll(/;\s*profile="[^"]*"/g, '');
    const { schema } = request.routeOptions;
    if (!schema?.response) return done();
    let available = known.get(schema);
    if (!available) known.set(schema, (available = mediaTypesOf(schema.response)));
    if (available.length > 1) {
      const { format: named } = request.query as { format?: unknown };
      // What it names is checked with the other parameters.
      if (named !== undefined) return done();
      appendVary(reply, 'Accept');
    }
    if (available.length > 0 && request.accepts().type(available) === false)
      throw notAcceptable(request, available);
    done();
  });
}

/** The media types of the answers that succeed, as the route documents them. */
function mediaTypesOf(responses: unknown): string[] {
  const succeeded = Object.entries(responses as Record<string, { content?: object; type?: string }>).filter(
    ([status]) => status.startsWith('2') && status !== '204',
  );
  return succeeded.flatMap(([, { content }]) => (content ? Object.keys(content) : ['application/json']));
}

/** What `named` (the query's `format`) says, or else what the Accept header prefers. @throws DomainError `not-acceptable` */
export function negotiate<T extends Representation>(
  request: FastifyRequest,
  available: readonly T[],
  named: string | undefined,
): T {
  const asked = available.find((mediaType) => formats[mediaType] === named);
  const chosen = asked ?? request.accepts().type([...available]);
  if (typeof chosen === 'string') return chosen as T;
  throw notAcceptable(request, available);
}

function notAcceptable({ routeOptions }: FastifyRequest, available: readonly string[]): DomainError {
  const names = available.flatMap((mediaType) => formats[mediaType as Representation] ?? []);
  const { shape } = (routeOptions.schema?.querystring ?? {}) as { shape?: object };
  const convenient = shape && 'format' in shape ? ` Or add ?format=${names.join(', ')}.` : '';
  return new DomainError('not-acceptable', `Available here: ${available.join(', ')}.${convenient}`);
}
