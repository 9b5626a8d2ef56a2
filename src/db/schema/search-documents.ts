import { sql } from 'drizzle-orm';
import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { searchVector } from './search-vector.ts';

/**
 * What search knows of each published entity, derived from the other tables in the transaction that changes them
 * (src/search/documents.ts). `digest` is that of the document in the index, so that both can be compared.
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    id: uuid('id').primaryKey(),
    type: text('type', { enum: ['note', 'insight', 'example'] }).notNull(),
    title: text('title').notNull(),
    titleKey: text('title_key').notNull(),
    slug: text('slug'),
    themes: text('themes').array().notNull(),
    tags: text('tags').array().notNull(),
    examples: text('examples').array().notNull(),
    kind: text('kind'),
    series: text('series'),
    heldOn: date('held_on', { mode: 'string' }),
    /** Title A, names B, definitions of its themes C, text D. */
    vector: searchVector('vector').notNull(),
    digest: text('digest').notNull(),
  },
  (table) => [
    // words, phrases and prefixes
    index('search_documents_vector_index').using('gin', table.vector),
    // suggestions: titles that begin so, and titles with a word that begins so; insights are not suggested
    index('search_documents_title_index')
      .on(table.type, table.titleKey.op('text_pattern_ops'))
      .where(sql`${table.type} in ('note', 'example')`),
    index('search_documents_trigram_index')
      .using('gin', table.titleKey.op('gin_trgm_ops'))
      .where(sql`${table.type} in ('note', 'example')`),
    // facets and counts of one kind of thing
    index('search_documents_type_index').on(table.type, table.id),
  ],
);

/** Every word that was ever published, folded: what a misspelt one may have meant. */
export const searchWords = pgTable('search_words', { word: text('word').primaryKey() }, (table) => [
  // the words most like a misspelt one
  index('search_words_trigram_index').using('gin', sql`${table.word} gin_trgm_ops`),
  // words with the same first letter and nearly the same length
  index('search_words_initial_index').on(sql`left(${table.word}, 1)`, sql`length(${table.word})`),
]);
