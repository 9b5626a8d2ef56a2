import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../db/client.ts';
import {
  claimKey,
  releaseKey,
  storeAnswer,
  type Claim,
  type HeldClaim,
} from '../db/idempotency-repository.ts';
import { ConflictError, DomainError, InvalidRequestError } from '../errors.ts';
import { whenDone } from './when-done.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The Idempotency-Key that this request is the first to use. */
    idempotency: Claim | null;
  }
  interface FastifyContextConfig {
    /** The answer shows a secret once: it is not kept, so that the key cannot be had from the database. */
    showsSecret?: boolean;
  }
}

/** Quoted, as the draft has it (draft-ietf-httpapi-idempotency-key-header), or bare, as most clients send it. */
export const idempotencyKeyPattern = '^("[!#-~]{1,255}"|[!#-~]{1,255})$';
const wellFormed = new RegExp(idempotencyKeyPattern);
const keptHeaders = ['content-type', 'content-location', 'etag', 'index-receipt', 'location'];

/**
 * A POST of a key's holder that carries an Idempotency-Key is carried out once: sent again it is answered as the first
 * time, for a day. What fails on our side is not kept, and may be tried again.
 */
export function installIdempotency(app: FastifyInstance, db: Database): void {
  app.decorateRequest('idempotency', null);

  app.addHook('preHandler', (request, reply, done) => {
    const header = request.headers['idempotency-key'];
    const { keyId } = request.access;
    if (request.method !== 'POST' || header === undefined || keyId === null) return done();
    void whenDone(() => claimOrReplay(request, reply, keyId, header), done);
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    const claim = request.idempotency;
    if (!claim) return done();
    request.idempotency = null;
    void whenDone(() => keepAnswer(request, reply, claim, payload), done);
  });

  async function claimOrReplay(
    request: FastifyRequest,
    reply: FastifyReply,
    ownerId: string,
    header: string | string[],
  ): Promise<void | 'answered'> {
    const claim = { ownerId, key: keyOf(header), fingerprint: fingerprintOf(request), requestId: request.id };
    const held = await claimKey(db, claim);
    if (!held) {
      request.idempotency = claim;
      return;
    }
    void replay(reply, claim, held);
    return 'answered';
  }

  async function keepAnswer(
    request: FastifyRequest,
    reply: FastifyReply,
    claim: Claim,
    payload: unknown,
  ): Promise<void> {
    if (reply.statusCode >= 500) return releaseKey(db, claim);
    const secret = request.routeOptions.config.showsSecret === true && reply.statusCode < 300;
    const headers = keptHeaders.flatMap((name) => {
      const value = reply.getHeader(name);
      return typeof value === 'string' ? [[name, value]] : [];
    });
    const body = typeof payload === 'string' && !secret ? payload : null;
    const answer = { status: reply.statusCode, headers: Object.fromEntries(headers), body };
    await storeAnswer(db, claim, answer);
  }
}

function keyOf(header: string | string[]): string {
  const [key = ''] = [header].flat();
  if (wellFormed.test(key)) return key.replaceAll('"', '');
  throw new DomainError(
    'malformed-request',
    'Idempotency-Key must be 1 to 255 visible ASCII characters, in quotation marks or not.',
  );
}

function fingerprintOf(request: FastifyRequest): string {
  const upload = (request as { upload?: unknown }).upload ?? null;
  return createHash('sha256')
    .update(JSON.stringify([request.url, request.headers['content-type'], request.body ?? null, upload]))
    .digest('base64url');
}

function replay(reply: FastifyReply, claim: Claim, held: HeldClaim): FastifyReply {
  if (held.fingerprint !== claim.fingerprint)
    throw new InvalidRequestError('This Idempotency-Key was used for another request: make up a new one.');
  const { status = null, headers = {}, body = null } = held;
  if (status === null) {
    throw new ConflictError(
      held.written
        ? 'The first request with this Idempotency-Key has been carried out, but its answer is not there (yet).'
        : 'The first request with this Idempotency-Key is still being carried out: ask again in a moment.',
    );
  }
  if (body === null && status !== 204) {
    throw new ConflictError(
      'The first request with this Idempotency-Key has been carried out; its answer held a secret and was not kept.',
    );
  }
  return reply
    .code(status)
    .headers({ ...headers, 'idempotency-replayed': 'true' })
    .serializer((payload: unknown) => String(payload))
    .send(body);
}
