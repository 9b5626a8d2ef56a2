import { sql, type SQL } from 'drizzle-orm';
import type { Page, Position } from '../http/pagination.ts';
import type { Queryable } from './client.ts';
import { keyset, rowLimit, toPage, type Keyset, type SortColumn, type ValueAt } from './keyset.ts';
import { unseen, type LinkSearch } from './link-filters.ts';
import { readWritten } from './read.ts';

/** A page's own rows, which say what is on it; what else it shows is read by id. */
export interface Listed {
  id: string;
  keys: string[];
}

interface List {
  /** What it holds and what it is sorted by, as far as neither is in what follows. */
  of: unknown;
  columns: SortColumn[];
  search: LinkSearch;
  limit: number;
  total: number;
  position: Position | null;
}

/**
 * Which rows are on a page, by a statement that gives their `id` and `keys`. They come as one value: most of a short
 * row is what the driver does for it.
 */
export async function readPage(
  db: Queryable,
  { of, columns, search, limit, total, position }: List,
  statement: (page: Keyset) => SQL,
): Promise<Page<Listed>> {
  const values = position?.values ?? [];
  const valueAt: ValueAt = (place) => {
    const value = sql`${sql.placeholder(`at${place}`)}`;
    return search === 'walked' ? unseen(value) : value;
  };
  const write = (): SQL => sql`
    select coalesce(jsonb_agg(jsonb_build_array(l.id, l.keys)), '[]') as rows
    from (${statement(keyset(columns, position, valueAt))} limit ${rowLimit(limit + 1)}) l`;
  const key = JSON.stringify([of, search, limit, position?.direction, values.length > 0]);
  const [listed] = await readWritten<{ rows: [string, string[]][] }>(
    db,
    key,
    write,
    Object.fromEntries(values.map((value, place) => [`at${place}`, String(value)])),
  );
  const rows = (listed?.rows ?? []).map(([id, keys]) => ({ id, keys }));
  return toPage(rows, limit, total, position);
}

/** The page with what `load` reads for its ids, which may come in any order; what has gone meanwhile is left out. */
export async function pageOf<T extends { id: string }>(
  page: Page<{ id: string }>,
  load: (ids: string[]) => Promise<T[]>,
): Promise<Page<T>> {
  const ids = page.rows.map(({ id }) => id);
  const found = new Map((await load(ids)).map((row) => [row.id, row]));
  return { ...page, rows: ids.flatMap((id) => found.get(id) ?? []) };
}
