import { representationTag } from "../http/conditional.js";
/** The ETag of what a write left behind, for the next `If-Match`. */
export async function tagWritten(deps, request, reply, entity) {
    const { type, id, version } = entity;
    const contentVersion = await deps.contentVersion();
    void reply.header('etag', representationTag(request, { entity: `${type}-${id}`, version, contentVersion }));
}
//# sourceMappingURL=write-reply.js.map