import { sql, type SQL } from 'drizzle-orm';
import { allOf, textArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { keyset, toPage, type SortColumn } from '../db/keyset.ts';
import { read } from '../db/read.ts';
import type { Page, Position } from '../http/pagination.ts';

export interface AuditRow {
  id: string;
  at: string;
  action: string;
  entityType: string;
  entityId: string;
  entityLabel: string;
  actor: string;
  actorKeyId: string | null;
  requestId: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  undoOf: string | null;
  undoneBy: string | null;
  changeCount: number;
}

export interface AuditFilters {
  entityType?: string[] | undefined;
  /** Ids; acts that changed the entity, or what it is linked to, on the way to another count as well. */
  entityIds?: string[] | undefined;
  action?: string[] | undefined;
  actor?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const columns = sql`a.id, a.at, a.action, a.entity_type as "entityType", a.entity_id as "entityId",
  a.entity_label as "entityLabel", a.actor, a.actor_key_id as "actorKeyId", a.request_id as "requestId",
  a.before, a.after, a.undo_of as "undoOf",
  (with recursive line(id, depth) as (
      select a.id, 0 union all select u.id, depth + 1 from audit_entries u join line on u.undo_of = line.id)
    select case when depth % 2 = 1 then id end from line order by depth desc limit 1) as "undoneBy",
  (select count(*)::int from audit_changes c where c.audit_id = a.id) as "changeCount"`;

const newestFirst: SortColumn[] = [
  { expression: sql`a.at`, type: 'timestamptz', descending: true },
  { expression: sql`a.id`, type: 'uuid', descending: true },
];

function conditionsOf(filters: AuditFilters): SQL {
  const conditions: SQL[] = [];
  if (filters.entityType) conditions.push(sql`a.entity_type = any(${textArray(filters.entityType)})`);
  if (filters.action) conditions.push(sql`a.action = any(${textArray(filters.action)})`);
  if (filters.entityIds) {
    const ids = textArray(filters.entityIds);
    conditions.push(sql`(a.entity_id = any(${ids}::uuid[]) or a.id in (
        select c.audit_id from audit_changes c
        where c.table_name in ('notes', 'tags', 'examples', 'insights') and c.row_key = any(${ids})
        union select c.audit_id from audit_changes c
        where c.table_name in ('insight_tags', 'note_tags', 'example_tags') and c.row_key in (
          select thing || ',' || t.id from unnest(${ids}) thing, tags t)
        union select c.audit_id from audit_changes c where c.table_name = 'insight_examples' and c.row_key in (
          select thing || ',' || e.id from unnest(${ids}) thing, examples e))
      or (a.action = 'tag.assign' and a.after -> 'tags' ?| ${ids})
      or (a.action in ('tag.split', 'example.split') and a.after #>> '{into,id}' = any(${ids})))`);
  }
  if (filters.actor !== undefined) {
    conditions.push(sql`(a.actor = ${filters.actor} or a.actor_key_id::text = ${filters.actor})`);
  }
  if (filters.from !== undefined) conditions.push(sql`a.at >= ${filters.from}::timestamptz`);
  if (filters.to !== undefined) conditions.push(sql`a.at < ${filters.to}::timestamptz`);
  return allOf(conditions);
}

export async function listAuditEntries(
  db: Queryable,
  query: { filters: AuditFilters; limit: number; position: Position | null },
): Promise<Page<AuditRow>> {
  const where = conditionsOf(query.filters);
  const page = keyset(newestFirst, query.position);
  const rows = await read<AuditRow & { keys: string[] }>(
    db,
    sql`select ${columns}, ${page.values} as keys from audit_entries a
      where ${where} and ${page.where} order by ${page.orderBy} limit ${query.limit + 1}`,
  );
  const [count] = await read<{ total: number }>(
    db,
    sql`select count(*)::int as total from audit_entries a where ${where}`,
  );
  return toPage(rows, query.limit, count?.total ?? 0, query.position);
}

export async function findAuditEntry(db: Queryable, id: string): Promise<AuditRow | null> {
  const [row] = await read<AuditRow>(db, sql`select ${columns} from audit_entries a where a.id = ${id}`);
  return row ?? null;
}

export interface ChangeRow {
  table: string;
  key: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** What an act did to each row, in order; the first `limit`. */
export function listChanges(db: Queryable, auditId: string, limit: number): Promise<ChangeRow[]> {
  return read<ChangeRow>(
    db,
    sql`select table_name as table, row_key as key, before, after from audit_changes
      where audit_id = ${auditId} order by id limit ${limit}`,
  );
}

/** The ids that a slug ever stood for, of any kind; an id stands for itself. */
export async function listEntityIds(db: Queryable, slugOrId: string): Promise<string[]> {
  const rows = await read<{ id: string }>(
    db,
    sql`select distinct entity_id as id from slugs where slug = ${slugOrId} or entity_id::text = ${slugOrId}`,
  );
  return rows.map(({ id }) => id);
}
