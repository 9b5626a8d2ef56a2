import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Limits } from '../http/rate-limit.ts';
import { problemOf } from '../pages/pages.ts';
import { sendPage } from '../pages/render.ts';
import { signIn, signOut, signOutEverywhere } from '../sessions/service.ts';
import { forgetSession, keepSession, localPath, requireOwnForm, signInPath } from '../sessions/cookie.ts';
import { ownForm } from './own-form.ts';
import { signInPage } from './session-pages.tsx';

interface Options {
  publicUrl: string;
  isSecure: boolean;
  limits: Limits;
}

/** Signing in, and out of one browser or all. */
export function sessionRoutes(
  scope: FastifyInstance,
  deps: Deps,
  { publicUrl, isSecure, limits }: Options,
): void {
  const options = { config: { alwaysOpen: true }, schema: { hide: true } };

  scope.get(signInPath, options, async (request, reply) => {
    const { searchParams } = new URL(request.url, 'http://host');
    return sendPage(reply, signInPage({ next: localPath(searchParams.get('next')) }));
  });

  scope.post(signInPath, options, async (request, reply) => {
    requireOwnForm(request, publicUrl);
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const next = localPath(form.get('next'));
    limits.refuseGuessing(request, reply);
    try {
      const token = await signIn(deps.db, (form.get('key') ?? '').trim());
      keepSession(reply, token, isSecure);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'unauthorised') throw error;
      limits.countWrongKey(request);
      return sendPage(reply.code(401), signInPage({ next, problem: problemOf(error, request) }));
    }
    return reply.redirect(next, 303);
  });

  scope.post('/admin/sign-out', options, async (request, reply) => {
    const { form, session } = ownForm(request, publicUrl);
    await (form.get('everywhere') === 'true' ? signOutEverywhere : signOut)(deps.db, session);
    forgetSession(reply, isSecure);
    return reply.redirect(signInPath, 303);
  });
}
