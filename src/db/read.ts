import { fillPlaceholders, sql, type Query, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { LRUCache } from 'lru-cache';
import type postgres from 'postgres';
import type { Queryable } from './client.ts';
import { remember } from './content-clock.ts';

const dialect = new PgDialect();
const usesBeforePreparing = 3;
const maxPrepared = 100;
const maxCounted = 2000;
const uses = new Map<string, number>();
const prepared = new Set<string>();
const written = new LRUCache<string, Query>({ max: 500 });

/**
 * Runs one statement and gives its rows. `T` is what the statement selects: the database decides, so the statement
 * and the type are written side by side, and the contract tests read every one of them.
 *
 * What is asked again and again is prepared, so that it is parsed once a connection. Only so many are, as each
 * connection keeps them all and filters combine in more ways than memory holds.
 */
export const read = <T>(db: Queryable, statement: SQL): Promise<T[]> =>
  run<T>(db, dialect.sqlToQuery(statement));

/**
 * The same of a statement with placeholders, which is written once for all that have its key: to write that of a page takes
 * this process as long as PostgreSQL takes to answer it.
 */
export function readWritten<T>(
  db: Queryable,
  key: string,
  statement: () => SQL,
  values: Record<string, unknown>,
): Promise<T[]> {
  let query = written.get(key);
  if (!query) written.set(key, (query = dialect.sqlToQuery(statement())));
  return run<T>(db, { ...query, params: fillPlaceholders(query.params, values) });
}

async function run<T>(db: Queryable, { sql: text, params }: Query): Promise<T[]> {
  // Every drizzle session on this driver has the driver's client, or its transaction, under this name.
  const { client } = db._.session as unknown as { client: postgres.Sql };
  const rows = await client.unsafe(text, params as never[], { prepare: isFrequent(text) });
  return [...rows] as unknown as T[];
}

/** About how many rows a table has, by its last statistics; 0 where there are none. */
export const estimateRows = (db: Queryable, table: 'insights' | 'notes'): Promise<number> =>
  remember(db, 'rows of', table, async () => {
    const [row] = await read<{ rows: number }>(
      db,
      sql`select greatest(0, reltuples)::int as rows from pg_class where oid = ${table}::text::regclass`,
    );
    return row?.rows ?? 0;
  });

function isFrequent(text: string): boolean {
  if (prepared.has(text)) return true;
  if (prepared.size >= maxPrepared) return false;
  if (uses.size >= maxCounted) uses.clear();
  const count = (uses.get(text) ?? 0) + 1;
  uses.set(text, count);
  if (count < usesBeforePreparing) return false;
  uses.delete(text);
  prepared.add(text);
  return true;
}
