import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { models } from '../db/schema/models.ts';

export interface ModelRow {
  id: string;
  number: number;
  base: string | null;
  learntUntil: string | null;
  figures: unknown;
  inUse: boolean;
  createdAt: string;
}

const columns = sql`id, number, base, learnt_until as "learntUntil", figures, in_use as "inUse",
  created_at as "createdAt"`;

/** Without their weights, the newest first. */
export const listModels = (db: Queryable): Promise<ModelRow[]> =>
  read<ModelRow>(db, sql`select ${columns} from models order by number desc`);

export async function getModelInUse(db: Queryable): Promise<ModelRow> {
  const [row] = await read<ModelRow>(db, sql`select ${columns} from models where in_use`);
  if (!row) throw new Error('No model is in use: run the migrations.');
  return row;
}

export async function findModelWeights(db: Queryable, number: number): Promise<Buffer | null> {
  const [row] = await read<{ weights: Buffer | null }>(
    db,
    sql`select weights from models where number = ${number}`,
  );
  return row?.weights ?? null;
}

/** Keeps others from changing which model is in use until the transaction ends. */
export async function lockModels(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7214011)`);
}

export async function insertModel(tx: Transaction, row: typeof models.$inferInsert): Promise<void> {
  await tx.insert(models).values(row);
}

export async function putIntoUse(tx: Transaction, number: number): Promise<void> {
  await tx.update(models).set({ inUse: false }).where(eq(models.inUse, true));
  await tx.update(models).set({ inUse: true }).where(eq(models.number, number));
}
