import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { trainings } from '../db/schema/trainings.ts';
import type { Actor } from '../audit/repository.ts';
import type { TrainingReport } from './train-model.ts';

export interface TrainingRow {
  id: string;
  state: 'waiting' | 'running' | 'succeeded' | 'failed';
  dryRun: boolean;
  actor: Actor;
  report: TrainingReport | null;
  reason: string | null;
  requestedAt: string;
  finishedAt: string | null;
}

export async function findTraining(db: Queryable, id: string): Promise<TrainingRow | null> {
  const [row] = await read<TrainingRow>(
    db,
    sql`select id, state, dry_run as "dryRun", actor, report, reason, requested_at as "requestedAt",
      finished_at as "finishedAt" from trainings where id = ${id}`,
  );
  return row ?? null;
}

export async function hasUnfinishedTraining(db: Queryable): Promise<boolean> {
  // One that has not finished after a day never will.
  const rows = await read(
    db,
    sql`select from trainings where state in ('waiting', 'running') and requested_at > now() - interval '1 day' limit 1`,
  );
  return rows.length > 0;
}

export async function insertTraining(tx: Transaction, row: typeof trainings.$inferInsert): Promise<void> {
  await tx.insert(trainings).values(row);
}

export async function updateTraining(
  db: Queryable,
  id: string,
  changes: Partial<typeof trainings.$inferInsert>,
): Promise<void> {
  await db.update(trainings).set(changes).where(eq(trainings.id, id));
}
