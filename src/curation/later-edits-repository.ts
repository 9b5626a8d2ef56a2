import { sql, type SQL } from 'drizzle-orm';
import type { AuditEntry } from '../audit/repository.ts';
import { textArray, uuidArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';
import type { ActLink } from './standing-acts.ts';
import type { ChangedSince } from './undo-repository.ts';

/** Acts after this one that changed these rows, in these columns where columns are named. */
export async function listLaterActs(
  db: Queryable,
  auditId: string,
  rows: readonly ChangedSince[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const found = await read<{ id: string }>(
    db,
    sql`
    select distinct c.audit_id as id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("table" text, "rowKey" text, columns text[])
    join audit_changes c on c.table_name = r."table" and c.row_key = r."rowKey"
      and c.id > (select max(id) from audit_changes where audit_id = ${auditId})
    where cardinality(r.columns) = 0 or c.before is null or c.after is null or exists (
      select from unnest(r.columns) col where c.before -> col is distinct from c.after -> col)`,
  );
  return found.map(({ id }) => id);
}

/** These acts with all that undid them and all that they undid, as far as that goes. */
export async function listUndoChains(
  db: Queryable,
  ids: readonly string[],
  after: string,
): Promise<ActLink[]> {
  if (ids.length === 0) return [];
  return read<ActLink>(
    db,
    sql`
    with recursive chain(id, undo_of) as (
      select id, undo_of from audit_entries where id = any(${uuidArray(ids)})
      union select e.id, e.undo_of from audit_entries e join chain c on e.undo_of = c.id or e.id = c.undo_of)
    select id, undo_of as "undoOf",
      (select min(c.id) from audit_changes c where c.audit_id = chain.id)
        > (select max(c.id) from audit_changes c where c.audit_id = ${after}) as later
    from chain`,
  );
}

/** The act, its undo, the undo of that and so on. */
export async function listUndoLine(db: Queryable, auditId: string): Promise<string[]> {
  const rows = await read<{ id: string }>(
    db,
    sql`with recursive line(id, depth) as (
        select ${auditId}::uuid, 0
        union all select u.id, depth + 1 from audit_entries u join line on u.undo_of = line.id)
      select id from line order by depth`,
  );
  return rows.map(({ id }) => id);
}

const noteOf: Record<string, SQL> = {
  notes: sql`split_part(r."rowKey", ',', 1)::uuid`,
  note_tags: sql`split_part(r."rowKey", ',', 1)::uuid`,
  insights: sql`(select note_id from insights where id = split_part(r."rowKey", ',', 1)::uuid)`,
  insight_tags: sql`(select note_id from insights where id = split_part(r."rowKey", ',', 1)::uuid)`,
  insight_examples: sql`(select note_id from insights where id = split_part(r."rowKey", ',', 1)::uuid)`,
  insight_evidence: sql`(select note_id from insights where id = split_part(r."rowKey", ',', 1)::uuid)`,
  mentions: sql`(select note_id from mentions where id = split_part(r."rowKey", ',', 1)::uuid)`,
};

/** Changes of whole notes after the act (a new text, a takedown) that reach these rows; they keep no row images. */
export async function listLaterNoteActs(
  db: Queryable,
  auditId: string,
  rows: readonly ChangedSince[],
): Promise<string[]> {
  const ids = new Set<string>();
  for (const [table, note] of Object.entries(noteOf)) {
    const own = rows.filter((row) => row.table === table);
    if (own.length === 0) continue;
    const found = await read<{ id: string }>(
      db,
      sql`
      select distinct e.id from jsonb_to_recordset(${JSON.stringify(own)}::jsonb) as r("rowKey" text)
      join audit_entries e on e.entity_type = 'note' and e.entity_id = ${note}
      where e.at >= (select at from audit_entries where id = ${auditId}) and not exists (
        select from audit_changes c where c.audit_id = e.id)`,
    );
    for (const { id } of found) ids.add(id);
  }
  return [...ids];
}

/**
 * Rows that collide with the images that an undo would restore: who took a label, name, alias or address, and the
 * relations by which a term would be above itself.
 */
export async function listCollidingRows(db: Queryable, auditId: string): Promise<ChangedSince[]> {
  const wanted = (table: string): SQL => sql`
    select before as image from audit_changes where audit_id = ${auditId} and table_name = ${table} and before is not null`;
  const tagKeys = sql`(
    select image ->> 'scheme' as scheme, fold_label(image ->> 'label') as key, (image ->> 'id')::uuid as tag_id from (${wanted('tags')}) w
    union all select image ->> 'scheme', fold_label(image ->> 'label'), (image ->> 'tag_id')::uuid from (${wanted('tag_aliases')}) w)`;
  const exampleKeys = sql`(
    select fold_label(image ->> 'name') as key, (image ->> 'id')::uuid as example_id from (${wanted('examples')}) w
    union all select fold_label(image ->> 'label'), (image ->> 'example_id')::uuid from (${wanted('example_aliases')}) w)`;
  return read<ChangedSince>(
    db,
    sql`
    with recursive pairs(lower, upper) as (
      select (image ->> 'broader_id')::uuid, (image ->> 'tag_id')::uuid from (${wanted('tag_broader')}) w
      union select (image ->> 'related_id')::uuid, (image ->> 'tag_id')::uuid from (${wanted('tag_related')}) w
      union select (image ->> 'tag_id')::uuid, (image ->> 'related_id')::uuid from (${wanted('tag_related')}) w),
    up(lower, upper, id) as (
      select lower, upper, lower from pairs
      union select up.lower, up.upper, b.broader_id from tag_broader b join up on b.tag_id = up.id),
    down(lower, upper, id) as (
      select lower, upper, upper from pairs
      union select down.lower, down.upper, b.tag_id from tag_broader b join down on b.broader_id = down.id)
    select 'tags' as table, t.id::text as "rowKey", '{}'::text[] as columns from tags t
      join ${tagKeys} k on k.scheme = t.scheme and k.key = t.label_key and k.tag_id <> t.id
    union select 'tag_aliases', a.id::text, '{}' from tag_aliases a
      join ${tagKeys} k on k.scheme = a.scheme and k.key = a.label_key
    union select 'examples', e.id::text, '{}' from examples e
      join ${exampleKeys} k on k.key = e.name_key and k.example_id <> e.id
    union select 'example_aliases', a.id::text, '{}' from example_aliases a
      join ${exampleKeys} k on k.key = a.label_key
    union select 'slugs', concat_ws(',', s.entity_type, s.slug), '{}' from slugs s
      join (${wanted('slugs')}) w on w.image ->> 'slug' = s.slug and w.image ->> 'entity_type' = s.entity_type
        and (w.image ->> 'entity_id')::uuid <> s.entity_id
    union select 'tag_broader', concat_ws(',', b.tag_id, b.broader_id), '{}' from tag_broader b
      join up on up.id = b.tag_id join down on down.id = b.broader_id and (down.lower, down.upper) = (up.lower, up.upper)
    union select 'tag_related', concat_ws(',', r.tag_id, r.related_id), '{}' from tag_related r
      join up on up.id in (r.tag_id, r.related_id)
      join down on down.id in (r.tag_id, r.related_id) and (down.lower, down.upper) = (up.lower, up.upper)
        and down.id <> up.id
    union select 'tags', t.id::text, '{merged_into_id}' from tags t
      join (${wanted('tags')}) w on t.id = (w.image ->> 'merged_into_id')::uuid or t.merged_into_id = (w.image ->> 'id')::uuid
    union select 'examples', e.id::text, '{merged_into_id}' from examples e
      join (${wanted('examples')}) w on e.id = (w.image ->> 'merged_into_id')::uuid or e.merged_into_id = (w.image ->> 'id')::uuid`,
  );
}

export interface ActSummary {
  id: string;
  at: string;
  action: string;
  entityType: AuditEntry['entityType'];
  entityId: string;
  entityLabel: string;
  actor: string;
  before: unknown;
  after: unknown;
  undoOf: string | null;
}

export function listActs(db: Queryable, ids: readonly string[]): Promise<ActSummary[]> {
  return read<ActSummary>(
    db,
    sql`select id, at, action, entity_type as "entityType", entity_id as "entityId", entity_label as "entityLabel", actor, before, after,
        undo_of as "undoOf"
      from audit_entries where id::text = any(${textArray(ids)}) order by at desc, id desc`,
  );
}
