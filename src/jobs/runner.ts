import { EventEmitter } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import { Logger, run, type Job, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
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
  const pool = openPool(options.databaseUrl);
  const runner = await run({
    pgPool: pool,
    schema: 'graphile_worker',
    taskList: tasks(options.jobs),
    parsedCronItems: [],
    concurrency,
    pollInterval: pollMs,
    noHandleSignals: true,
    events,
    logger: logger(options.log),
  }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  let ended: Promise<void> | undefined;
  const endPool = (): Promise<void> => (ended ??= pool.end());
  void runner.promise
    .catch(() => undefined)
    .finally(() => {
      void endPool();
      options.onDeath();
    });
  return {
    stop: async () => {
      isStopping = true;
      // It refuses to be stopped twice, as when it has stopped by itself.
      await runner.stop().catch(() => undefined);
      await Promise.all(afterwards);
      await endPool();
    },
  };
}

/**
 * The library (graphile-worker 0.16.6) listens for errors of its pool until it stops, but not while the pool ends: a server
 * that went away in that moment would end the process with an error that nobody caught.
 */
function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: concurrency + 1 });
  pool.on('error', () => undefined);
  return pool;
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
