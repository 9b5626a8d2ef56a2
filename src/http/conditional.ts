import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';
import type { ExpectedVersions } from '../lib/expected-versions.ts';
import { canonicalAddress } from './canonical-address.ts';
import { uncodedTag } from './compression.ts';

/**
 * A strong ETag (RFC 9110) for one representation: the entity and its version, which writes compare, then a
 * digest of what else decides the bytes: the address, the media type, the access and the content version.
 */
export function representationTag(
  request: FastifyRequest,
  parts: { entity: string; version?: number; contentVersion: number; mediaType?: string },
): string {
  const { mediaType = '', contentVersion } = parts;
  const decisive = [canonicalAddress(request.url), mediaType, request.access.role, contentVersion].join('\n');
  const digest = hash('sha256', decisive, 'base64url').slice(0, 16);
  const version = parts.version === undefined ? '' : `-v${parts.version}`;
  return `"${parts.entity}${version}-${digest}"`;
}

/** What a write takes for that version of an entity, whatever was read of it: forms carry ids and versions. */
export const versionTag = (entity: string, version: string | number): string =>
  `"${entity}-v${version}-form"`;

const entityTag = String.raw`(W/)?"[\x21\x23-\x7e]*"`;
/** How `If-Match` is written. */
export const entityTagsPattern = String.raw`^(\*|${entityTag}( *, *${entityTag})*)$`;
/** What `If-None-Match` may hold: tags of others, however written, match nothing and do no harm. */
export const heldTagsPattern = String.raw`^[\x20-\x7e]*$`;
/** Longer ones would take long to read. */
export const maxTagsLength = 2000;

const entityTags = new RegExp(entityTagsPattern);
const heldTags = new RegExp(heldTagsPattern);

/** Whether an `If-None-Match` is as the document has it. */
export const isReadable = (held: string): boolean => held.length <= maxTagsLength && heldTags.test(held);

/**
 * Conditions are what the document says, whatever is at the address: a write that needs `If-Match` is refused without
 * it (428) before anything is looked up, and so is a condition that cannot be read (400).
 */
export function installConditions(app: FastifyInstance): void {
  app.addHook('onRequest', ({ headers, method }, _reply, done) => {
    const held = headers['if-none-match'];
    if (held === undefined || !/^(GET|HEAD)$/.test(method) || isReadable(held)) return done();
    throw new DomainError(
      'malformed-request',
      `If-None-Match must hold ETags, or *; at most ${maxTagsLength} characters.`,
    );
  });
  app.addHook('preHandler', (request, _reply, done) => {
    if (isConditional(request)) matchHeader(request);
    done();
  });
  installAnyMatch(app);
}

const isConditional = ({ routeOptions }: FastifyRequest): boolean =>
  Object.hasOwn(routeOptions.schema?.response ?? {}, '428');

/** `If-None-Match: *` (RFC 9110) matches whatever is there, which shows only when the answer is: then it is dropped. */
function installAnyMatch(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const asked = request.headers['if-none-match']?.trim() === '*' && /^(GET|HEAD)$/.test(request.method);
    if (!asked || reply.statusCode !== 200) return done();
    if (payload instanceof Readable) payload.destroy();
    void reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, null);
  });
}

/** Sets the ETag; true when the client has these bytes already: the 304 is then sent. */
export function notModified(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  void reply.header('etag', etag);
  const held = request.headers['if-none-match'];
  if (held === undefined) return false;
  const tags = held.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  // Whatever its coding was: what the client holds is answered with the tag it holds.
  const match = tags.find((tag) => uncodedTag(tag) === etag);
  if (match !== undefined) void reply.header('etag', match).code(304).send();
  return match !== undefined;
}

/**
 * The versions of an entity that an `If-Match` header names. Compared strongly (RFC 9110): a weak tag never
 * matches, nor does a tag of another entity.
 * @throws DomainError `precondition-required` without the header, `malformed-request` for what is no ETag
 */
export function expectedVersions(request: FastifyRequest, entity: string): ExpectedVersions {
  const header = matchHeader(request);
  if (header === '*') return 'any';
  const start = `"${entity}-v`;
  return header.split(',').flatMap((tag) => {
    const named = tag.trim();
    const [, version] = (named.startsWith(start) && /^(\d+)-[\w-]+"$/.exec(named.slice(start.length))) || [];
    return version === undefined ? [] : [Number(version)];
  });
}

function matchHeader({ headers }: FastifyRequest): string {
  const header = headers['if-match'];
  if (header === undefined) {
    throw new DomainError(
      'precondition-required',
      'Send If-Match with the ETag of what you read, so that no change is lost.',
    );
  }
  if (header.length > maxTagsLength || !entityTags.test(header)) {
    throw new DomainError(
      'malformed-request',
      `If-Match must hold ETags as they were given, in their quotation marks, or *; at most ${maxTagsLength} characters.`,
    );
  }
  return header;
}
