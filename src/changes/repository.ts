import { sql, type SQL } from 'drizzle-orm';
import { uuidArray } from '../db/conditions.ts';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { listExamplesById } from '../examples/repository.ts';
import { listInsightsById } from '../insights/repository.ts';
import { listNotesById } from '../notes/repository.ts';
import { listTagsById } from '../tags/repository.ts';
import { exampleRecord, insightRecord, noteRecord, tagRecord, type PublicRecord } from './records.ts';
import type { ChangeAction, ChangedEntity, Fate, ToldRecord } from './tell-change.ts';

const sequenceLock = 7_214_011;

/** Waits until no other process gives positions. */
export async function lockSequence(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sequenceLock})`);
}

export async function isAnythingQueued(db: Queryable): Promise<boolean> {
  return (await db.execute(sql`select from change_queue limit 1`)).length > 0;
}

export interface QueuedEntity {
  id: string;
  type: ChangedEntity;
  entityId: string;
}

export const listQueued = (tx: Transaction, limit: number): Promise<QueuedEntity[]> =>
  read(
    tx,
    sql`select id, entity_type as type, entity_id as "entityId" from change_queue order by id limit ${limit}`,
  );

export async function deleteQueued(tx: Transaction, rows: readonly QueuedEntity[]): Promise<void> {
  const ids = `{${rows.map(({ id }) => id).join(',')}}`;
  await tx.execute(sql`delete from change_queue where id = any(${ids}::bigint[])`);
}

/** What the public sees of these things now; those that it does not see are missing. */
export async function readRecords(
  db: Queryable,
  type: ChangedEntity,
  ids: readonly string[],
): Promise<Map<string, PublicRecord>> {
  const records = await readers[type](db, ids);
  return new Map(records.map((record) => [record.id, record]));
}

const readers: Record<ChangedEntity, (db: Queryable, ids: readonly string[]) => Promise<PublicRecord[]>> = {
  note: async (db, ids) => (await listNotesById(db, ids)).map(noteRecord),
  insight: async (db, ids) => (await listInsightsById(db, ids)).map(insightRecord),
  tag: async (db, ids) => (await listTagsById(db, ids)).map(tagRecord),
  example: async (db, ids) => (await listExamplesById(db, ids)).map(exampleRecord),
};

const termFate = (
  table: SQL,
): SQL => sql`select id, case status when 'merged' then 'merged' else 'withdrawn' end as fate
  from ${table} where id = any`;
const fates: Record<ChangedEntity, (ids: SQL) => SQL> = {
  note: (ids) => sql`select id, case status when 'taken-down' then 'taken_down' else 'withdrawn' end as fate
    from notes where id = any(${ids})`,
  insight: (ids) => sql`select i.id, case when i.status <> 'accepted' then 'withdrawn'
      when n.status = 'taken-down' then 'taken_down'
      when i.anchoring <> 'anchored' then 'orphaned' else 'withdrawn' end as fate
    from insights i join notes n on n.id = i.note_id where i.id = any(${ids})`,
  tag: (ids) => sql`${termFate(sql`tags`)}(${ids})`,
  example: (ids) => sql`${termFate(sql`examples`)}(${ids})`,
};

/** Why these things are not public; rows that are gone are missing. */
export async function readFates(
  db: Queryable,
  type: ChangedEntity,
  ids: readonly string[],
): Promise<Map<string, Fate>> {
  const rows = await read<{ id: string; fate: Fate }>(db, fates[type](uuidArray(ids)));
  return new Map(rows.map(({ id, fate }) => [id, fate]));
}

export async function readTold(
  db: Queryable,
  type: ChangedEntity,
  ids: readonly string[],
): Promise<Map<string, ToldRecord>> {
  const rows = await read<ToldRecord & { id: string }>(
    db,
    sql`select entity_id as id, fate, slug, reference, digest from public_records
      where entity_type = ${type} and entity_id = any(${uuidArray(ids)})`,
  );
  return new Map(rows.map(({ id, ...told }) => [id, told]));
}

export async function readLastPosition(db: Queryable): Promise<number> {
  const [row] = await read<{ last: string | null }>(db, sql`select max(position) as last from changes`);
  return Number(row?.last ?? 0);
}

export interface NewChange {
  position: number;
  type: ChangedEntity;
  entityId: string;
  action: ChangeAction;
  previousSlug: string | null;
}

/** How a thing stands now; `position` is that of its newest change, null where it has none in this batch. */
export interface NewRecord extends ToldRecord {
  type: ChangedEntity;
  entityId: string;
  position: number | null;
}

export async function insertChanges(tx: Transaction, rows: readonly NewChange[]): Promise<void> {
  await tx.execute(sql`
    insert into changes (position, entity_type, entity_id, action, previous_slug)
    select position, type, "entityId", action, "previousSlug" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(position bigint, type text, "entityId" uuid, action text, "previousSlug" text)`);
}

export async function saveRecords(tx: Transaction, rows: readonly NewRecord[]): Promise<void> {
  await tx.execute(sql`
    insert into public_records as held (entity_type, entity_id, fate, slug, reference, digest, position)
    select type, "entityId", fate, slug, reference, digest, coalesce(position, 0)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(type text, "entityId" uuid, fate text, slug text, reference text, digest text, position bigint)
    on conflict (entity_type, entity_id) do update set fate = excluded.fate, slug = excluded.slug,
      reference = excluded.reference, digest = excluded.digest,
      position = greatest(held.position, excluded.position)`);
}

/** A thing that is not public any more leaves no word in the feed. */
export async function forgetFormerSlugs(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`update changes set previous_slug = null
    where entity_id = any(${uuidArray(ids)}) and previous_slug is not null`);
}

/** Everything that shows something of these things: each has to be looked at as well. */
const dependents: Record<Exclude<ChangedEntity, 'insight'>, (ids: SQL) => SQL> = {
  note: (ids) => sql`
    select 'insight', id from insights where note_id = any(${ids}) and status = 'accepted'
    union select 'note', id from notes where previous_note_id = any(${ids}) or next_note_id = any(${ids})
    union select 'tag', tag_id from mentions where note_id = any(${ids}) and tag_id is not null
    union select 'example', example_id from mentions where note_id = any(${ids}) and example_id is not null`,
  tag: (ids) => sql`
    select 'insight', i.id from insight_tags l join insights i on i.id = l.insight_id and i.status = 'accepted'
      where l.tag_id = any(${ids})
    union select 'note', note_id from note_tags where tag_id = any(${ids})
    union select 'example', example_id from example_tags where tag_id = any(${ids})
    union select 'tag', case when tag_id = any(${ids}) then broader_id else tag_id end from tag_broader
      where tag_id = any(${ids}) or broader_id = any(${ids})
    union select 'tag', case when tag_id = any(${ids}) then related_id else tag_id end from tag_related
      where tag_id = any(${ids}) or related_id = any(${ids})`,
  example: (ids) => sql`
    select 'insight', i.id from insight_examples l join insights i on i.id = l.insight_id and i.status = 'accepted'
      where l.example_id = any(${ids})
    union select 'note', note_id from mentions where example_id = any(${ids})`,
};

export async function queueDependents(
  tx: Transaction,
  type: ChangedEntity,
  ids: readonly string[],
): Promise<void> {
  if (type === 'insight' || ids.length === 0) return;
  await tx.execute(sql`
    insert into change_queue (entity_type, entity_id) ${dependents[type](uuidArray(ids))}`);
}

/** Wakes whoever follows the feed, after the commit. */
export async function announceChanges(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_notify('changes', '')`);
}

