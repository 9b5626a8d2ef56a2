import { sql, type SQL } from 'drizzle-orm';
import { uuidArray } from './conditions.ts';

/** Ids behind `theme=`, `theme[all]=`, `theme[none]=`: already resolved, so a merged slug counts as its successor. */
export interface LinkFilter {
  any?: string[];
  all?: string[];
  none?: string[];
}

/** Conditions over a link table, one for each of any, all and none. `linked(ids)` says that a link to one of them exists. */
export function linkConditions(
  name: string,
  filter: LinkFilter | undefined,
  linked: (ids: SQL) => SQL,
): [string, SQL][] {
  const conditions: [string, SQL][] = [];
  if (filter?.any) conditions.push([name, linked(uuidArray(filter.any))]);
  for (const id of filter?.all ?? []) conditions.push([`${name}[all] ${id}`, linked(uuidArray([id]))]);
  if (filter?.none) conditions.push([`${name}[none]`, sql`not ${linked(uuidArray(filter.none))}`]);
  return conditions;
}
