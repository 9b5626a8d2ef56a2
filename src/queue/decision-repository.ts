import { sql } from 'drizzle-orm';
import { idSet } from '../curation/links-repository.ts';
import type { Transaction } from '../db/client.ts';

export async function lockNotes(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`select id from notes where id in ${idSet(ids)} order by id for update`);
}

export async function setNeighbour(
  tx: Transaction,
  noteId: string,
  side: 'previous' | 'next',
  neighbourId: string,
): Promise<void> {
  const column = sql.raw(`${side}_note_id`);
  await tx.execute(sql`update notes set ${column} = ${neighbourId}, version = version + 1, updated_at = now()
    where id = ${noteId}`);
}

/** The queue does not show it again. */
export async function dismissItem(tx: Transaction, item: string): Promise<void> {
  await tx.execute(sql`insert into queue_dismissals (item) values (${item}) on conflict do nothing`);
}
