import { isoInstant } from "../lib/instants.js";
import { sentenceOf } from "./sentence.js";
export const presentAuditEntry = (row) => ({
    id: row.id,
    at: isoInstant(row.at),
    sentence: sentenceOf(row),
    action: row.action,
    entity: { type: row.entityType, id: row.entityId, label: row.entityLabel },
    actor: { name: row.actor, keyId: row.actorKeyId },
    requestId: row.requestId,
    before: row.before,
    after: row.after,
    undoOf: row.undoOf,
    undoneBy: row.undoneBy,
    changeCount: row.changeCount,
});
//# sourceMappingURL=present.js.map