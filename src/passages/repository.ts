import type { Transaction } from '../db/client.ts';
import { mentions } from '../db/schema/mentions.ts';
import { passages } from '../db/schema/passages.ts';

/** The database refuses any whose `exact`, `prefix` or `suffix` is not what stands in the version. */
export async function insertPassages(tx: Transaction, rows: (typeof passages.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(passages).values(rows);
}

export async function insertMentions(tx: Transaction, rows: (typeof mentions.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(mentions).values(rows);
}
