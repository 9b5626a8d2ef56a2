import type { Deps } from '../deps.ts';
import { deliverWebhook } from '../webhooks/job.ts';
import { registerJob } from './job.ts';

/** Every kind of job, by hand, in order. What a handler needs is loaded with its first job. */
export function registerJobs(deps: Deps): void {
  registerJob(deps.jobs, deliverWebhook, async ({ deliveryId }, context) =>
    (await import('../webhooks/deliver.ts')).attemptDelivery(deps, deliveryId, context),
  );
}
