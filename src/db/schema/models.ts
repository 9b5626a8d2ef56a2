import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytes, id, instant } from './columns.ts';

/**
 * The models that this knowledge base has used: `model@1` is the shipped one, the others are updates on top of it,
 * learnt from curation. Never changed but for which of them is in use.
 */
export const models = pgTable(
  'models',
  {
    id: id(),
    number: integer('number').notNull().unique(),
    /** Gzipped; null for the shipped one, which comes with the program. */
    weights: bytes('weights'),
    /** SHA-256 of the shipped weights that it is an update of: on top of others it would mean nothing. */
    base: text('base'),
    /** Decisions up to this instant were learnt from. */
    learntUntil: instant('learnt_until'),
    figures: jsonb('figures'),
    inUse: boolean('in_use').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    check(
      'models_shipped',
      sql`(${table.number} = 1) = (${table.weights} is null) and (${table.weights} is null) = (${table.base} is null)`,
    ),
    // one at a time
    uniqueIndex('models_in_use')
      .on(table.inUse)
      .where(sql`${table.inUse}`),
  ],
);
