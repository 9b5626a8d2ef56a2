import { getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from './client.ts';

/** A statement of PostgreSQL's wire protocol has at most this many parameters. */
const maxParameters = 65_535;
/** More rows at once are no faster, and hold more memory. */
const maxRows = 2000;

/** Inserts any number of rows, in few statements. */
export async function insertAll<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  const columns = Object.keys(getTableColumns(table)).length;
  const batch = Math.min(maxRows, Math.floor(maxParameters / columns));
  for (let from = 0; from < rows.length; from += batch)
    await tx.insert(table).values(rows.slice(from, from + batch));
}
