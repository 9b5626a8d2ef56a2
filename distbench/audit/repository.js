import { v7 as uuidv7 } from 'uuid';
import { auditEntries } from "../db/schema/audit-entries.js";
export async function insertAuditEntry(tx, actor, entry) {
    await tx.insert(auditEntries).values({
        id: uuidv7(),
        ...entry,
        actorKeyId: actor.keyId,
        actor: actor.name,
        requestId: actor.requestId,
    });
}
//# sourceMappingURL=repository.js.map