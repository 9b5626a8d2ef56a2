import { ChangeFollower } from './changes/follower.ts';
import type { Composition, Servers } from './compose.ts';
import { registerJobs } from './jobs/all-jobs.ts';
import { JobWorker } from './jobs/worker.ts';
import type { Lifetime } from './lifetime.ts';
import { OutboxWorker } from './outbox/worker.ts';

/** How long the first requests wait for the index at most; afterwards the database answers until it is there. */
const indexHeadStartMs = 5000;
/** How long jobs in hand may take to end. */
const jobsStopMs = 15_000;

/** Whatever is done in the background: keeping the search index, telling what changed, and jobs. */
export async function startWorkers(
  { deps, client, index }: Composition,
  { databaseUrl }: Pick<Servers, 'databaseUrl'>,
  lifetime: Lifetime,
): Promise<void> {
  const outbox = await lifetime.open(
    async () => new OutboxWorker({ client, index, log: deps.log }),
    (opened) => opened.stop(),
  );
  await outbox.start();
  const follower = await lifetime.open(
    async () => new ChangeFollower({ client, log: deps.log }),
    (opened) => opened.stop(),
  );
  await follower.start();
  registerJobs(deps);
  const jobs = await lifetime.open(
    async () => new JobWorker({ client, databaseUrl, jobs: deps.jobs, log: deps.log }),
    (opened) => opened.stop(),
    { withinMs: jobsStopMs },
  );
  await jobs.start();
  await Promise.race([
    outbox.settled(),
    new Promise((resolve) => setTimeout(resolve, indexHeadStartMs).unref()),
  ]);
}
