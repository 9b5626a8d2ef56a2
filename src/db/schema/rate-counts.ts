import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * Requests of one window, by whoever asked, for processes that share their limits. Unlogged: what a crash loses is a
 * minute's count.
 */
export const rateCounts = pgTable(
  'rate_counts',
  {
    windowStart: instant('window_start').notNull(),
    /** A digest: neither keys nor addresses are kept. */
    name: text('name').notNull(),
    count: integer('count').notNull(),
  },
  // The window first: those that are over go together.
  (table) => [primaryKey({ columns: [table.windowStart, table.name] })],
);
