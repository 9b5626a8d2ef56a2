import { sql } from 'drizzle-orm';
import { bigint, boolean, check, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
/** One row, counted up by every write: what caches, list ETags and cursors compare. */
export const contentVersion = pgTable('content_version', {
    singleton: boolean('singleton').primaryKey().default(true),
    version: bigint('version', { mode: 'number' }).notNull(),
}, (table) => [check('content_version_singleton', sql `${table.singleton}`)]);
/** What every process of one deployment shares, such as the secret that signs cursors. */
export const systemValues = pgTable('system_values', {
    name: text('name').primaryKey(),
    value: jsonb('value').notNull(),
});
//# sourceMappingURL=system.js.map