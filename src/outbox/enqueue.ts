import type { Transaction } from '../db/client.ts';
import { outbox } from '../db/schema/outbox.ts';

export type IndexedEntity = 'note' | 'insight' | 'example';

/** Adds entities to the outbox in the caller's transaction. */
export async function enqueue(tx: Transaction, entityType: IndexedEntity, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.insert(outbox).values(ids.map((entityId) => ({ entityType, entityId })));
}
