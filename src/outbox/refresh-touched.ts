import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { refreshDocuments } from '../search/documents.ts';
import { searchTypes, type SearchType } from '../search/port.ts';
import { leaveDocumentsToWorker } from './receipts.ts';

/** Deriving so many documents takes a tenth of a second; a merge of 100,000 uses would take ten. */
const mostAtOnce = 2000;

/**
 * Derives the search documents of everything that this transaction put into the outbox: PostgreSQL finds it at once.
 * Where that is too much to hold up the other writers for, it is left to the worker, and the receipt says so.
 */
export async function refreshTouched(tx: Transaction, receiptId: string): Promise<void> {
  const rows = await read<{ type: SearchType; id: string }>(
    tx,
    sql`select entity_type as type, entity_id as id from outbox where transaction_id = pg_current_xact_id()
      limit ${mostAtOnce + 1}`,
  );
  if (rows.length > mostAtOnce) return leaveDocumentsToWorker(tx, receiptId);
  for (const type of searchTypes) {
    const ids = rows.filter((row) => row.type === type).map(({ id }) => id);
    await refreshDocuments(tx, type, ids);
  }
}
