import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { insertAuditEntries, type Actor, type AuditEntry } from '../audit/repository.ts';
import { ConflictError } from '../errors.ts';
import { enqueue, type IndexedEntity } from '../outbox/enqueue.ts';
import { leaveDocumentsToWorker, openReceipt } from '../outbox/receipts.ts';
import { refreshTouched } from '../outbox/refresh-touched.ts';
import type { Database, Queryable, Transaction } from './client.ts';
import { clockOf } from './content-clock.ts';
import { postgresFailure } from './errors.ts';
import { read } from './read.ts';

export interface WriteScope {
  tx: Transaction;
  audit: (...entries: AuditEntry[]) => Promise<void>;
  /** Tells the index, after the commit, to look at these entities again. */
  touch: (entityType: IndexedEntity, ids: string[]) => Promise<void>;
  /** Under which `GET /v1/index/receipts/{id}` tells whether the change can be found yet: the id of the request. */
  receiptId: string;
}

export interface WriteOptions {
  /**
   * `exclusive`: no other write runs meanwhile. For acts that move whole sets of links, such as a merge, which would
   * miss a link that another transaction is just about to add. Reads go on.
   */
  lock?: 'shared' | 'exclusive';
  /**
   * `later`: what search on PostgreSQL finds is derived by the worker alone, who does so anyway, as the receipt says.
   * For batches of an import: documents were half of what PostgreSQL did for them, and are derived by the worker once more.
   */
  documents?: 'now' | 'later';
}

const serializationFailure = '40001';
const deadlockDetected = '40P01';
const attempts = 6;
const writersLock = 7_214_005;

/**
 * One change: rows, audit entries, outbox entries and the content version together, or nothing. Deadlocks and
 * serialisation failures are tried again, so `work` must not do anything outside the transaction.
 * @throws ConflictError where others came first every time
 */
export async function writeTransaction<T>(
  db: Database,
  actor: Actor,
  work: (write: WriteScope) => Promise<T>,
  { lock = 'shared', documents = 'now' }: WriteOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { result, version } = await db.transaction(async (tx) => {
        const mode = sql.raw(lock === 'exclusive' ? '' : '_shared');
        await tx.execute(sql`select pg_advisory_xact_lock${mode}(${writersLock})`);
        const receiptId = actor.requestId ?? uuidv7();
        await openReceipt(tx, receiptId);
        const result = await work({
          tx,
          receiptId,
          audit: (...entries) => insertAuditEntries(tx, actor, entries),
          touch: (entityType, ids) => enqueue(tx, entityType, ids),
        });
        await (documents === 'now' ? refreshTouched : leaveDocumentsToWorker)(tx, receiptId);
        return { result, version: await bumpContentVersion(tx) };
      });
      // Before whoever wrote hears of it: the very next read through this process sees the change.
      clockOf(db)?.advance(version);
      return result;
    } catch (error) {
      const code = postgresFailure(error)?.code;
      const passing = code === serializationFailure || code === deadlockDetected;
      if (!passing) throw error;
      if (attempt === attempts) throw tooBusy(error);
      await delay(Math.random() * 20 * 2 ** attempt);
    }
  }
}

const tooBusy = (cause: unknown): ConflictError =>
  new ConflictError('Others changed the same things at the same time. Nothing was changed: try again.', {
    cause,
  });

/** Last statement of a write: its row lock is held only until the commit. Listeners hear of it after the commit. */
export async function bumpContentVersion(tx: Queryable): Promise<number> {
  const [row] = await read<{ version: string }>(
    tx,
    sql`
    with bumped as (update content_version set version = version + 1 returning version)
    select version, pg_notify('content_version', version::text) from bumped`,
  );
  return Number(row?.version);
}
