import { sql, type SQL } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { essence, imageOf, keyMatches, keyOf, type CuratedTable } from './curated-tables.ts';

/** One row that is no longer as the act left it. */
export interface ChangedSince {
  table: string;
  rowKey: string;
  /** The columns that differ; null: the whole row came or went. */
  columns: string[] | null;
}

const name = (table: CuratedTable): SQL => sql.raw(`"${table.name}"`);

/**
 * Works out what the act did to each row in the end: its image before and after, however often it changed between.
 * Into a temporary table, since undoing reads it many times: of 100,000 rows each time would take a second.
 */
export async function collectNetChanges(
  tx: Transaction,
  auditId: string,
  tables: readonly CuratedTable[],
): Promise<void> {
  await tx.execute(sql`
    create temporary table net_changes (table_name text, row_key text, was jsonb, became jsonb) on commit drop`);
  for (const table of tables) {
    await tx.execute(sql`
      insert into net_changes select ${table.name}, row_key, was, became from (
        select row_key, (array_agg(before order by id))[1] as was, (array_agg(after order by id desc))[1] as became
        from audit_changes where audit_id = ${auditId} and table_name = ${table.name} group by row_key) c
      where ${essence(table, sql`was`)} is distinct from ${essence(table, sql`became`)}`);
  }
  await tx.execute(sql`analyze net_changes`);
}

const netChanges = (table: CuratedTable): SQL =>
  sql`select * from net_changes where table_name = ${table.name}`;

/** Which tables an act changed. */
export async function listChangedTables(db: Queryable, auditId: string): Promise<Set<string>> {
  const rows = await read<{ name: string }>(
    db,
    sql`select distinct table_name as name from audit_changes where audit_id = ${auditId}`,
  );
  return new Set(rows.map((row) => row.name));
}

/** How many rows of a table an undo would bring back, take away and change back. */
export async function countNetChanges(
  db: Queryable,
  table: CuratedTable,
): Promise<{ restored: number; removed: number; changed: number }> {
  const [row] = await read<{ restored: number; removed: number; changed: number }>(
    db,
    sql`select count(*) filter (where became is null)::int as restored,
        count(*) filter (where was is null)::int as removed,
        count(*) filter (where was is not null and became is not null)::int as changed
      from (${netChanges(table)}) n`,
  );
  return row ?? { restored: 0, removed: 0, changed: 0 };
}

const reported = 1000;

/** Rows that are no longer as the act left them, in what it changed of them. */
export async function listChangedSince(tx: Transaction, table: CuratedTable): Promise<ChangedSince[]> {
  const image = imageOf('c');
  const differing = (relevant: SQL): SQL => sql`(
    select array_agg(a.key) from jsonb_each(${essence(table, sql`n.became`)}) a
    where ${image} -> a.key is distinct from a.value and ${relevant})`;
  const present = sql.raw(`c."${table.keys[0]?.name ?? ''}" is not null`);
  return read<ChangedSince>(
    tx,
    sql`select ${table.name} as table, "rowKey", columns from (
      select n.row_key as "rowKey", case
          when n.became is null then case when ${present} then '{}'::text[] end
          when not ${present} then '{}'::text[]
          when ${essence(table, sql`n.became`)} = ${essence(table, image)} then null
          when n.was is null then ${differing(sql`true`)}
          else ${differing(sql`n.was -> a.key is distinct from a.value`)} end as columns
      from (${netChanges(table)}) n
      left join ${name(table)} c on ${keyMatches(table, 'c', sql`n.row_key`)}) compared
    where columns is not null order by "rowKey" limit ${reported}`,
  );
}

export async function removeInserted(tx: Transaction, table: CuratedTable): Promise<void> {
  await tx.execute(sql`
    delete from ${name(table)} c using (${netChanges(table)}) n
    where n.was is null and ${keyMatches(table, 'c', sql`n.row_key`)}`);
}

