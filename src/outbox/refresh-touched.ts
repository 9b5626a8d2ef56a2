import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { refreshDocuments } from '../search/documents.ts';
import { searchTypes, type SearchType } from '../search/port.ts';

/** Derives the search documents of everything that this transaction put into the outbox: PostgreSQL finds it at once. */
export async function refreshTouched(tx: Transaction): Promise<void> {
  const rows = await read<{ type: SearchType; id: string }>(
    tx,
    sql`select entity_type as type, entity_id as id from outbox where transaction_id = pg_current_xact_id()`,
  );
  for (const type of searchTypes) {
    const ids = rows.filter((row) => row.type === type).map(({ id }) => id);
    await refreshDocuments(tx, type, ids);
  }
}
