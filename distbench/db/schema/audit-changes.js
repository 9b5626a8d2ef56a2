import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
/**
 * What a curation act did to each row: the images before and after it, without generated columns. Written by
 * triggers, statement by statement, and append-only; undo reads it. No foreign key to the entry, which is written
 * last: one check for each of 200,000 rows would cost more than the change itself.
 */
export const auditChanges = pgTable('audit_changes', {
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity(),
    auditId: uuid('audit_id').notNull(),
    tableName: text('table_name').notNull(),
    /** Primary key columns joined by commas. */
    rowKey: text('row_key').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
}, (table) => [
    // what one act changed, in order
    primaryKey({ columns: [table.auditId, table.id] }),
    // who else changed a row
    index('audit_changes_row_index').on(table.tableName, table.rowKey, table.id),
]);
//# sourceMappingURL=audit-changes.js.map