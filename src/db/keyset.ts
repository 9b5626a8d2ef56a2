import { sql, type SQL } from 'drizzle-orm';
import type { Page, Position } from '../http/pagination.ts';
import type { Queryable } from './client.ts';
import { unseen, type LinkSearch } from './link-filters.ts';
import { readWritten } from './read.ts';

/** One sort column: its expression, how a cursor's value is cast back, and which way it runs. The last must be unique. */
export interface SortColumn {
  expression: SQL;
  type: 'timestamptz' | 'date' | 'text' | 'int' | 'real' | 'uuid';
  descending: boolean;
}

/** As a literal: for a number that it does not know PostgreSQL plans as if it were a tenth of the table. */
export const rowLimit = (rows: number): SQL => sql.raw(String(Math.trunc(rows)));

const and = (conditions: SQL[]): SQL =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

export interface Keyset {
  where: SQL;
  orderBy: SQL;
  values: SQL;
}

/** A position's value for the sort column at a place, as text. */
type ValueAt = (place: number) => SQL;

/** Where, order and the cursor values of a keyset page. Read `limit + 1` rows, then call `toPage`. */
export function keyset(
  columns: SortColumn[],
  position: Position | null,
  valueAt: ValueAt = (place) => sql`${String(position?.values[place])}`,
): Keyset {
  const backwards = position?.direction === 'prev';
  const runs = columns.map((column) => ({ ...column, descending: column.descending !== backwards }));
  return {
    where: position && position.values.length > 0 ? after(runs, valueAt) : sql`true`,
    orderBy: sql.join(
      runs.map(({ expression, descending }) =>
        descending ? sql`${expression} desc` : sql`${expression} asc`,
      ),
      sql`, `,
    ),
    /** As text, so that a value survives the way through JSON exactly. */
    values: sql`jsonb_build_array(${sql.join(
      columns.map(({ expression }) => sql`(${expression})::text`),
      sql`, `,
    )})`,
  };
}

function after(columns: SortColumn[], valueAt: ValueAt): SQL {
  const alternatives = columns.map((column, depth) => {
    const equal = columns.slice(0, depth).map((earlier, i) => compare(earlier, sql`=`, valueAt(i)));
    return sql`(${and([...equal, compare(column, column.descending ? sql`<` : sql`>`, valueAt(depth))])})`;
  });
  // What follows from the alternatives, and is all that an index can begin at: without it a page deep in the list read
  // everything before it.
  const [first] = columns;
  const bound = first ? compare(first, first.descending ? sql`<=` : sql`>=`, valueAt(0)) : sql`true`;
  return sql`(${bound} and (${sql.join(alternatives, sql` or `)}))`;
}

const compare = ({ expression, type }: SortColumn, operator: SQL, value: SQL): SQL =>
  sql`${expression} ${operator} ${value}::text::${sql.raw(type)}`;

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

/**
 * Rows carry their sort values in `keys`; one row more than `limit` says that there is a further page. Where rows
 * went since a cursor was given and its page is empty now, what is left lies all on the side it came from: the links
 * then lead to that end of the list, by a position without values.
 */
export function toPage<T extends { keys: string[] }>(
  rows: T[],
  limit: number,
  total: number,
  position: Position | null,
): Page<T> {
  const backwards = position?.direction === 'prev';
  const within = position !== null && position.values.length > 0;
  const more = rows.length > limit;
  const kept = rows.slice(0, limit);
  if (backwards) kept.reverse();
  const ends = total > 0 ? [] : null;
  const first = kept[0]?.keys ?? ends;
  const last = kept.at(-1)?.keys ?? ends;
  const hasNext = backwards ? within : more;
  const hasPrev = backwards ? more : within;
  return {
    rows: kept,
    total,
    next: hasNext && last ? { direction: 'next', values: last } : null,
    prev: hasPrev && first ? { direction: 'prev', values: first } : null,
  };
}
