import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';

/** How long a committed change may wait before the index counts as behind. */
const toleratedLagSeconds = 5;

export interface OutboxStatus {
  pending: number;
  parked: number;
  /** Age of the oldest pending row. */
  lagSeconds: number;
}

export async function getOutboxStatus(db: Queryable): Promise<OutboxStatus> {
  const [row] = await read<OutboxStatus>(
    db,
    sql`
    select count(*) filter (where parked_at is null)::int as pending,
      count(*) filter (where parked_at is not null)::int as parked,
      coalesce(extract(epoch from now() - min(enqueued_at) filter (where parked_at is null)), 0)::float8 as "lagSeconds"
    from outbox`,
  );
  return row ?? { pending: 0, parked: 0, lagSeconds: 0 };
}

/** Whether the index has heard of everything that was committed more than a moment ago. */
export async function isIndexCurrent(db: Queryable): Promise<boolean> {
  const [row] = await read<{ behind: boolean }>(
    db,
    sql`
    select exists (select from outbox
      where enqueued_at < now() - make_interval(secs => ${toleratedLagSeconds})) as behind`,
  );
  return row?.behind === false;
}
