import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import type { JobKind } from './job.ts';

export interface EnqueueOptions {
  /** Not before. */
  runAt?: Date;
  /** At most one job waits under a key: a later one takes the place of an earlier that has not begun. */
  key?: string;
  /** Jobs of one queue run one after the other. */
  queue?: string;
}

/** Adds a job in the caller's transaction: it is there when that commits, and only then. */
export async function enqueueJob<Payload>(
  tx: Transaction,
  { name, maxAttempts }: JobKind<Payload>,
  payload: Payload,
  { runAt, key, queue }: EnqueueOptions = {},
): Promise<void> {
  await tx.execute(sql`
    select from graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::text::json,
      queue_name := ${queue ?? null}, run_at := ${runAt?.toISOString() ?? null}::timestamptz,
      max_attempts := ${maxAttempts}, job_key := ${key ?? null})`);
}
