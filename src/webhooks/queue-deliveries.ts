import { changeType } from '../changes/present.ts';
import type { NewChange } from '../changes/repository.ts';
import type { Database, Transaction } from '../db/client.ts';
import { enqueueJob } from '../jobs/enqueue.ts';
import { deliverWebhook } from './job.ts';
import { insertDeliveries, pruneDeliveries, type NewDelivery } from './repository.ts';

/** Puts new changes on their way, in the transaction that gives them their positions. */
export async function queueDeliveries(tx: Transaction, changes: readonly NewChange[]): Promise<void> {
  const told = changes.map((change) => ({ position: change.position, type: changeType(change) }));
  for (const delivery of await insertDeliveries(tx, told)) await queueDelivery(tx, delivery);
}

const keptDays = 30;

/** The log of what was decided long ago goes. */
export const forgetOldDeliveries = (db: Database): Promise<void> => pruneDeliveries(db, keptDays);

/** One at a time for each webhook: a slow receiver holds up nobody but itself. */
export const queueDelivery = (tx: Transaction, { id, webhookId }: NewDelivery): Promise<void> =>
  enqueueJob(tx, deliverWebhook, { deliveryId: id }, { queue: `webhook ${webhookId}` });
