import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../audit/repository.ts';
import type { Database } from '../db/client.ts';
import { DomainError } from '../errors.ts';
import { authenticate, publicAccess, type Access } from '../keys/service.ts';
import { insideAccess } from './inside.ts';
import type { Limits } from './rate-limit.ts';
import { whenDone } from './when-done.ts';

const ranks = { public: 0, reader: 1, curator: 2, admin: 3 } as const;

declare module 'fastify' {
  interface FastifyRequest {
    access: Access;
  }
  interface FastifyContextConfig {
    /** The least role that may call the route; `public` where it is left out. */
    requires?: keyof typeof ranks;
    /** Answers without a key even where `PUBLIC_READ` is off: health, documentation. */
    alwaysOpen?: boolean;
  }
}

/**
 * Every request gets its access, and is counted, before its body is read; routes name the least role that may call
 * them.
 */
export function installAuthentication(
  app: FastifyInstance,
  db: Database,
  options: { publicRead: boolean; limits: Limits },
): void {
  const { limits } = options;
  app.decorateRequest('access');
  app.addHook('onRequest', (request, reply, done) => {
    const { authorization } = request.headers;
    const inside = insideAccess();
    const enter = (access: Access) => {
      request.access = access;
      const { requires = 'public', alwaysOpen = false } = request.routeOptions.config;
      demand(access, requires === 'public' && !options.publicRead && !alwaysOpen ? 'reader' : requires);
    };
    if (inside === undefined && authorization !== undefined)
      return void whenDone(async () => enter(await accessOf(request, reply, authorization)), done);
    request.access = inside ?? publicAccess;
    if (inside === undefined) limits.count(request, reply);
    enter(request.access);
    done();
  });

  async function accessOf(request: FastifyRequest, reply: FastifyReply, header: string): Promise<Access> {
    try {
      limits.refuseGuessing(request, reply);
      request.access = await authenticate(db, bearerKey(header));
    } catch (error) {
      if (isWrongKey(error)) limits.countWrongKey(request);
      limits.count(request, reply);
      throw error;
    }
    limits.count(request, reply);
    return request.access;
  }
}

const isWrongKey = (error: unknown): boolean => error instanceof DomainError && error.code === 'unauthorised';

function bearerKey(header: string): string {
  const [, key] = /^Bearer +(\S+)$/i.exec(header) ?? [];
  if (key === undefined) {
    throw new DomainError(
      'unauthorised',
      'The Authorization header must be “Bearer ” and a key that starts with kb_.',
    );
  }
  return key;
}

function demand(access: Access, least: keyof typeof ranks): void {
  if (ranks[access.role] >= ranks[least]) return;
  if (access.role === 'public') {
    throw new DomainError(
      'unauthorised',
      `This needs ${aKeyOf(least)} in the header “Authorization: Bearer kb_…”.`,
    );
  }
  throw new DomainError('forbidden', `This needs ${aKeyOf(least)}; “${access.name}” is a ${access.role}’s.`);
}

const aKeyOf = (role: string): string => `${role === 'admin' ? 'an' : 'a'} ${role}’s key`;

/** The writer as the audit trail names it. */
export const actorOf = (request: { access: Access; id: string }): Actor => ({
  keyId: request.access.keyId,
  name: request.access.name,
  requestId: request.id,
});
