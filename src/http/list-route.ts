import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { Facets } from '../insights/schemas.ts';
import { notModified, representationTag } from './conditional.ts';
import { PageInfo, presentPage, queryIdentity, type Page, type Position } from './pagination.ts';
import { checkedJson } from './serialise.ts';

/** True when the client holds the current answer of a list already; the reply is then complete. */
export async function listNotModified(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  entity: string,
): Promise<boolean> {
  return notModified(
    request,
    reply,
    representationTag(request, { entity, contentVersion: await deps.contentVersion() }),
  );
}

export function positionOf(deps: Deps, request: FastifyRequest, cursor: string | undefined): Position | null {
  return cursor === undefined ? null : deps.cursors.decode(cursor, queryIdentity(request));
}

export const pageInfo = (
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page<unknown>,
  limit: number,
): PageInfo => presentPage(request, reply, deps.cursors, page, limit);

/** True when the client holds the current representation of one entity already. */
export async function entityNotModified(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  entity: { type: string; id: string; version: number; mediaType?: string },
): Promise<boolean> {
  const { type, id, version, mediaType } = entity;
  const contentVersion = await deps.contentVersion();
  const tag = {
    entity: `${type}-${id}`,
    version,
    contentVersion,
    ...(mediaType !== undefined && { mediaType }),
  };
  return notModified(request, reply, representationTag(request, tag));
}

/** Old addresses answer 308 for ever, with their query. */
export function redirectTo(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
  const query = request.url.indexOf('?');
  return reply.redirect(query < 0 ? path : path + request.url.slice(query), 308);
}

const BesideData = z.object({ page: PageInfo, facets: Facets.optional() });

const comma = Buffer.from(',');

/** Sends a list whose items are checked JSON already. */
export function sendList(
  reply: FastifyReply,
  items: readonly Buffer[],
  beside: z.infer<typeof BesideData>,
): FastifyReply {
  const parts = items.flatMap((item, i) => (i === 0 ? [item] : [comma, item]));
  const end = checkedJson(BesideData, beside).slice(1);
  return sendJson(reply, [Buffer.from('{"data":['), ...parts, Buffer.from(`],${end}`)]);
}

export const sendOne = (reply: FastifyReply, item: Buffer): FastifyReply =>
  sendJson(reply, [Buffer.from('{"data":'), item, Buffer.from('}')]);

const sendJson = (reply: FastifyReply, parts: Buffer[]): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(Buffer.concat(parts));
