import { desc, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { allOf, textArray } from '../db/conditions.ts';
import type { Queryable, Transaction } from '../db/client.ts';
import { keyset, toPage, type SortColumn } from '../db/keyset.ts';
import { read } from '../db/read.ts';
import { webhookDeliveries, webhooks } from '../db/schema/webhooks.ts';
import type { Page, Position } from '../http/pagination.ts';

export type WebhookRow = typeof webhooks.$inferSelect;

export const listWebhooks = (db: Queryable): Promise<WebhookRow[]> =>
  db.select().from(webhooks).orderBy(desc(webhooks.createdAt), desc(webhooks.id));

export async function findWebhook(db: Queryable, id: string): Promise<WebhookRow | null> {
  const [row] = await db.select().from(webhooks).where(eq(webhooks.id, id));
  return row ?? null;
}

export async function lockWebhook(tx: Transaction, id: string): Promise<WebhookRow | null> {
  const [row] = await tx.select().from(webhooks).where(eq(webhooks.id, id)).for('update');
  return row ?? null;
}

export async function insertWebhook(tx: Transaction, row: typeof webhooks.$inferInsert): Promise<void> {
  await tx.insert(webhooks).values(row);
}

/** What an admin changes counts its version up. */
export async function editWebhookRow(
  tx: Transaction,
  id: string,
  changes: Partial<WebhookRow>,
): Promise<void> {
  await tx
    .update(webhooks)
    .set({ ...changes, version: sql`${webhooks.version} + 1`, updatedAt: sql`now()` })
    .where(eq(webhooks.id, id));
}

export async function deleteWebhookRow(tx: Transaction, id: string): Promise<void> {
  await tx.delete(webhooks).where(eq(webhooks.id, id));
}

/** What became of a delivery says how the webhook fares. */
export async function noteOutcome(
  tx: Transaction,
  id: string,
  outcome: { succeeded: boolean; disabledReason?: string | undefined },
): Promise<void> {
  const { succeeded, disabledReason } = outcome;
  await tx.execute(
    succeeded
      ? sql`update webhooks set failing_since = null where id = ${id} and failing_since is not null`
      : sql`update webhooks set failing_since = coalesce(failing_since, now()) where id = ${id}`,
  );
  if (disabledReason !== undefined) await editWebhookRow(tx, id, { status: 'disabled', disabledReason });
}

export interface NewDelivery {
  id: string;
  webhookId: string;
}

/** A delivery for every active webhook that wants to hear of one of these changes. */
export async function insertDeliveries(
  tx: Transaction,
  changes: readonly { position: number; type: string }[],
): Promise<NewDelivery[]> {
  const wanted = await read<{ webhookId: string; position: string }>(
    tx,
    sql`
    select w.id as "webhookId", c.position from webhooks w
    join jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c(position bigint, type text)
      on w.types = '{}' or c.type = any(w.types)
    where w.status = 'active' order by c.position, w.id`,
  );
  const rows = wanted.map(({ webhookId, position }) => ({
    id: uuidv7(),
    webhookId,
    position: Number(position),
    status: 'pending' as const,
  }));
  for (let from = 0; from < rows.length; from += 1000)
    await tx.insert(webhookDeliveries).values(rows.slice(from, from + 1000));
  return rows;
}

export interface DeliveryRow {
  id: string;
  webhookId: string;
  position: number;
  type: string;
  status: 'pending' | 'delivered' | 'failed';
  createdAt: string;
  changedAt: string;
  attempts: { at: string; statusCode: number | null; error: string | null; durationMs: number }[];
}

const columns = sql`
  d.id, d.webhook_id as "webhookId", d.position::float8 as position, d.status, d.created_at as "createdAt",
  c.entity_type || '.' || c.action as type, c.at as "changedAt",
  coalesce((select jsonb_agg(jsonb_build_object('at', a.at, 'statusCode', a.status_code, 'error', a.error,
    'durationMs', a.duration_ms) order by a.id) from webhook_attempts a where a.delivery_id = d.id), '[]') as attempts`;
const source = sql`webhook_deliveries d join changes c on c.position = d.position`;

const newestFirst: SortColumn[] = [{ expression: sql`d.id`, type: 'uuid', descending: true }];

export async function listDeliveries(
  db: Queryable,
  query: {
    webhookId: string;
    status: readonly string[] | undefined;
    limit: number;
    position: Position | null;
  },
): Promise<Page<DeliveryRow>> {
  const conditions = [sql`d.webhook_id = ${query.webhookId}`];
  if (query.status) conditions.push(sql`d.status = any(${textArray(query.status)})`);
  const where = allOf(conditions);
  const page = keyset(newestFirst, query.position);
  const rows = await read<DeliveryRow & { keys: string[] }>(
    db,
    sql`select ${columns}, ${page.values} as keys from ${source}
      where ${where} and ${page.where} order by ${page.orderBy} limit ${query.limit + 1}`,
  );
  const [count] = await read<{ total: number }>(
    db,
    sql`select count(*)::int as total from webhook_deliveries d where ${where}`,
  );
  return toPage(rows, query.limit, count?.total ?? 0, query.position);
}

export async function findDelivery(db: Queryable, id: string): Promise<DeliveryRow | null> {
  const [row] = await read<DeliveryRow>(db, sql`select ${columns} from ${source} where d.id = ${id}`);
  return row ?? null;
}

export async function setDeliveryStatus(
  tx: Queryable,
  id: string,
  status: DeliveryRow['status'],
): Promise<void> {
  await tx.update(webhookDeliveries).set({ status }).where(eq(webhookDeliveries.id, id));
}

export interface Attempt {
  statusCode: number | null;
  error: string | null;
  durationMs: number;
}

export async function insertAttempt(tx: Transaction, deliveryId: string, attempt: Attempt): Promise<void> {
  await tx.execute(sql`
    insert into webhook_attempts (id, delivery_id, status_code, error, duration_ms)
    values (${uuidv7()}, ${deliveryId}, ${attempt.statusCode}, ${attempt.error}, ${attempt.durationMs})`);
}

/** What was decided long ago leaves the log. */
export async function pruneDeliveries(db: Queryable, keptDays: number): Promise<void> {
  await db.execute(sql`delete from webhook_deliveries
    where status <> 'pending' and created_at < now() - make_interval(days => ${keptDays})`);
}
