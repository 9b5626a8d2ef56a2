import { sql, type SQL } from 'drizzle-orm';
import type { LinkTable } from '../curation/links-repository.ts';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';

const column = (name: string): SQL => sql.raw(`"${name}"`);

interface ChangeCount {
  total: number;
  changes: number;
  /** Of which things they are. */
  digest: string;
}

async function count(
  db: Queryable,
  { table, thing, term }: LinkTable,
  tagId: string,
  things: SQL,
  changes: SQL,
): Promise<ChangeCount> {
  const [row] = await read<ChangeCount>(
    db,
    sql`select count(*)::int as total, count(*) filter (where ${changes})::int as changes,
        coalesce(sum(hashtextextended(u.id::text, (${changes})::int)), 0)::text as digest
      from ${things} u(id)
      left join ${column(table)} l on l.${column(thing)} = u.id and l.${column(term)} = ${tagId}`,
  );
  return row ?? { total: 0, changes: 0, digest: '0' };
}

/** Things that do not have the tag yet. */
export const countAdding = (db: Queryable, link: LinkTable, tagId: string, things: SQL) =>
  count(db, link, tagId, things, sql`l.${column(link.term)} is null`);

/** Things that have it. */
export const countRemoving = (db: Queryable, link: LinkTable, tagId: string, things: SQL) =>
  count(db, link, tagId, things, sql`l.${column(link.term)} is not null`);

export async function addLinks(
  tx: Transaction,
  { table, thing, term }: LinkTable,
  tagId: string,
  things: SQL,
): Promise<void> {
  await tx.execute(sql`insert into ${column(table)} (${column(thing)}, ${column(term)}, source)
    select u.id, ${tagId}, 'human' from ${things} u(id) on conflict do nothing`);
}

export async function removeLinks(
  tx: Transaction,
  { table, thing, term }: LinkTable,
  tagId: string,
  things: SQL,
): Promise<void> {
  await tx.execute(sql`delete from ${column(table)}
    where ${column(term)} = ${tagId} and ${column(thing)} in (select u.id from ${things} u(id))`);
}
