import { sql } from 'drizzle-orm';
import { textArray } from './conditions.ts';
import type { Queryable } from './client.ts';
import { read } from './read.ts';

export interface RateCount {
  name: string;
  count: number;
}

/**
 * Adds to the counts of a window; returns what all processes have counted of these names. Sorted, so that two processes
 * that add to the same never wait for each other in a circle.
 */
export async function addRateCounts(
  db: Queryable,
  windowStart: Date,
  added: readonly RateCount[],
): Promise<RateCount[]> {
  const sorted = added.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const counts = `{${sorted.map(({ count }) => count).join(',')}}`;
  return read<RateCount>(
    db,
    sql`
    insert into rate_counts as held (window_start, name, count)
    select ${windowStart.toISOString()}::timestamptz, given.name, given.count
      from unnest(${textArray(sorted.map(({ name }) => name))}, ${counts}::int[]) with ordinality given(name, count, position)
      order by given.position
    on conflict (window_start, name) do update set count = held.count + excluded.count
    returning name, count`,
  );
}

export async function pruneRateCounts(db: Queryable, before: Date): Promise<void> {
  await db.execute(sql`delete from rate_counts where window_start < ${before.toISOString()}::timestamptz`);
}
