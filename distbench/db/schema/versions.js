import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from "./columns.js";
import { notes } from "./notes.js";
import { searchVector } from "./search-vector.js";
/** One immutable text of a note (a trigger refuses updates). `length` counts code points. */
export const versions = pgTable('versions', {
    id: id(),
    noteId: uuid('note_id')
        .notNull()
        .references(() => notes.id),
    number: integer('number').notNull(),
    text: text('text').notNull(),
    length: integer('length').notNull(),
    sha256: text('sha256').notNull(),
    mediaType: text('media_type').notNull(),
    marks: jsonb('marks').$type().notNull().default([]),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Of the first 200,000 characters: a tsvector holds at most 1 MB. */
    searchVector: searchVector('search_vector').generatedAlwaysAs(sql `to_tsvector('kb_english', left("text", 200000))`),
}, (table) => [
    unique('versions_note_number').on(table.noteId, table.number),
    // search on PostgreSQL: words of a note's text
    index('versions_search_index').using('gin', table.searchVector),
    // "the same text again" at ingest
    index('versions_sha256_index').on(table.sha256),
]);
//# sourceMappingURL=versions.js.map