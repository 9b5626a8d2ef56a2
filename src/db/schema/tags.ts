import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { id, revisioned } from './columns.ts';
import { notes } from './notes.ts';

export const tagSchemes = ['theme', 'topic', 'place', 'organisation', 'person'] as const;

/** A term of one scheme (a SKOS concept). `label_key` is the label folded for look-ups, kept by the database. */
export const tags = pgTable(
  'tags',
  {
    id: id(),
    scheme: text('scheme', { enum: tagSchemes }).notNull(),
    slug: text('slug').notNull().unique(),
    label: text('label').notNull(),
    labelKey: text('label_key').generatedAlwaysAs(sql`fold_label(label)`),
    definition: text('definition'),
    scopeNote: text('scope_note'),
    position: integer('position').notNull().default(0),
    status: text('status', { enum: ['active', 'merged', 'retired', 'proposed'] }).notNull(),
    mergedIntoId: uuid('merged_into_id').references((): AnyPgColumn => tags.id),
    /** Made because a text names it, not by a person: as public as the notes that do. */
    recognised: boolean('recognised').notNull().default(false),
    ...revisioned(),
  },
  (table) => [
    check('tags_scheme', sql`${table.scheme} in ('theme', 'topic', 'place', 'organisation', 'person')`),
    check('tags_status', sql`${table.status} in ('active', 'merged', 'retired', 'proposed')`),
    check('tags_merged', sql`(${table.status} = 'merged') = (${table.mergedIntoId} is not null)`),
    check('tags_not_into_itself', sql`${table.mergedIntoId} <> ${table.id}`),
    // a label names one living term of a scheme
    uniqueIndex('tags_scheme_label')
      .on(table.scheme, table.labelKey)
      .where(sql`${table.status} in ('active', 'proposed')`),
    // suggestions: labels that begin so, and labels with a word that begins so
    index('tags_prefix_index')
      .on(table.labelKey.op('text_pattern_ops'))
      .where(sql`${table.status} = 'active'`),
    index('tags_trigram_index')
      .using('gin', table.labelKey.op('gin_trgm_ops'))
      .where(sql`${table.status} = 'active'`),
  ],
);

/** Alternative and hidden labels (SKOS altLabel, hiddenLabel). */
export const tagAliases = pgTable(
  'tag_aliases',
  {
    id: id(),
    tagId: uuid('tag_id')
      .notNull()
      .references(() => tags.id),
    scheme: text('scheme', { enum: tagSchemes }).notNull(),
    label: text('label').notNull(),
    labelKey: text('label_key').generatedAlwaysAs(sql`fold_label(label)`),
    kind: text('kind', { enum: ['alternative', 'hidden'] }).notNull(),
  },
  (table) => [
    check('tag_aliases_kind', sql`${table.kind} in ('alternative', 'hidden')`),
    unique('tag_aliases_scheme_label').on(table.scheme, table.labelKey),
    // the aliases of a term
    index('tag_aliases_tag_index').on(table.tagId),
    // suggestions: aliases that begin so, and aliases with a word that begins so
    index('tag_aliases_prefix_index').on(table.labelKey.op('text_pattern_ops')),
    index('tag_aliases_trigram_index').using('gin', table.labelKey.op('gin_trgm_ops')),
  ],
);

/** SKOS broader; a trigger refuses cycles. */
export const tagBroader = pgTable(
  'tag_broader',
  {
    tagId: uuid('tag_id')
      .notNull()
      .references(() => tags.id),
    broaderId: uuid('broader_id')
      .notNull()
      .references(() => tags.id),
  },
  (table) => [
    primaryKey({ columns: [table.tagId, table.broaderId] }),
    check('tag_broader_not_itself', sql`${table.tagId} <> ${table.broaderId}`),
    // the narrower terms of a term
    index('tag_broader_broader_index').on(table.broaderId),
  ],
);

/** SKOS related, symmetric: stored once with the smaller id first. */
export const tagRelated = pgTable(
  'tag_related',
  {
    tagId: uuid('tag_id')
      .notNull()
      .references(() => tags.id),
    relatedId: uuid('related_id')
      .notNull()
      .references(() => tags.id),
  },
  (table) => [
    primaryKey({ columns: [table.tagId, table.relatedId] }),
    check('tag_related_order', sql`${table.tagId} < ${table.relatedId}`),
  ],
);

/** Tags given to a note as a whole. */
export const noteTags = pgTable(
  'note_tags',
  {
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id),
    tagId: uuid('tag_id')
      .notNull()
      .references(() => tags.id),
    source: text('source').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.noteId, table.tagId] }),
    // notes by tag
    index('note_tags_tag_index').on(table.tagId, table.noteId),
  ],
);
