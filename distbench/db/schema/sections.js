import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id } from "./columns.js";
import { versions } from "./versions.js";
/** A part of a version; `start`, `end` and the blocks' positions are code points into its text. */
export const sections = pgTable('sections', {
    id: id(),
    versionId: uuid('version_id')
        .notNull()
        .references(() => versions.id),
    position: integer('position').notNull(),
    kind: text('kind').$type().notNull(),
    heading: text('heading'),
    start: integer('start').notNull(),
    end: integer('end').notNull(),
    blocks: jsonb('blocks').$type().notNull(),
}, (table) => [unique('sections_version_position').on(table.versionId, table.position)]);
//# sourceMappingURL=sections.js.map