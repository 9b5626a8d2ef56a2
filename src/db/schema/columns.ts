import { customType, integer, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Timestamps are for display; three decimals so that PostgreSQL and JavaScript hold the same instant. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const id = () => uuid('id').primaryKey();

/** Present on every row that people edit. `version` guards writes (`If-Match`). */
export const revisioned = () => ({
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
