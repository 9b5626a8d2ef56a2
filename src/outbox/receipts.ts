import { sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';

const keptDays = 7;

/** Puts what the transaction changes under this receipt. */
export async function openReceipt(tx: Transaction, id: string): Promise<void> {
  await tx.execute(sql`
    with receipt as (insert into index_receipts (id) values (${id}) on conflict (id) do update set searchable_at = null)
    select set_config('kb.receipt', ${id}, true)`);
}

/** Says that search knows of what the transaction changed only when the worker has come to it. */
export async function leaveDocumentsToWorker(tx: Transaction, id: string): Promise<void> {
  await tx.execute(sql`update index_receipts set documents_due = true where id = ${id}`);
}

export interface Receipt {
  id: string;
  status: 'pending' | 'searchable' | 'failed';
  /** Changes that the index has yet to learn. */
  pending: number;
  /** Why the index refused, where it did. */
  reason: string | null;
  createdAt: string;
  searchableAt: string | null;
  /** Not even search on PostgreSQL knows of all of it before the worker does. */
  documentsDue: boolean;
}

/** What became of a write; null for an id that no write of the last week had. */
export async function findReceipt(db: Queryable, id: string): Promise<Receipt | null> {
  const [row] = await read<Receipt>(
    db,
    sql`
    select r.id, case when count(o.parked_at) > 0 then 'failed' when count(o.id) > 0 then 'pending' else 'searchable' end as status,
      count(o.id)::int as pending, min(o.last_error) filter (where o.parked_at is not null) as reason,
      r.created_at as "createdAt", case when count(o.id) = 0 then coalesce(r.searchable_at, r.created_at) end as "searchableAt",
      r.documents_due as "documentsDue"
    from index_receipts r left join outbox o on o.receipt_id = r.id where r.id = ${id} group by r.id`,
  );
  return row ?? null;
}

export async function pruneReceipts(db: Database): Promise<void> {
  await db.execute(
    sql`delete from index_receipts where created_at < now() - make_interval(days => ${keptDays})`,
  );
}
