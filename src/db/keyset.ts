import { sql, type SQL } from 'drizzle-orm';
import type { Page, Position } from '../http/pagination.ts';

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
export type ValueAt = (place: number) => SQL;

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
