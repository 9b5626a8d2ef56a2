import { sql, type SQL } from 'drizzle-orm';
import { uuidArray } from './conditions.ts';

/** Ids behind `theme=`, `theme[all]=`, `theme[none]=`: already resolved, so a merged slug counts as its successor. */
export interface LinkFilter {
  any?: string[];
  all?: string[];
  none?: string[];
}

/**
 * How rows that have a link are found. `planned`: PostgreSQL chooses; it begins at the links where there are few. `walked`:
 * in the order of the list, looking for a link at each row, until the page is full.
 */
export type LinkSearch = 'planned' | 'walked';

/** Ends a sub-query that is to be looked into row by row: no join can be made of it. */
export const rowByRow = (search: LinkSearch): SQL => (search === 'walked' ? sql`offset 0` : sql``);

/**
 * `walked` where many rows have the link, in a list whose order is that of an index: a page is then full after
 * `rows / matches` × 20 looks. PostgreSQL cannot know in a prepared statement how many there are, and joins: 20 of
 * 1,200 among 10,000 insights, with what they show, took 17 ms of its processor; walked, the ids of 20 of 130,000 among a
 * million take 1.6 ms, half of it planning.
 */
export const linkSearch = ({ matches, rows }: { matches: number; rows: number }): LinkSearch =>
  rows > 0 && matches * matches > 100 * rows ? 'walked' : 'planned';

/**
 * A value that PostgreSQL does not look at when it plans. Its plan is then as good for any other value, and so is made once;
 * otherwise it planned a walked page anew each time, which took as long as to walk it.
 */
export const unseen = (value: SQL): SQL => sql`(select ${value})`;

/** Conditions over a link table, one for each of any, all and none. `linked(ids)` says that a link to one of them exists. */
export function linkConditions(
  name: string,
  filter: LinkFilter | undefined,
  linked: (ids: SQL) => SQL,
  search: LinkSearch = 'planned',
): [string, SQL][] {
  const linkedTo = (ids: string[]): SQL =>
    linked(search === 'walked' ? sql`${unseen(uuidArray(ids))}::uuid[]` : uuidArray(ids));
  const conditions: [string, SQL][] = [];
  if (filter?.any) conditions.push([name, linkedTo(filter.any)]);
  for (const id of filter?.all ?? []) conditions.push([`${name}[all] ${id}`, linkedTo([id])]);
  if (filter?.none) conditions.push([`${name}[none]`, sql`not ${linkedTo(filter.none)}`]);
  return conditions;
}
