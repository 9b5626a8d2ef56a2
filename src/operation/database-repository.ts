import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';
import type { DatabaseFacts } from './check-database.ts';

/** What PostgreSQL says of itself and of this user. */
export async function readDatabaseFacts(db: Queryable): Promise<DatabaseFacts> {
  const askedAt = Date.now();
  const [row] = await read<Omit<DatabaseFacts, 'clockAheadMs'> & { clockMs: number }>(
    db,
    sql`select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding,
      array(select extname::text from pg_extension) as extensions,
      has_database_privilege(current_database(), 'CREATE') as "mayCreate",
      array(select c.relname::text from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (
          has_table_privilege(c.oid, 'SELECT') and has_table_privilege(c.oid, 'INSERT')
          and has_table_privilege(c.oid, 'UPDATE') and has_table_privilege(c.oid, 'DELETE'))
        order by c.relname) as "closedTables",
      (extract(epoch from clock_timestamp()) * 1000)::float8 as "clockMs"`,
  );
  if (!row) throw new Error('The database says nothing of itself.');
  const { clockMs, ...facts } = row;
  return { ...facts, clockAheadMs: clockMs - (askedAt + Date.now()) / 2 };
}
