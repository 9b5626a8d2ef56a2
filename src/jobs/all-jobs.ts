import type { Deps } from '../deps.ts';
import { extractVersion, runExtractVersion } from '../ingestion/extract-version.ts';
import { runTraining, train } from '../learning/run-training.ts';
import { deliverWebhook } from '../webhooks/job.ts';
import { registerJob } from './job.ts';

/** Every kind of job, by hand, in order. */
export function registerJobs(deps: Deps): void {
  const { jobs } = deps;
  registerJob(jobs, extractVersion, (payload, context) => runExtractVersion(deps, payload, context));
  registerJob(jobs, train, (payload, context) => runTraining(deps, payload, context));
  // What delivers is loaded with the first delivery.
  registerJob(jobs, deliverWebhook, async ({ deliveryId }, context) =>
    (await import('../webhooks/deliver.ts')).attemptDelivery(deps, deliveryId, context),
  );
}
