import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';

/** From here on every row that the transaction changes is recorded under this act (migration 0007). */
export async function recordUnder(tx: Transaction, auditId: string): Promise<void> {
  await tx.execute(sql`select set_config('kb.audit_id', ${auditId}, true)`);
}

/** Lets the checks that wait for the commit speak now. */
export async function checkDeferredConstraints(tx: Transaction): Promise<void> {
  await tx.execute(sql`set constraints all immediate`);
}

export async function hasChanges(tx: Transaction, auditId: string): Promise<boolean> {
  const [row] = await read<{ any: boolean }>(
    tx,
    sql`select exists (select from audit_changes where audit_id = ${auditId}) as any`,
  );
  return row?.any === true;
}

/** Images of rows were made under UTC and are compared as text. */
export async function compareImages(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local timezone = 'UTC'`);
}
