import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Deps } from '../deps.ts';
import { notModified, representationTag } from '../http/conditional.ts';
import { toDomainError } from '../http/error-handler.ts';
import { problemTypeAddress, problemTypes, type Problem } from '../http/problem.ts';
import { MovedAnswer, ProblemAnswer } from './ask.ts';
import { assetsDigest } from './assets.ts';
import { sendPage, withPagePolicy } from './render.ts';

/** The query of an address; empty values, which forms send for empty fields, count as left out. */
export function queryOf(request: FastifyRequest): URLSearchParams {
  const { searchParams } = new URL(request.url, 'http://host');
  const given = [...searchParams].filter(([, value]) => value !== '');
  return new URLSearchParams(given);
}

/** An address with its query, where there is one. */
export const address = (path: string, query: URLSearchParams): string =>
  query.size === 0 ? path : `${path}?${query.toString()}`;

/** True when the reader holds the page as it is now; the 304 is then sent. */
export async function pageNotModified(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const contentVersion = await deps.contentVersion();
  const entity = `page-${assetsDigest}`;
  return notModified(
    request,
    withPagePolicy(reply),
    representationTag(request, { entity, contentVersion, mediaType: 'html' }),
  );
}

export interface PageProblem {
  request: FastifyRequest;
  problem: Problem;
}

/** Everything thrown while a page is made becomes a page that says so; what has moved, a redirect to its page below `base`. */
export function installPageErrors(
  scope: FastifyInstance,
  page: (problem: PageProblem) => VNode,
  base = '',
): void {
  scope.setErrorHandler((error: Error, request, reply) => {
    if (error instanceof MovedAnswer) return reply.redirect(error.location.replace(/^\/v1/, base), 308);
    const problem = error instanceof ProblemAnswer ? error.problem : problemOf(error, request);
    if (problem.status === 500) request.log.error({ err: error }, 'page failed');
    void reply.code(problem.status).removeHeader('etag').header('cache-control', 'no-store');
    return sendPage(reply, page({ request, problem }));
  });
}

/** What was thrown, as the API would have said it. */
export function problemOf(error: Error, request: FastifyRequest): Problem {
  const { code, message, errors } = toDomainError(error, request);
  const { status, title } = problemTypes[code];
  return { type: problemTypeAddress(code, ''), title, status, detail: message, instance: request.id, errors };
}
