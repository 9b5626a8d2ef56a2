import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { representationTag } from '../http/conditional.ts';

/** The ETag of what a write left behind, for the next `If-Match`. */
export async function tagWritten(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  entity: { type: string; id: string; version: number },
): Promise<void> {
  const { type, id, version } = entity;
  const contentVersion = await deps.contentVersion();
  void reply.header('etag', representationTag(request, { entity: `${type}-${id}`, version, contentVersion }));
}
