import { notModified, representationTag } from "./conditional.js";
import { presentPage, queryIdentity } from "./pagination.js";
/** True when the client holds the current answer of a list already; the reply is then complete. */
export async function listNotModified(deps, request, reply, entity) {
    return notModified(request, reply, representationTag(request, { entity, contentVersion: await deps.contentVersion() }));
}
export function positionOf(deps, request, cursor) {
    return cursor === undefined ? null : deps.cursors.decode(cursor, queryIdentity(request));
}
export const pageInfo = (deps, request, reply, page, limit) => presentPage(request, reply, deps.cursors, page, limit);
/** True when the client holds the current representation of one entity already. */
export async function entityNotModified(deps, request, reply, entity) {
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
export function redirectTo(request, reply, path) {
    const query = request.url.indexOf('?');
    return reply.redirect(query < 0 ? path : path + request.url.slice(query), 308);
}
//# sourceMappingURL=list-route.js.map