import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { publicAccess } from '../keys/service.ts';
import { findSession, type Session } from './service.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in to the pages; null for everybody else. */
    session: Session | null;
  }
}

export const signInPath = '/admin/sign-in';

/** `__Host-` binds the cookie to this very host; browsers take it over HTTPS only. */
const cookieName = (isSecure: boolean): string => (isSecure ? '__Host-kb-session' : 'kb-session');

/** Where a form may send its sender next: an address of ours, never another site's. */
export function localPath(given: string | null, fallback = '/admin'): string {
  if (given === null || !/^\/(?![/\\])/.test(given)) return fallback;
  const base = 'http://host.invalid';
  if (!URL.canParse(given, base)) return fallback;
  const { origin, pathname, search } = new URL(given, base);
  return origin === base && !pathname.startsWith('//') ? pathname + search : fallback;
}

/** Reads the signed cookie of every request of the scope. */
export async function installSessions(scope: FastifyInstance, deps: Deps, isSecure: boolean): Promise<void> {
  await scope.register(cookie, { secret: deps.sessionSecret });
  if (!scope.hasRequestDecorator('session')) scope.decorateRequest('session', null);
  scope.addHook('onRequest', async (request) => {
    const held = request.cookies[cookieName(isSecure)];
    const { valid, value } = held === undefined ? { valid: false, value: null } : request.unsignCookie(held);
    request.session = valid && value !== null ? await findSession(deps.db, value) : null;
    request.access = request.session?.access ?? publicAccess;
  });
}

/** For the whole site, so that it also opens an explorer that needs a key; never readable by scripts. */
export function keepSession(reply: FastifyReply, token: string, isSecure: boolean): void {
  void reply.setCookie(cookieName(isSecure), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
    signed: true,
  });
}

export function forgetSession(reply: FastifyReply, isSecure: boolean): void {
  void reply.clearCookie(cookieName(isSecure), { path: '/', secure: isSecure });
}

/**
 * Refuses a form that another site sent (Fetch Metadata, or Origin for browsers that lack it).
 * @throws DomainError `forbidden`
 */
export function requireOwnForm(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const own = [publicUrl, `${request.protocol}://${request.host}`].map(originOf);
  const isForeign =
    site === undefined
      ? origin !== undefined && !own.includes(origin)
      : !['same-origin', 'none'].includes(site);
  if (isForeign) throw new DomainError('forbidden', 'This form was sent from another site.');
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');

/** To the page for signing in, and back afterwards. */
export const sendToSignIn = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply
    .header('cache-control', 'private, no-store')
    .redirect(`${signInPath}?next=${encodeURIComponent(request.url)}`, 303);
