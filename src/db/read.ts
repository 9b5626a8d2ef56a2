import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';
import type { Queryable } from './client.ts';

const dialect = new PgDialect();
const usesBeforePreparing = 3;
const maxPrepared = 100;
const maxCounted = 2000;
const uses = new Map<string, number>();
const prepared = new Set<string>();

/**
 * Runs one statement and gives its rows. `T` is what the statement selects: the database decides, so the statement
 * and the type are written side by side, and the contract tests read every one of them.
 *
 * What is asked again and again is prepared, so that it is parsed once a connection. Only so many are, as each
 * connection keeps them all and filters combine in more ways than memory holds.
 */
export async function read<T>(db: Queryable, statement: SQL): Promise<T[]> {
  const { sql, params } = dialect.sqlToQuery(statement);
  // Every drizzle session on this driver has the driver's client, or its transaction, under this name.
  const { client } = db._.session as unknown as { client: postgres.Sql };
  const rows = await client.unsafe(sql, params as never[], { prepare: isFrequent(sql) });
  return [...rows] as unknown as T[];
}

function isFrequent(sql: string): boolean {
  if (prepared.has(sql)) return true;
  if (prepared.size >= maxPrepared) return false;
  if (uses.size >= maxCounted) uses.clear();
  const count = (uses.get(sql) ?? 0) + 1;
  uses.set(sql, count);
  if (count < usesBeforePreparing) return false;
  uses.delete(sql);
  prepared.add(sql);
  return true;
}
