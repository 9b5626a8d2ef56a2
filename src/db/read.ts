import type { SQL } from 'drizzle-orm';
import type { Queryable } from './client.ts';

/**
 * Runs one statement and gives its rows. `T` is what the statement selects: the database decides, so the statement
 * and the type are written side by side, and the contract tests read every one of them.
 */
export async function read<T>(db: Queryable, statement: SQL): Promise<T[]> {
  return [...(await db.execute(statement))] as T[];
}
