import { sql, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import { read } from './read.ts';

/** Everything that `work` reads is of one moment, whatever is written meanwhile. Nothing can be written in it. */
export const inSnapshot = <T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' });

let opened = 0;

/**
 * The rows of a statement in its order, some at a time, through a cursor of the database: never more than one batch
 * is in memory, and a sort is done once.
 */
export async function* readBatches<T>(tx: Transaction, statement: SQL, size = 100): AsyncGenerator<T[]> {
  opened += 1;
  const cursor = sql.identifier(`batches_${opened}`);
  await tx.execute(sql`declare ${cursor} no scroll cursor for ${statement}`);
  for (;;) {
    const rows = await read<T>(tx, sql`fetch ${sql.raw(String(size))} from ${cursor}`);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await tx.execute(sql`close ${cursor}`);
}
