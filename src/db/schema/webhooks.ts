import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, revisioned } from './columns.ts';

/** Addresses that are told what changes. Secrets are kept as they are: each delivery is signed with them. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: id(),
    url: text('url').notNull(),
    description: text('description'),
    /** Types of changes; none: all. */
    types: text('types').array().notNull(),
    status: text('status', { enum: ['active', 'disabled'] }).notNull(),
    disabledReason: text('disabled_reason'),
    /** Since when no delivery has succeeded. */
    failingSince: instant('failing_since'),
    secret: text('secret').notNull(),
    /** Signs as well until the given instant. */
    previousSecret: text('previous_secret'),
    previousSecretUntil: instant('previous_secret_until'),
    ...revisioned(),
  },
  (table) => [
    check('webhooks_status', sql`${table.status} in ('active', 'disabled')`),
    check(
      'webhooks_disabled_reason',
      sql`(${table.status} = 'disabled') = (${table.disabledReason} is not null)`,
    ),
  ],
);

/** One change for one webhook; `id` is the `webhook-id` of every attempt. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: id(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    position: bigint('position', { mode: 'number' }).notNull(),
    status: text('status', { enum: ['pending', 'delivered', 'failed'] }).notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    check('webhook_deliveries_status', sql`${table.status} in ('pending', 'delivered', 'failed')`),
    // the log of a webhook, newest first
    index('webhook_deliveries_webhook_index').on(table.webhookId, sql`${table.position} desc`),
    // what is old enough to be forgotten
    index('webhook_deliveries_created_index').on(table.createdAt),
  ],
);

export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    id: id(),
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    at: instant('at').notNull().defaultNow(),
    statusCode: integer('status_code'),
    error: text('error'),
    durationMs: integer('duration_ms').notNull(),
  },
  (table) => [
    // the attempts of a delivery
    index('webhook_attempts_delivery_index').on(table.deliveryId, table.id),
  ],
);
