import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { keys } from './keys.ts';

/** What a POST with an Idempotency-Key was and what it was answered, so that sending it again does nothing again. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Whose it is: senders cannot come upon each other's. */
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => keys.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** SHA-256 of the address, the media type and the body. */
    fingerprint: text('fingerprint').notNull(),
    /** The request that runs or ran; a write that it committed has a receipt under this id. */
    requestId: uuid('request_id').notNull(),
    /** Null while it runs. */
    status: integer('status'),
    headers: jsonb('headers').$type<Record<string, string>>(),
    body: text('body'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.key] })],
);
