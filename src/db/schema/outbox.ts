import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });

/**
 * What the index has yet to learn. A row names an entity, never a copy of it: the worker reads the current row.
 * Triggers write the rows (migration 0006), so that no change, by whatever way, can be forgotten.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    entityType: text('entity_type', { enum: ['note', 'insight', 'example', 'synonyms'] }).notNull(),
    /** The nil UUID for synonyms, which are one thing. */
    entityId: uuid('entity_id').notNull(),
    enqueuedAt: instant('enqueued_at').notNull().defaultNow(),
    availableAt: instant('available_at').notNull().defaultNow(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    parkedAt: instant('parked_at'),
    transactionId: transactionId('transaction_id')
      .notNull()
      .default(sql`pg_current_xact_id()`),
    /** The write that it belongs to; set for the length of its transaction. */
    receiptId: uuid('receipt_id').default(sql`nullif(current_setting('kb.receipt', true), '')::uuid`),
  },
  (table) => [
    // an entity once a transaction; and what a transaction has to refresh before it ends
    unique('outbox_once').on(table.transactionId, table.entityType, table.entityId),
    // the worker's claim
    index('outbox_due_index')
      .on(table.availableAt, table.id)
      .where(sql`${table.parkedAt} is null`),
    // what became of a write
    index('outbox_receipt_index').on(table.receiptId),
  ],
);

/** One for each write that came by HTTP, under the id of its request. */
export const indexReceipts = pgTable(
  'index_receipts',
  {
    id: uuid('id').primaryKey(),
    createdAt: instant('created_at').notNull().defaultNow(),
    searchableAt: instant('searchable_at'),
    /** The write changed so much that its search documents are left to the worker. */
    documentsDue: boolean('documents_due').notNull().default(false),
  },
  (table) => [
    // every search asks which writes the worker has yet to come to
    index('index_receipts_due_index')
      .on(table.id)
      .where(sql`${table.documentsDue}`),
  ],
);

/** Rebuilds of the index, the newest of which is shown. */
export const indexRebuilds = pgTable('index_rebuilds', {
  id: uuid('id').primaryKey(),
  status: text('status', { enum: ['running', 'succeeded', 'failed'] }).notNull(),
  startedAt: instant('started_at').notNull().defaultNow(),
  finishedAt: instant('finished_at'),
  /** The newest sign of life. */
  touchedAt: instant('touched_at').notNull().defaultNow(),
  done: integer('done').notNull().default(0),
  total: integer('total').notNull().default(0),
  error: text('error'),
});
