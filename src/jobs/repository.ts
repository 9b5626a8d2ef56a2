import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';

/** Of the advisory locks that each worker holds for as long as it lives. */
export const workerLockClass = 7_214_012;
/** A worker takes its lock just before its first job. */
const lockGraceSeconds = 10;

export interface QueueStatus {
  job: string;
  /** Due, and not begun. */
  waiting: number;
  running: number;
  /** Failed at least once, or not due yet. */
  delayed: number;
  parked: number;
  /** Age of the oldest that is due and has not begun. */
  lagSeconds: number;
}

const isParked = sql`(attempts >= max_attempts and locked_at is null)`;
const isDue = sql`(locked_at is null and attempts < max_attempts and run_at <= now())`;

export const listQueueStatus = (db: Queryable): Promise<QueueStatus[]> =>
  read<QueueStatus>(
    db,
    sql`select task_identifier as job, count(*) filter (where ${isDue})::int as waiting,
      count(*) filter (where locked_at is not null)::int as running,
      count(*) filter (where locked_at is null and attempts < max_attempts and run_at > now())::int as delayed,
      count(*) filter (where ${isParked})::int as parked,
      coalesce(extract(epoch from now() - min(run_at) filter (where ${isDue})), 0)::float8 as "lagSeconds"
    from graphile_worker.jobs group by task_identifier order by task_identifier`,
  );

export async function hasJobsToDo(db: Queryable): Promise<boolean> {
  const [row] = await read<{ any: boolean }>(
    db,
    sql`select exists (select from graphile_worker.jobs where attempts < max_attempts) as any`,
  );
  return row?.any === true;
}

/**
 * Gives back what workers held that are gone, as after a crash: the queue itself waits four hours. A worker lives as
 * long as the session that holds its lock.
 */
export async function releaseJobsOfTheDead(db: Queryable): Promise<void> {
  await db.execute(sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
    where locked_at < now() - make_interval(secs => ${lockGraceSeconds}) and not exists (
      select from pg_locks l where l.locktype = 'advisory' and l.objsubid = 2
        and l.database = (select oid from pg_database where datname = current_database())
        and l.classid = ${workerLockClass} and l.objid = hashtext(locked_by)::oid)
    having count(*) > 0`);
}

export async function postponeJob(db: Queryable, id: string, seconds: number): Promise<void> {
  await db.execute(sql`
    select from graphile_worker.reschedule_jobs(array[${id}]::bigint[],
      run_at := now() + make_interval(secs => ${seconds}))`);
}

/** As if the last attempt had not been. */
export async function giveJobBack(db: Queryable, id: string, attempts: number): Promise<void> {
  await db.execute(sql`
    select from graphile_worker.reschedule_jobs(array[${id}]::bigint[], run_at := now(),
      attempts := ${attempts - 1}::int)`);
}

export async function parkJob(db: Queryable, id: string, reason: string): Promise<void> {
  await db.execute(
    sql`select from graphile_worker.permanently_fail_jobs(array[${id}]::bigint[], ${reason.slice(0, 500)})`,
  );
}
