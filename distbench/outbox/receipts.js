import { sql } from 'drizzle-orm';
import { read } from "../db/read.js";
const keptDays = 7;
/** Puts what the transaction changes under this receipt. */
export async function openReceipt(tx, id) {
    await tx.execute(sql `
    with receipt as (insert into index_receipts (id) values (${id}) on conflict (id) do update set searchable_at = null)
    select set_config('kb.receipt', ${id}, true)`);
}
/** What became of a write; null for an id that no write of the last week had. */
export async function findReceipt(db, id) {
    const [row] = await read(db, sql `
    select r.id, case when count(o.parked_at) > 0 then 'failed' when count(o.id) > 0 then 'pending' else 'searchable' end as status,
      count(o.id)::int as pending, min(o.last_error) filter (where o.parked_at is not null) as reason,
      r.created_at as "createdAt", case when count(o.id) = 0 then coalesce(r.searchable_at, r.created_at) end as "searchableAt"
    from index_receipts r left join outbox o on o.receipt_id = r.id where r.id = ${id} group by r.id`);
    return row ?? null;
}
export async function pruneReceipts(db) {
    await db.execute(sql `delete from index_receipts where created_at < now() - make_interval(days => ${keptDays})`);
}
//# sourceMappingURL=receipts.js.map