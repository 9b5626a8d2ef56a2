import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { read } from "../db/read.js";
import { writeTransaction } from "../db/transaction.js";
import { asConflict } from "./constraint-conflicts.js";
/**
 * One curation act in one transaction. Every row that `work` changes is recorded under the act's audit entry, so
 * that it can be undone. An act that changes no row leaves no entry.
 * @throws ConflictError where the database refuses the result, such as a label that means two terms
 */
export async function curate(db, actor, options, work) {
    try {
        return await writeTransaction(db, actor, async ({ tx, audit }) => {
            const auditId = uuidv7();
            await tx.execute(sql `select set_config('kb.audit_id', ${auditId}, true)`);
            const { result, entry } = await work(tx, auditId);
            await tx.execute(sql `set constraints all immediate`);
            if (!(await hasChanges(tx, auditId)))
                return { ...result, auditId: null };
            await audit({ ...entry, id: auditId });
            return { ...result, auditId };
        }, options);
    }
    catch (error) {
        throw asConflict(error);
    }
}
async function hasChanges(tx, auditId) {
    const [row] = await read(tx, sql `select exists (select from audit_changes where audit_id = ${auditId}) as any`);
    return row?.any === true;
}
//# sourceMappingURL=curate.js.map