import type { Database } from '../db/client.ts';
import type { Page, Position } from '../http/pagination.ts';
import * as repository from './repository.ts';
import type { NearDuplicate, QueueFilters, QueueRow } from './repository.ts';
import type { QueueType } from './schemas.ts';

export interface Queue {
  page: Page<QueueRow>;
  counts: Record<QueueType, number>;
  nearDuplicates: Map<string, NearDuplicate[]>;
}

/** What waits for a person, the longest waiting first. */
export async function listQueue(
  db: Database,
  filters: QueueFilters,
  limit: number,
  position: Position | null,
): Promise<Queue> {
  const { counts, ...page } = await repository.listQueue(db, { filters, limit, position });
  const nearDuplicates = new Map<string, NearDuplicate[]>();
  for (const type of ['tag', 'example'] as const) {
    const ids = page.rows.filter((row) => row.type === type).map(({ id }) => id);
    for (const near of await repository.listNearDuplicates(db, type, ids)) {
      nearDuplicates.set(near.of, [...(nearDuplicates.get(near.of) ?? []), near]);
    }
  }
  return { page, counts, nearDuplicates };
}
