import { v7 as uuidv7 } from 'uuid';
import type { Actor, AuditEntry, CurationAction } from '../audit/repository.ts';
import type { Database, Transaction } from '../db/client.ts';
import { writeTransaction, type WriteOptions } from '../db/transaction.ts';
import { checkDeferredConstraints, hasChanges, recordUnder } from './act-repository.ts';
import { asConflict } from './constraint-conflicts.ts';

/** What an act says of itself for the audit trail; null where it turned out to have nothing to do. */
export type CurationEntry = Omit<AuditEntry, 'id' | 'action'> & { action: CurationAction };

export interface Curated<T> {
  result: T;
  entry: CurationEntry;
}

/** The id of the audit entry, or null where nothing had to be changed. */
export type Outcome<T> = T & { auditId: string | null };

/**
 * One curation act in one transaction. Every row that `work` changes is recorded under the act's audit entry, so
 * that it can be undone. An act that changes no row leaves no entry.
 * @throws ConflictError where the database refuses the result, such as a label that means two terms
 */
export async function curate<T extends object>(
  db: Database,
  actor: Actor,
  options: WriteOptions,
  work: (tx: Transaction, auditId: string) => Promise<Curated<T>>,
): Promise<Outcome<T>> {
  try {
    return await writeTransaction(
      db,
      actor,
      async ({ tx, audit }) => {
        const auditId = uuidv7();
        await recordUnder(tx, auditId);
        const { result, entry } = await work(tx, auditId);
        await checkDeferredConstraints(tx);
        if (!(await hasChanges(tx, auditId))) return { ...result, auditId: null };
        await audit({ ...entry, id: auditId });
        return { ...result, auditId };
      },
      options,
    );
  } catch (error) {
    throw asConflict(error);
  }
}
