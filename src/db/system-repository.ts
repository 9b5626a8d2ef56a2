import { sql } from 'drizzle-orm';
import type { Queryable } from './client.ts';
import { read } from './read.ts';

/** Counts every write; whatever was read under the same number is still current. */
export async function getContentVersion(db: Queryable): Promise<number> {
  const [row] = await read<{ version: string }>(db, sql`select version from content_version`);
  return Number(row?.version ?? 0);
}

export async function getSystemValue(db: Queryable, name: string): Promise<string> {
  const [row] = await read<{ value: string }>(db, sql`select value from system_values where name = ${name}`);
  if (!row) throw new Error(`The database has no value named ${name}: run the migrations.`);
  return row.value;
}
