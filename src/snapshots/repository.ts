import { sql, type SQL } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { readBatches } from '../db/snapshot.ts';
import { getContentVersion } from '../db/system-repository.ts';
import { snapshotTables, type Scope, type SnapshotTable } from './tables.ts';

const names = (columns: readonly string[]): SQL =>
  sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );

/** Timestamps are written the same wherever the server is. */
export async function setUtc(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local timezone = 'UTC'`);
}

/** Rows as JSON in the order of their keys; none where the scope leaves the table out. */
export async function* readRows(
  tx: Transaction,
  table: SnapshotTable,
  scope: Scope,
): AsyncGenerator<string[]> {
  const where = scope === 'everything' ? sql`true` : table.isPublic;
  if (where === null) return;
  const kept = sql`jsonb_build_object(${sql.join(
    table.columns.map((column) => sql`${sql.raw(`'${column}'`)}, r.${sql.identifier(column)}`),
    sql`, `,
  )})`;
  const row = scope === 'public' && table.publicMembers ? sql`(${kept} || ${table.publicMembers})` : kept;
  const order = sql.join(
    table.keys.map((key) => sql`r.${sql.identifier(key)}`),
    sql`, `,
  );
  const statement = sql`select ${row}::text as row from ${sql.identifier(table.name)} r where ${where} order by ${order}`;
  for await (const rows of readBatches<{ row: string }>(tx, statement)) yield rows.map(({ row }) => row);
}

/** When anything of it last changed; null where there is nothing. */
export async function readNewestInstant(tx: Transaction, scope: Scope): Promise<string | null> {
  const dated = snapshotTables.filter(
    ({ columns, isPublic }) =>
      columns.includes('updated_at') && (scope === 'everything' || isPublic !== null),
  );
  const parts = dated.map(
    ({ name, isPublic }) =>
      sql`select max(r.updated_at) as at from ${sql.identifier(name)} r where ${scope === 'everything' ? sql`true` : isPublic}`,
  );
  const [row] = await read<{ at: string | null }>(
    tx,
    sql`select to_char(max(at), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from (${sql.join(parts, sql` union all `)}) dates`,
  );
  return row?.at ?? null;
}

export interface Installation {
  /** Of the newest migration. */
  schema: string;
  contentVersion: number;
  peoplePublished: boolean;
}

export async function readInstallation(db: Queryable): Promise<Installation> {
  const [row] = await read<Pick<Installation, 'schema' | 'peoplePublished'>>(
    db,
    sql`select (select hash from drizzle.__drizzle_migrations order by created_at desc limit 1) as schema,
      exists (select from system_values where name = 'people-published' and value = 'true') as "peoplePublished"`,
  );
  return {
    schema: row?.schema ?? '',
    contentVersion: await getContentVersion(db),
    peoplePublished: row?.peoplePublished ?? false,
  };
}

/** The first table that has rows already; the model that comes with the program is none. */
export async function findFilledTable(tx: Transaction): Promise<string | null> {
  for (const { name } of snapshotTables) {
    const own = name === 'models' ? sql`where weights is not null` : sql``;
    const rows = await tx.execute(sql`select from ${sql.identifier(name)} ${own} limit 1`);
    if (rows.length > 0) return name;
  }
  return null;
}

/** Rows that point at rows of the same table may come before them; all is checked at the commit. */
export async function deferReferences(tx: Transaction): Promise<void> {
  await tx.execute(sql`set constraints all deferred`);
}

/** A snapshot of everything brings the model that comes with the program along. */
export async function makeRoom(tx: Transaction, scope: Scope): Promise<void> {
  if (scope === 'everything') await tx.execute(sql`delete from models`);
}

export async function insertRows(
  tx: Transaction,
  table: SnapshotTable,
  rows: readonly string[],
): Promise<void> {
  const columns = names(table.columns);
  // A row's own insert has written its slug, which the snapshot holds as well.
  await tx.execute(sql`
    insert into ${sql.identifier(table.name)} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${sql.identifier(table.name)}, ${`[${rows.join(',')}]`}::jsonb)`);
}

/** Versions whose extraction was left to a job that the snapshot does not hold. */
export async function listPendingExtractions(tx: Transaction): Promise<string[]> {
  const rows = await read<{ id: string }>(
    tx,
    sql`select version_id as id from extractions where state = 'pending' order by version_id`,
  );
  return rows.map(({ id }) => id);
}

export async function setInstallation(
  tx: Transaction,
  installation: Omit<Installation, 'schema'>,
): Promise<void> {
  const { contentVersion, peoplePublished } = installation;
  await tx.execute(sql`update content_version set version = ${contentVersion}`);
  await tx.execute(sql`insert into system_values (name, value) values ('people-published', ${JSON.stringify(peoplePublished)}::jsonb)
    on conflict (name) do update set value = excluded.value`);
  await tx.execute(sql`select setval(pg_get_serial_sequence('audit_changes', 'id'),
    greatest((select max(id) from audit_changes), 1))`);
}
