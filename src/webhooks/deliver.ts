import { findChange } from '../changes/find-change.ts';
import type { Deps } from '../deps.ts';
import type { JobContext } from '../jobs/job.ts';
import { messageBody } from './message.ts';
import * as repository from './repository.ts';
import type { Attempt, DeliveryRow, WebhookRow } from './repository.ts';
import { sendMessage } from './send.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** After so many days without one success nothing is sent any more. */
const daysOfFailure = 5;

class DeliveryFailed extends Error {}

/**
 * One attempt to deliver. What became of it is stored before the job ends, so a crash in between repeats the attempt
 * under the same `webhook-id`. @throws DeliveryFailed where it is to be tried again
 */
export async function attemptDelivery(
  deps: Deps,
  deliveryId: string,
  { isLast, signal }: Pick<JobContext, 'isLast' | 'signal'>,
): Promise<void> {
  const delivery = await repository.findDelivery(deps.db, deliveryId);
  if (delivery?.status !== 'pending') return;
  const webhook = await repository.findWebhook(deps.db, delivery.webhookId);
  if (!webhook) return;
  if (webhook.status === 'disabled') return repository.setDeliveryStatus(deps.db, deliveryId, 'failed');
  const attempt = await send(deps, webhook, delivery, signal);
  const gone = attempt.statusCode === 410;
  const disabledReason = gone ? 'It answered 410 (gone).' : reasonToDisable(webhook, attempt);
  const failed = attempt.error !== null;
  const over = !failed || isLast || disabledReason !== undefined;
  await deps.db.transaction(async (tx) => {
    await repository.insertAttempt(tx, deliveryId, attempt);
    await repository.noteOutcome(tx, webhook.id, { succeeded: !failed, disabledReason });
    if (over) await repository.setDeliveryStatus(tx, deliveryId, failed ? 'failed' : 'delivered');
  });
  if (!over) throw new DeliveryFailed(attempt.error ?? '');
}

async function send(
  deps: Deps,
  webhook: WebhookRow,
  delivery: DeliveryRow,
  signal: AbortSignal,
): Promise<Attempt> {
  const { url, secret, previousSecret, previousSecretUntil } = webhook;
  const both = previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > new Date();
  const body = messageBody(delivery, await findChange(deps.db, delivery.position));
  const message = { id: delivery.id, url, secrets: both ? [secret, previousSecret] : [secret], body };
  return sendMessage(message, { privateAddresses: deps.config.WEBHOOK_PRIVATE_ADDRESSES, signal });
}

function reasonToDisable({ failingSince }: WebhookRow, { error }: Attempt): string | undefined {
  if (error === null || failingSince === null) return undefined;
  const days = (Date.now() - failingSince.getTime()) / dayMs;
  return days >= daysOfFailure ? `No delivery has succeeded for ${daysOfFailure} days.` : undefined;
}
