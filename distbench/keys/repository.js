import { and, eq, isNull, sql } from 'drizzle-orm';
import { keys } from "../db/schema/keys.js";
export async function findKeyByHash(db, hash) {
    const [row] = await db.select().from(keys).where(eq(keys.hash, hash));
    return row ?? null;
}
export async function insertKey(tx, key) {
    await tx.insert(keys).values(key);
}
export async function hasLivingAdmin(db) {
    const rows = await db
        .select({ id: keys.id })
        .from(keys)
        .where(and(eq(keys.role, 'admin'), isNull(keys.revokedAt), sql `(${keys.expiresAt} is null or ${keys.expiresAt} > now())`))
        .limit(1);
    return rows.length > 0;
}
/** Written at most once a minute for a key: a busy site must not turn its reads into writes. */
export async function recordKeyUse(db, id) {
    await db
        .update(keys)
        .set({ lastUsedAt: sql `now()` })
        .where(and(eq(keys.id, id), sql `(${keys.lastUsedAt} is null or ${keys.lastUsedAt} < now() - interval '1 minute')`));
}
//# sourceMappingURL=repository.js.map