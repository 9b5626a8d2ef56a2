import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
/**
 * Every slug that was ever given, so that old addresses stay answerable and no slug is used twice.
 * The current slug of an entity is in its own row; a trigger keeps this table complete.
 */
export const slugs = pgTable('slugs', {
    entityType: text('entity_type', { enum: ['note', 'tag', 'example'] }).notNull(),
    slug: text('slug').notNull(),
    entityId: uuid('entity_id').notNull(),
}, (table) => [
    primaryKey({ columns: [table.entityType, table.slug] }),
    // the former slugs of an entity
    index('slugs_entity_index').on(table.entityId),
]);
//# sourceMappingURL=slugs.js.map