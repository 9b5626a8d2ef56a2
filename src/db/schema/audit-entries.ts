import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** Append-only, by trigger. `actor` names the key as it was called then. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: id(),
    at: instant('at').notNull().defaultNow(),
    action: text('action').notNull(),
    entityType: text('entity_type').notNull(),
    entityId: uuid('entity_id').notNull(),
    entityLabel: text('entity_label').notNull(),
    actorKeyId: uuid('actor_key_id'),
    actor: text('actor').notNull(),
    requestId: text('request_id'),
    before: jsonb('before'),
    after: jsonb('after'),
    undoOf: uuid('undo_of'),
  },
  (table) => [
    // the history of one entity
    index('audit_entries_entity_index').on(table.entityId, table.at),
    // the trail, newest first; `.desc()` would put nulls last, which no list does
    index('audit_entries_at_index').on(sql`${table.at} desc`, sql`${table.id} desc`),
  ],
);
