import { EventEmitter } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import { Logger, run, type Job, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Database } from '../db/client.ts';
import { PermanentJobError, type JobRegistry } from './job.ts';
import { giveJobBack, parkJob, postponeJob, workerLockClass } from './repository.ts';

/** Jobs wait for networks and threads, not for the event loop: several at a time. */
const concurrency = 8;
/** New jobs are announced; this is for those that wait for their time. */
const usualPollMs = 2000;
const longestDelaySeconds = 3600;

export interface RunnerOptions {
  databaseUrl: string;
  db: Database;
  jobs: JobRegistry;
  log: FastifyBaseLogger;
  /** Hears when it can do no more jobs. */
  onDeath: () => void;
  pollMs?: number | undefined;
}

export interface Runner {
  /** Waits for jobs in hand; those that take long are told to give up. */
  stop(): Promise<void>;
}

/** Does jobs as they come, until it is stopped. The only module that knows the library behind the queue. */
export async function startRunner({ pollMs = usualPollMs, ...options }: RunnerOptions): Promise<Runner> {
  const events = new EventEmitter() as WorkerEvents;
  const afterwards = new Set<Promise<void>>();
  let isStopping = false;
  announceLife(events, options);
  events.on('job:complete', ({ job, error }) => {
    const work = settle(job, error, { ...options, isStopping }).catch((failure: unknown) =>
      options.log.warn({ err: failure, job: job.task_identifier }, 'a failed job keeps its usual delay'),
    );
    afterwards.add(work);
    void work.then(() => afterwards.delete(work));
  });
  const runner = await run({
    connectionString: options.databaseUrl,
    schema: 'graphile_worker',
    taskList: tasks(options.jobs),
    parsedCronItems: [],
    concurrency,
    maxPoolSize: concurrency + 1,
    pollInterval: pollMs,
    noHandleSignals: true,
    events,
    logger: logger(options.log),
  });
  void runner.promise.catch(() => undefined).finally(options.onDeath);
  return {
    stop: async () => {
      isStopping = true;
      // It refuses to be stopped twice, as when it has stopped by itself.
      await runner.stop().catch(() => undefined);
      await Promise.all(afterwards);
    },
  };
}

const tasks = ({ handlers }: JobRegistry): TaskList =>
  Object.fromEntries(
    [...handlers].map(([name, { handler }]): [string, TaskList[string]] => [
      name,
      (payload, { job, abortSignal = new AbortController().signal }) =>
        handler(payload, {
          attempt: job.attempts,
          isLast: job.attempts >= job.max_attempts,
          signal: abortSignal,
        }),
    ]),
  );

/** Each worker's lock lives in the session that listens for jobs, and is taken again with each new one. */
function announceLife(events: WorkerEvents, { log, onDeath }: RunnerOptions): void {
  const ids: string[] = [];
  events.on('worker:create', ({ worker }) => void ids.push(worker.workerId));
  events.on('pool:listen:success', ({ client }) => {
    const statement =
      'select pg_advisory_lock_shared($1::int, hashtext(id)) from unnest($2::text[]) given (id)';
    // After the statement that makes it listen.
    client.once('drain', () => {
      client
        .query(statement, [workerLockClass, ids])
        .catch((error: unknown) => log.warn({ err: error }, 'a worker could not say that it lives'));
    });
  });
  events.on('worker:fatalError', onDeath);
}

async function settle(
  job: Job,
  error: unknown,
  { db, jobs, log, isStopping }: RunnerOptions & { isStopping: boolean },
): Promise<void> {
  const { task_identifier: name, attempts, max_attempts: maxAttempts } = job;
  if (error === undefined || error === null) return jobs.count(name, 'succeeded');
  if (isStopping) return giveJobBack(db, job.id, attempts);
  const permanent = error instanceof PermanentJobError;
  const parked = permanent || attempts >= maxAttempts;
  jobs.count(name, parked ? 'parked' : 'failed');
  log.warn({ err: error, job: name, id: job.id, attempt: attempts, parked }, 'a job failed');
  if (permanent) return parkJob(db, job.id, error.message);
  if (parked) return;
  const { retryAfterSeconds = doubling } = jobs.handlers.get(name)?.kind ?? {};
  await postponeJob(db, job.id, retryAfterSeconds(attempts, error) * (0.75 + Math.random() / 2));
}

const doubling = (attempt: number): number => Math.min(longestDelaySeconds, 2 ** attempt);

/** What the library says of single jobs is said by `settle`. */
const logger = (log: FastifyBaseLogger): Logger =>
  new Logger(({ jobId }) => (level, message) => {
    const serious = /^(?:error|warning)$/.test(level) && jobId === undefined;
    if (serious && !message.startsWith('Failed task'))
      log.warn({ queue: message }, 'the job queue complains');
    else log.trace(message);
  });
