import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id } from "./columns.js";
import { versions } from "./versions.js";
/** A stretch of one version, in code points, end exclusive. A constraint trigger holds `exact` to the slice. */
export const passages = pgTable('passages', {
    id: id(),
    versionId: uuid('version_id')
        .notNull()
        .references(() => versions.id),
    start: integer('start').notNull(),
    end: integer('end').notNull(),
    exact: text('exact').notNull(),
    prefix: text('prefix').notNull(),
    suffix: text('suffix').notNull(),
}, (table) => [
    check('passages_range', sql `${table.start} >= 0 and ${table.end} > ${table.start}`),
    // all passages of a version in reading order: annotations, re-anchoring
    index('passages_version_index').on(table.versionId, table.start),
]);
//# sourceMappingURL=passages.js.map