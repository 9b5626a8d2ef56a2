import type { JobKind } from '../jobs/job.ts';

const minute = 60;
const hour = 60 * minute;
/** Waits after each failed attempt, jittered by the queue: a day and a bit altogether. */
const waitsSeconds = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 8 * hour, 10 * hour];

export const deliverWebhook: JobKind<{ deliveryId: string }> = {
  name: 'webhook.deliver',
  maxAttempts: waitsSeconds.length + 1,
  retryAfterSeconds: (attempt) => waitsSeconds[attempt - 1] ?? hour,
};
