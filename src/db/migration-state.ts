import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { Queryable } from './client.ts';
import { read } from './read.ts';

const journal = new URL('../../migrations/meta/_journal.json', import.meta.url);

export interface MigrationState {
  /** Migrations of this program that the database has not had. */
  pending: number;
  /** Whether the database has had one that this program does not know. */
  isAhead: boolean;
}

/** Compares by time, as the migrator does. */
export async function readMigrationState(db: Queryable): Promise<MigrationState> {
  const [[row], known] = await Promise.all([
    read<{ newest: number | null }>(
      db,
      sql`select max(created_at)::float8 as newest from drizzle.__drizzle_migrations`,
    ),
    readFile(journal, 'utf8').then((text) => (JSON.parse(text) as { entries: { when: number }[] }).entries),
  ]);
  const newest = row?.newest ?? 0;
  return {
    pending: known.filter(({ when }) => when > newest).length,
    isAhead: known.every(({ when }) => when < newest),
  };
}
