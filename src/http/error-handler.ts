import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ProblemCode } from '../errors.ts';
import { problemMediaType, problemTypeAddress, problemTypes, unparsable, type Problem } from './problem.ts';

/** Fastify's own errors, by code; everything else unknown is an internal error. */
const fastifyErrors: Record<string, [ProblemCode, string | ((request: FastifyRequest) => string)]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type', acceptedTypes],
  FST_ERR_CTP_EMPTY_TYPE: ['unsupported-media-type', acceptedTypes],
  FST_ERR_CTP_EMPTY_JSON_BODY: [
    'malformed-request',
    'The body is empty. Send JSON, or leave Content-Type out.',
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed-request', 'The body is not valid JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['malformed-request', 'Content-Length does not match the body.'],
  FST_ERR_CTP_BODY_TOO_LARGE: [
    'payload-too-large',
    ({ routeOptions }) => `The body is over the limit of ${routeOptions.bodyLimit} bytes.`,
  ],
  FST_ERR_BAD_URL: ['malformed-request', 'The address has a broken percent escape.'],
  FST_ERR_MAX_PARAM_LENGTH: ['not-found', 'There is nothing at this address: a part of it is too long.'],
};

function acceptedTypes({ routeOptions }: FastifyRequest): string {
  const { consumes = ['application/json'] } = (routeOptions.schema ?? {}) as { consumes?: string[] };
  return `Set Content-Type to one of the types taken here: ${consumes.join(', ')}.`;
}

/** What the driver, the network and PostgreSQL itself say when the database cannot be reached. */
const unreachable =
  /^(CONNECT_TIMEOUT|CONNECTION_(CLOSED|DESTROYED|ENDED)|E(CONNREFUSED|CONNRESET|NOTFOUND|HOSTUNREACH|NETUNREACH|TIMEDOUT|PIPE)|EAI_AGAIN|08\w{3}|53300|57P0\d)$/;

function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && unreachable.test(cause.code)) return true;
    if (cause instanceof AggregateError && cause.errors.some(isDatabaseAway)) return true;
  }
  return false;
}

/** Turns everything thrown into a problem response; only what is our fault is logged as an error. */
export function installErrorHandler(app: FastifyInstance, publicUrl: string): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const problem = toDomainError(error, request);
    if (problem.code === 'internal-error') request.log.error({ err: error }, 'request failed');
    else if (problem.code === 'unavailable') request.log.warn({ err: error }, 'request not possible now');
    else request.log.debug({ code: problem.code, detail: problem.message }, 'request refused');
    return sendProblem(request, reply, problem, publicUrl);
  });
}

export function toDomainError(error: FastifyError | Error, request: FastifyRequest): DomainError {
  if (error instanceof DomainError) return error;
  const code = 'code' in error ? error.code : '';
  const known = fastifyErrors[code];
  if (known) {
    const [problem, detail] = known;
    return new DomainError(problem, typeof detail === 'string' ? detail : detail(request), { cause: error });
  }
  if (error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400) {
    return new DomainError('malformed-request', 'The body is not valid JSON.', { cause: error });
  }
  // What serves the documentation's files says so of paths that lead out of them.
  if ('statusCode' in error && (error.statusCode === 403 || error.statusCode === 404))
    return new DomainError('not-found', 'There is nothing at this address. See /docs.', { cause: error });
  if (isDatabaseAway(error)) {
    return new DomainError('unavailable', 'The database does not answer. Try again in a moment.', {
      cause: error,
    });
  }
  return new DomainError('internal-error', 'The request failed on our side. Nothing was changed.', {
    cause: error,
  });
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: DomainError,
  publicUrl: string,
): FastifyReply {
  const { status, title } = problemTypes[error.code];
  if (error.code === 'unauthorised')
    void reply.header('www-authenticate', 'Bearer realm="leadership-knowledge-base"');
  if (error.code === 'unavailable' && !reply.hasHeader('retry-after')) void reply.header('retry-after', '5');
  const problem: Problem = {
    type: problemTypeAddress(error.code, publicUrl),
    title,
    status,
    detail: error.message,
    instance: request.id,
    ...(error.errors.length > 0 && { errors: error.errors }),
  };
  return reply
    .code(status)
    .header('content-type', problemMediaType)
    .header('cache-control', 'no-store')
    .removeHeader('etag')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem);
}

/** What is not even HTTP (RFC 9112), or has headers over the limit, or never ends, is answered on the bare socket. */
export function answerUnparsable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { status, detail } = unparsable[error.code ?? ''] ?? {
    status: 400,
    detail: 'The request is not valid HTTP.',
  };
  const title = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, instance: randomUUID() });
  const head = `HTTP/1.1 ${status} ${title}\r\nContent-Type: ${problemMediaType}\r\nContent-Length: ${Buffer.byteLength(body)}`;
  socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
}
