import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';

export interface PageRow {
  path: string;
  updatedAt: string;
}

/** Every page for people, in an order that stays. */
const pages = sql`
  select 1 as kind, n.id, '/notes/' || n.slug as path, n.updated_at as "updatedAt" from notes n where ${published.note}
  union all select 2, t.id, '/themes/' || t.slug, t.updated_at from tags t
    where ${published.tag} and t.scheme = 'theme'
  union all select 3, e.id, '/examples/' || e.slug, e.updated_at from examples e where ${published.example}
  union all select 4, i.id, '/v1/insights/' || i.id, i.updated_at from insights i join notes n on n.id = i.note_id
    where ${published.insight}`;

export async function countPages(db: Queryable): Promise<number> {
  const [row] = await read<{ count: number }>(db, sql`select count(*)::int as count from (${pages}) p`);
  return row?.count ?? 0;
}

export const listPages = (db: Queryable, offset: number, limit: number): Promise<PageRow[]> =>
  read<PageRow>(
    db,
    sql`select path, "updatedAt" from (${pages}) p order by kind, id offset ${offset} limit ${limit}`,
  );
