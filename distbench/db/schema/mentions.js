import { sql } from 'drizzle-orm';
import { check, index, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id } from "./columns.js";
import { examples } from "./examples.js";
import { notes } from "./notes.js";
import { passages } from "./passages.js";
import { tags } from "./tags.js";
/** A passage in which an example or a tag is named: exactly one of the two. */
export const mentions = pgTable('mentions', {
    id: id(),
    noteId: uuid('note_id')
        .notNull()
        .references(() => notes.id),
    passageId: uuid('passage_id')
        .notNull()
        .references(() => passages.id),
    exampleId: uuid('example_id').references(() => examples.id),
    tagId: uuid('tag_id').references(() => tags.id),
}, (table) => [
    check('mentions_one_target', sql `num_nonnulls(${table.exampleId}, ${table.tagId}) = 1`),
    uniqueIndex('mentions_passage').on(table.passageId),
    // where an example is mentioned
    index('mentions_example_index').on(table.exampleId, table.noteId),
    // where a tag is mentioned
    index('mentions_tag_index').on(table.tagId, table.noteId),
    // what a note mentions
    index('mentions_note_index').on(table.noteId),
]);
//# sourceMappingURL=mentions.js.map