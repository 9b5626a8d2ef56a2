import { sql } from 'drizzle-orm';
import {
  check,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { id, revisioned } from './columns.ts';
import { searchVector } from './search-vector.ts';
import { tags } from './tags.ts';

/** A named initiative that notes draw on. */
export const examples = pgTable(
  'examples',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    nameKey: text('name_key').generatedAlwaysAs(sql`fold_label(name)`),
    summary: text('summary'),
    link: text('link'),
    status: text('status', { enum: ['active', 'merged', 'retired', 'proposed'] }).notNull(),
    mergedIntoId: uuid('merged_into_id').references((): AnyPgColumn => examples.id),
    source: text('source').notNull(),
    searchVector: searchVector('search_vector').generatedAlwaysAs(
      sql`to_tsvector('kb_english', name || ' ' || coalesce(summary, ''))`,
    ),
    ...revisioned(),
  },
  (table) => [
    check('examples_status', sql`${table.status} in ('active', 'merged', 'retired', 'proposed')`),
    check('examples_merged', sql`(${table.status} = 'merged') = (${table.mergedIntoId} is not null)`),
    check('examples_not_into_itself', sql`${table.mergedIntoId} <> ${table.id}`),
    // search on PostgreSQL: words, and names with typos
    index('examples_search_index').using('gin', table.searchVector),
    index('examples_trigram_index').using('gin', sql`fold_label(${table.name}) gin_trgm_ops`),
    // a name names one living example
    uniqueIndex('examples_name')
      .on(table.nameKey)
      .where(sql`${table.status} in ('active', 'proposed')`),
  ],
);

export const exampleAliases = pgTable(
  'example_aliases',
  {
    id: id(),
    exampleId: uuid('example_id')
      .notNull()
      .references(() => examples.id),
    label: text('label').notNull(),
    labelKey: text('label_key').generatedAlwaysAs(sql`fold_label(label)`),
    kind: text('kind', { enum: ['alternative', 'hidden'] }).notNull(),
  },
  (table) => [
    check('example_aliases_kind', sql`${table.kind} in ('alternative', 'hidden')`),
    unique('example_aliases_label').on(table.labelKey),
    // the aliases of an example
    index('example_aliases_example_index').on(table.exampleId),
    // suggestions: aliases that begin so, and aliases with a word that begins so
    index('example_aliases_prefix_index').on(table.labelKey.op('text_pattern_ops')),
    index('example_aliases_trigram_index').using('gin', table.labelKey.op('gin_trgm_ops')),
  ],
);

/** Places, organisations, topics and themes given to an example by people. */
export const exampleTags = pgTable(
  'example_tags',
  {
    exampleId: uuid('example_id')
      .notNull()
      .references(() => examples.id),
    tagId: uuid('tag_id')
      .notNull()
      .references(() => tags.id),
    source: text('source').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.exampleId, table.tagId] }),
    // examples by tag
    index('example_tags_tag_index').on(table.tagId, table.exampleId),
  ],
);
