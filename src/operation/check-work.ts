import type { QueueStatus } from '../jobs/repository.ts';
import type { OutboxStatus } from '../outbox/status.ts';
import { fine, warning, type Finding } from './finding.ts';

/** A worker that runs needs seconds; several times that says that none does, or that it cannot keep up. */
const toleratedOutboxSeconds = 60;
const toleratedJobSeconds = 300;
const startWorker =
  'See to it that a worker runs: `npm run worker`, or RUN_WORKER=true; its log says why not.';

/** Changes on their way to the search index. */
export function checkOutbox({ pending, parked, lagSeconds }: OutboxStatus): Finding {
  const part = 'outbox';
  if (lagSeconds > toleratedOutboxSeconds)
    return warning(
      part,
      `Changes that wait for the search index: ${pending}, the oldest for ${Math.round(lagSeconds)} s.`,
      startWorker,
    );
  if (parked > 0)
    return warning(
      part,
      `Changes that the search index refused: ${parked}.`,
      'GET /v1/index says which and why; POST /v1/index/repair tries them again.',
    );
  return fine(part, `Changes that wait for the search index: ${pending}.`);
}

/** Background jobs of every kind. */
export function checkJobs(kinds: readonly QueueStatus[]): Finding {
  const part = 'jobs';
  const late = kinds.filter(({ lagSeconds }) => lagSeconds > toleratedJobSeconds);
  if (late.length > 0)
    return warning(
      part,
      `Jobs that wait for longer than ${toleratedJobSeconds} s: ${named(late, ({ waiting }) => waiting)}.`,
      startWorker,
    );
  const givenUp = kinds.filter(({ parked }) => parked > 0);
  if (givenUp.length > 0)
    return warning(
      part,
      `Jobs that were given up: ${named(givenUp, ({ parked }) => parked)}.`,
      'The log of the worker says why; docs/jobs.md says what parked jobs are.',
    );
  return fine(part, `Jobs that wait: ${kinds.reduce((sum, { waiting }) => sum + waiting, 0)}.`);
}

const named = (kinds: readonly QueueStatus[], count: (kind: QueueStatus) => number): string =>
  kinds.map((kind) => `${count(kind)} ${kind.job}`).join(', ');
