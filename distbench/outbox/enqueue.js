import { sql } from 'drizzle-orm';
import { textArray } from "../db/conditions.js";
/**
 * Adds entities to the outbox in the caller's transaction. Triggers have done so already for what changed in the
 * tables themselves; this is for what else the index should look at again. Insights that are not accepted are no
 * business of the index.
 */
export async function enqueue(tx, entityType, ids) {
    if (ids.length === 0)
        return;
    const unaccepted = sql `(${entityType} = 'insight' and exists (select from insights i where i.id = given.id and i.status <> 'accepted'))`;
    await tx.execute(sql `
    insert into outbox (entity_type, entity_id)
    select distinct ${entityType}, given.id from unnest(${textArray(ids)}::uuid[]) given (id) where not ${unaccepted}
    on conflict (transaction_id, entity_type, entity_id) do nothing`);
}
//# sourceMappingURL=enqueue.js.map