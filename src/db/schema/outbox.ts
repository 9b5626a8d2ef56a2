import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What the index has yet to learn. A row names an entity, never a copy of it: the worker reads the current row. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    entityType: text('entity_type', { enum: ['note', 'insight', 'example', 'synonyms'] }).notNull(),
    entityId: uuid('entity_id'),
    enqueuedAt: instant('enqueued_at').notNull().defaultNow(),
    availableAt: instant('available_at').notNull().defaultNow(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    parkedAt: instant('parked_at'),
  },
  (table) => [
    // the worker's claim
    index('outbox_due_index')
      .on(table.availableAt, table.id)
      .where(sql`${table.parkedAt} is null`),
  ],
);
