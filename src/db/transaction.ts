import { sql } from 'drizzle-orm';
import { insertAuditEntry, type Actor, type AuditEntry } from '../audit/repository.ts';
import { enqueue, type IndexedEntity } from '../outbox/enqueue.ts';
import type { Database, Transaction } from './client.ts';
import { postgresFailure } from './errors.ts';

export interface WriteScope {
  tx: Transaction;
  audit: (entry: AuditEntry) => Promise<void>;
  /** Tells the index, after the commit, to look at these entities again. */
  touch: (entityType: IndexedEntity, ids: string[]) => Promise<void>;
}

const serializationFailure = '40001';
const deadlockDetected = '40P01';
const attempts = 4;

/**
 * One change: rows, audit entries, outbox entries and the content version together, or nothing. Deadlocks and
 * serialisation failures are tried again, so `work` must not do anything outside the transaction.
 */
export async function writeTransaction<T>(
  db: Database,
  actor: Actor,
  work: (write: WriteScope) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(async (tx) => {
        const result = await work({
          tx,
          audit: (entry) => insertAuditEntry(tx, actor, entry),
          touch: (entityType, ids) => enqueue(tx, entityType, ids),
        });
        await bumpContentVersion(tx);
        return result;
      });
    } catch (error) {
      const code = postgresFailure(error)?.code;
      const passing = code === serializationFailure || code === deadlockDetected;
      if (!passing || attempt === attempts) throw error;
    }
  }
}

/** Last statement of a write: its row lock is held only until the commit. Listeners hear of it after the commit. */
async function bumpContentVersion(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    with bumped as (update content_version set version = version + 1 returning version)
    select pg_notify('content_version', version::text) from bumped`);
}
