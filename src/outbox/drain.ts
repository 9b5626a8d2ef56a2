import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { readDocuments } from '../search/documents.ts';
import { searchTypes, type SearchIndex, type SearchType } from '../search/port.ts';
import { read } from '../db/read.ts';

const batchSize = 500;
const workerLock = 7_214_002;
const maxAttempts = 8;
const firstDelaySeconds = 1;

interface OutboxRow {
  id: string;
  entityType: SearchType;
  entityId: string;
  attempts: number;
}

/**
 * Brings the index up to date with one batch of the outbox. Rows leave it only after the index says that the
 * documents are searchable; a crash before that leaves them for the next worker. One worker drains at a time, so
 * that an older copy of an entity can never overtake a newer one. Returns how many rows were looked at.
 */
export async function drainOutbox(db: Database, index: SearchIndex): Promise<number> {
  const batch = await db.transaction(async (tx) => {
    const [lock] = await read<{ held: boolean }>(
      tx,
      sql`select pg_try_advisory_xact_lock(${workerLock}) as held`,
    );
    if (lock?.held !== true) return [];
    const rows = await claim(tx);
    await send(tx, index, rows);
    await complete(tx, rows);
    return rows;
  });
  return batch.length;
}

async function claim(tx: Transaction): Promise<OutboxRow[]> {
  const rows = await read<OutboxRow>(
    tx,
    sql`
    select id, entity_type as "entityType", entity_id as "entityId", attempts from outbox
    where parked_at is null and available_at <= now() order by id limit ${batchSize}`,
  );
  return rows;
}

async function send(tx: Transaction, index: SearchIndex, rows: OutboxRow[]): Promise<void> {
  const byType = searchTypes.map(async (type) => {
    const ids = [...new Set(rows.filter((row) => row.entityType === type).map((row) => row.entityId))];
    const documents = await readDocuments(tx, type, ids);
    const present = new Set(documents.map(({ id }) => id));
    await index.put(type, documents);
    await index.remove(
      type,
      ids.filter((id) => !present.has(id)),
    );
  });
  await Promise.all(byType);
}

async function complete(tx: Transaction, rows: OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`delete from outbox where id = any(${idArray(rows)})`);
}

/** After a failure the rows of the batch wait, longer each time; a row that fails for good is parked and shown. */
export async function postponeBatch(db: Database, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  await db.execute(sql`
    update outbox set attempts = attempts + 1, last_error = ${message.slice(0, 500)},
      available_at = now() + make_interval(secs => least(60, ${firstDelaySeconds} * power(2, attempts))),
      parked_at = case when attempts + 1 >= ${maxAttempts} and ${isPoison(error)} then now() end
    where id in (select id from outbox where parked_at is null and available_at <= now() order by id limit ${batchSize})`);
}

/** A task that the server refused will be refused again; a server that does not answer says nothing about the row. */
const isPoison = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Meilisearch task');

const idArray = (rows: OutboxRow[]) =>
  sql`array[${sql.join(
    rows.map(({ id }) => sql`${id}`),
    sql`, `,
  )}]::bigint[]`;
