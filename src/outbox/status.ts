import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';

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

export interface ParkedRow {
  entityType: 'note' | 'insight' | 'example' | 'synonyms';
  entityId: string;
  attempts: number;
  reason: string | null;
  parkedAt: string;
}

const maxShown = 100;

/** What the index refused for good, the newest first. */
export const listParked = (db: Queryable): Promise<ParkedRow[]> =>
  read<ParkedRow>(
    db,
    sql`select entity_type as "entityType", entity_id as "entityId", attempts, last_error as reason, parked_at as "parkedAt"
      from outbox where parked_at is not null order by parked_at desc, id limit ${maxShown}`,
  );