/** Brings deleted rows back; a version goes on from where it stopped, so that no old ETag fits again. */
export async function restoreDeleted(tx: Transaction, table: CuratedTable): Promise<void> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const values = table.columns
    .map((column) => {
      if (table.revisioned && column === 'version') return 'r."version" + 1';
      return table.revisioned && column === 'updated_at' ? 'now()' : `r."${column}"`;
    })
    .join(', ');
  await tx.execute(sql`
    insert into ${name(table)} (${sql.raw(columns)}) select ${sql.raw(values)}
    from (${netChanges(table)}) n
    cross join lateral jsonb_populate_record(null::${name(table)}, n.was) r
    where n.became is null ${table.name === 'slugs' ? sql`on conflict do nothing` : sql``}`);
}

/** Gives the columns that the act changed their former values; others keep what later edits gave them. */
export async function changeBack(tx: Transaction, table: CuratedTable): Promise<void> {
  const keys = new Set(table.keys.map((key) => key.name));
  const assignments = table.columns.flatMap((column) => {
    if (keys.has(column)) return [];
    if (table.revisioned && column === 'version') return ['"version" = c."version" + 1'];
    if (table.revisioned && column === 'updated_at') return ['"updated_at" = now()'];
    return [
      `"${column}" = case when n.was -> '${column}' is distinct from n.became -> '${column}' then r."${column}" else c."${column}" end`,
    ];
  });
  if (assignments.length === 0) return;
  await tx.execute(sql`
    update ${name(table)} c set ${sql.raw(assignments.join(', '))}
    from (${netChanges(table)}) n
    cross join lateral jsonb_populate_record(null::${name(table)}, n.was) r
    where n.was is not null and n.became is not null and ${keyMatches(table, 'c', sql`n.row_key`)}`);
}

/**
 * Several terms that get their former labels back may pass through a moment in which two have the same: their index
 * is not deferrable, so they give their labels up first.
 */
export async function freeLabels(
  tx: Transaction,
  table: CuratedTable,
  column: 'label' | 'name',
): Promise<void> {
  const labelled = sql.raw(`'${column}'`);
  const renamed = sql`select split_part(row_key, ',', 1)::uuid as id from (${netChanges(table)}) n
    where n.was -> ${labelled} is distinct from n.became -> ${labelled} and n.was is not null and n.became is not null`;
  await tx.execute(sql`
    update ${name(table)} c set ${sql.raw(`"${column}"`)} = c.id::text
    where c.id in (${renamed}) and (select count(*) from (${renamed}) r) > 1`);
}

/** Terms that were merged away since and that a restored row would hang on: its link would be lost to everybody. */
export async function listMergedSince(
  tx: Transaction,
  child: CuratedTable,
  { column, table: parent }: CuratedTable['references'][number],
): Promise<ChangedSince[]> {
  return read<ChangedSince>(
    tx,
    sql`select distinct ${parent} as table, p.id::text as "rowKey", '{status,merged_into_id}'::text[] as columns
      from (${netChanges(child)}) n join ${name(child)} c on ${keyMatches(child, 'c', sql`n.row_key`)}
      join ${sql.raw(`"${parent}"`)} p on p.id = ${sql.raw(`c."${column}"`)}
      where n.was is not null and p.status = 'merged' limit ${reported}`,
  );
}

/** Rows that came to hang on what the undo is about to take away. */
export async function listDependents(
  tx: Transaction,
  parent: CuratedTable,
  child: CuratedTable,
  column: string,
): Promise<ChangedSince[]> {
  return read<ChangedSince>(
    tx,
    sql`select ${child.name} as table, ${keyOf(child, 'c')} as "rowKey", '{}'::text[] as columns from ${name(child)} c
      where ${sql.raw(`c."${column}"`)} in (
        select split_part(n.row_key, ',', 1)::uuid from (${netChanges(parent)}) n where n.was is null)
      ${child.name === parent.name ? sql`and c.id not in (select split_part(n.row_key, ',', 1)::uuid from (${netChanges(parent)}) n where n.was is null)` : sql``}
      limit ${reported}`,
  );
}
