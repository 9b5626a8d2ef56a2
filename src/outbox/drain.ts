import { sql, type SQL } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { inLine } from '../lib/in-line.ts';
import { slices } from '../lib/slices.ts';
import { refreshAndReadDocuments, refreshDocuments } from '../search/documents.ts';
import {
  RefusedError,
  searchTypes,
  type IndexDocument,
  type SearchIndex,
  type SearchType,
} from '../search/port.ts';
import { listSynonymGroups } from '../search/synonyms.ts';

/** Rows of one round; each entity of them is derived and sent once, however many changes it had. */
const batchSize = 2000;
/** Entities derived at once: the next are, while the index takes those before them in. */
const entitiesAtOnce = 250;
/** Batches that are on their way to the index at most. */
export const batchesOnTheWay = 4;
const workerLock = 7_214_002;
const maxAttempts = 5;
const longestDelaySeconds = 60;

interface OutboxRow {
  id: string;
  entityType: SearchType | 'synonyms';
  entityId: string;
}

interface Failure {
  row: OutboxRow;
  error: RefusedError;
}

/** Times are kept in milliseconds, rounded up as often as down: what was written just now may be due in half of one. */
const due = sql`parked_at is null and available_at <= now() + interval '1 millisecond'`;

/**
 * Brings the index up to date with one batch of the outbox. Rows leave it only after the index says that the
 * documents are searchable; a crash before that leaves them for the next worker. One worker sends at a time, so
 * that an older copy of an entity can never overtake a newer one. What the index refuses is told apart from its
 * batch, tried again later and in the end parked. Returns how many rows were looked at.
 * @param index null where search runs on PostgreSQL alone
 */
export async function drainOutbox(db: Database, index: SearchIndex | null): Promise<number> {
  return withWorkerLock(db, 0, async (tx) => {
    const rows = await claim(tx);
    const failures = await bringUpToDate(db, tx, index, rows);
    const failed = new Set(failures.map(({ row }) => row));
    await complete(
      tx,
      rows.filter((row) => !failed.has(row)),
    );
    for (const { row, error } of failures) await postponeRow(tx, row, error);
    return rows.length;
  });
}

/** Runs while no worker sends; gives `otherwise` where one does. */
export function withWorkerLock<T>(
  db: Database,
  otherwise: T,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    const [lock] = await read<{ held: boolean }>(
      tx,
      sql`select pg_try_advisory_xact_lock(${workerLock}) as held`,
    );
    return lock?.held === true ? work(tx) : otherwise;
  });
}

const claim = (db: Queryable): Promise<OutboxRow[]> =>
  read<OutboxRow>(
    db,
    sql`select id, entity_type as "entityType", entity_id as "entityId" from outbox
      where ${due} order by id limit ${batchSize}`,
  );

/**
 * Derives the search documents again, on a connection of its own: a write must never wait for the index. Two writes
 * of one entity at the same moment cannot see each other; here both are seen, since both are committed.
 */
async function bringUpToDate(
  db: Database,
  tx: Transaction,
  index: SearchIndex | null,
  rows: readonly OutboxRow[],
): Promise<Failure[]> {
  if (index && rows.some(({ entityType }) => entityType === 'synonyms'))
    await index.prepare(await listSynonymGroups(tx));
  const failures = await inLine<Failure[]>(batchesOnTheWay, async (add) => {
    for (const type of searchTypes) {
      const own = rows.filter(({ entityType }) => entityType === type);
      for (const ids of slices([...new Set(own.map(({ entityId }) => entityId))], entitiesAtOnce)) {
        if (!index) await refreshDocuments(db, type, ids);
        else {
          const documents = await refreshAndReadDocuments(db, type, ids);
          const among = new Set(ids);
          const changes = own.filter(({ entityId }) => among.has(entityId));
          await add(() => send(index, type, changes, new Map(documents.map((one) => [one.id, one]))));
        }
      }
    }
  });
  return failures.flat();
}

async function send(
  index: SearchIndex,
  type: SearchType,
  rows: readonly OutboxRow[],
  documents: ReadonlyMap<string, IndexDocument>,
): Promise<Failure[]> {
  const ids = [...new Set(rows.map(({ entityId }) => entityId))];
  try {
    await index.put(
      type,
      ids.flatMap((id) => documents.get(id) ?? []),
    );
    await index.remove(
      type,
      ids.filter((id) => !documents.has(id)),
    );
    return [];
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (ids.length === 1) return rows.map((row) => ({ row, error }));
    // One document spoils its batch: halves find it in a few steps.
    const firstIds = new Set(ids.slice(0, Math.ceil(ids.length / 2)));
    const [first, second] = [
      rows.filter((row) => firstIds.has(row.entityId)),
      rows.filter((row) => !firstIds.has(row.entityId)),
    ];
    return [...(await send(index, type, first, documents)), ...(await send(index, type, second, documents))];
  }
}

async function complete(tx: Transaction, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    with done as (delete from outbox where id = any(${idArray(rows)}) returning id, receipt_id)
    update index_receipts r set searchable_at = now(), documents_due = false
    where r.id in (select receipt_id from done) and not exists (
      select from outbox o where o.receipt_id = r.id and o.id not in (select id from done))`);
}

const delay = sql`make_interval(secs => least(${longestDelaySeconds}, power(2, attempts)))`;

async function postponeRow(tx: Transaction, row: OutboxRow, error: Error): Promise<void> {
  await tx.execute(sql`
    update outbox set attempts = attempts + 1, last_error = ${error.message.slice(0, 500)},
      available_at = now() + ${delay}, parked_at = case when attempts + 1 >= ${maxAttempts} then now() end
    where id = ${row.id}`);
}

/** Where the index did not answer: that says nothing about the rows, so they wait a little and are tried for ever. */
export async function postponeBatch(db: Database, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  await db.execute(sql`
    update outbox set last_error = ${message.slice(0, 500)}, available_at = now() + interval '1 second'
    where id in (select id from outbox where ${due} order by id limit ${batchSize})`);
}

const idArray = (rows: readonly OutboxRow[]): SQL =>
  sql`array[${sql.join(
    rows.map(({ id }) => sql`${id}`),
    sql`, `,
  )}]::bigint[]`;