export interface ChangeRow {
  position: number;
  type: ChangedEntity;
  entityId: string;
  action: ChangeAction;
  previousSlug: string | null;
  at: string;
  /** No later change of the same thing is in the feed. */
  newest: boolean;
  /** The slug of the term that it was merged into. */
  mergedInto: string | null;
  /** Where the address still answers: public, merged or taken down. */
  slug: string | null;
}

/** Changes after a position, in order; `types` leaves others out. */
export async function listChanges(
  db: Queryable,
  query: { since: number; limit: number; types: readonly ChangedEntity[] },
): Promise<ChangeRow[]> {
  const types = `{${query.types.join(',')}}`;
  const rows = await read<ChangeRow & { position: string }>(
    db,
    sql`
    select c.position, c.entity_type as type, c.entity_id as "entityId", c.action, c.at,
      c.position = r.position as newest, successor.slug as "mergedInto",
      case when ${answers} then c.previous_slug end as "previousSlug",
      case when ${answers} then coalesce(n.slug, t.slug, e.slug) end as slug
    from (select * from changes where position > ${query.since} and entity_type = any(${types}::text[])
      order by position limit ${query.limit}) c
    join public_records r on r.entity_type = c.entity_type and r.entity_id = c.entity_id
    left join notes n on c.entity_type = 'note' and n.id = c.entity_id
    left join tags t on c.entity_type = 'tag' and t.id = c.entity_id
    left join examples e on c.entity_type = 'example' and e.id = c.entity_id
    left join public_records successor on successor.entity_type = c.entity_type and successor.fate = 'public'
      and successor.entity_id = coalesce(t.merged_into_id, e.merged_into_id)
    order by c.position`,
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** Addresses that still answer, if only that they moved or are gone; of anything else not even the slug is told. */
const answers = sql`(r.fate in ('public', 'taken_down') or (r.fate = 'merged' and successor.slug is not null))`;
