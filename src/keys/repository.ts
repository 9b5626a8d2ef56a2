import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { keys } from '../db/schema/keys.ts';

export type KeyRow = typeof keys.$inferSelect;
export type Role = KeyRow['role'];

export async function findKeyByHash(db: Queryable, hash: Buffer): Promise<KeyRow | null> {
  const [row] = await db.select().from(keys).where(eq(keys.hash, hash));
  return row ?? null;
}

export async function insertKey(tx: Transaction, key: typeof keys.$inferInsert): Promise<void> {
  await tx.insert(keys).values(key);
}

export async function hasLivingAdmin(db: Queryable): Promise<boolean> {
  const rows = await db
    .select({ id: keys.id })
    .from(keys)
    .where(
      and(
        eq(keys.role, 'admin'),
        isNull(keys.revokedAt),
        sql`(${keys.expiresAt} is null or ${keys.expiresAt} > now())`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Written at most once a minute for a key: a busy site must not turn its reads into writes. */
export async function recordKeyUse(db: Queryable, id: string): Promise<void> {
  await db
    .update(keys)
    .set({ lastUsedAt: sql`now()` })
    .where(
      and(
        eq(keys.id, id),
        sql`(${keys.lastUsedAt} is null or ${keys.lastUsedAt} < now() - interval '1 minute')`,
      ),
    );
}

/** Every key that ever was, the newest first. */
export function listKeys(db: Queryable): Promise<KeyRow[]> {
  return db.select().from(keys).orderBy(desc(keys.createdAt), desc(keys.id));
}

export async function getKey(db: Queryable, id: string): Promise<KeyRow | null> {
  const [row] = await db.select().from(keys).where(eq(keys.id, id));
  return row ?? null;
}

export async function revokeKeyRow(tx: Transaction, id: string): Promise<void> {
  await tx
    .update(keys)
    .set({ revokedAt: sql`now()`, version: sql`${keys.version} + 1`, updatedAt: sql`now()` })
    .where(eq(keys.id, id));
}
