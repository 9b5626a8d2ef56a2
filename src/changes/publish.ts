import type { Database } from '../db/client.ts';
import { queueDeliveries } from '../webhooks/queue-deliveries.ts';
import { isAnythingQueued } from './repository.ts';
import { sequenceBatch } from './sequence.ts';

/** Puts what was committed into the feed, in at most so many batches; true when nothing was left. */
export async function publishChanges(db: Database, batches = Number.POSITIVE_INFINITY): Promise<boolean> {
  for (let batch = 0; batch < batches; batch += 1) {
    if (!(await isAnythingQueued(db))) return true;
    await sequenceBatch(db, queueDeliveries);
  }
  return !(await isAnythingQueued(db));
}
