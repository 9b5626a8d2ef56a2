import { NotFoundError } from "../errors.js";
import * as repository from "./list-repository.js";
const shownChanges = 200;
export async function listAudit(db, query, position) {
    const { limit, entity, ...filters } = query;
    const entityIds = entity === undefined ? undefined : await entityIdsOf(db, entity);
    return repository.listAuditEntries(db, { filters: { ...filters, entityIds }, limit, position });
}
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
async function entityIdsOf(db, entity) {
    if (uuidPattern.test(entity))
        return [entity.toLowerCase()];
    return repository.listEntityIds(db, entity);
}
/** @throws NotFoundError */
export async function getAuditEntry(db, id) {
    const entry = await repository.findAuditEntry(db, id);
    if (!entry)
        throw new NotFoundError(`There is no entry ${id} in the audit trail.`);
    return { entry, changes: await repository.listChanges(db, id, shownChanges) };
}
//# sourceMappingURL=service.js.map