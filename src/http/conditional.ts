import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * A strong ETag (RFC 9110) for one representation: the entity and its version, which writes compare, then a
 * digest of what else decides the bytes: the address, the media type, the access and the content version.
 */
export function representationTag(
  request: FastifyRequest,
  parts: { entity: string; version?: number; contentVersion: number; mediaType?: string },
): string {
  const digest = createHash('sha256')
    .update([request.url, parts.mediaType ?? '', request.access.role, parts.contentVersion].join('\n'))
    .digest('base64url')
    .slice(0, 16);
  const version = parts.version === undefined ? '' : `-v${parts.version}`;
  return `"${parts.entity}${version}-${digest}"`;
}

/** Sets the ETag; true when the client has these bytes already: the 304 is then sent. */
export function notModified(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  void reply.header('etag', etag);
  const held = request.headers['if-none-match'];
  if (held === undefined) return false;
  const matches =
    held.trim() === '*' || held.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (matches) void reply.code(304).send();
  return matches;
}
