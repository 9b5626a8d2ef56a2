import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { id, instant, revisioned } from './columns.ts';
import { searchVector } from './search-vector.ts';

export const notes = pgTable(
  'notes',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    seriesSlug: text('series_slug'),
    seriesTitle: text('series_title'),
    seriesNumber: integer('series_number'),
    heldOn: date('held_on', { mode: 'string' }),
    heldOnPrecision: text('held_on_precision', { enum: ['day', 'month', 'year'] }),
    nextMeeting: text('next_meeting'),
    previousTitle: text('previous_title'),
    previousNoteId: uuid('previous_note_id').references((): AnyPgColumn => notes.id),
    nextTitle: text('next_title'),
    nextNoteId: uuid('next_note_id').references((): AnyPgColumn => notes.id),
    speakers: text('speakers')
      .array()
      .notNull()
      .default(sql`'{}'`),
    language: text('language').notNull().default('en'),
    sourceUrl: text('source_url'),
    /** What an import knows the note by, such as a file's name: the same key again is a new version. */
    sourceKey: text('source_key').unique(),
    licence: text('licence'),
    attribution: text('attribution'),
    status: text('status', { enum: ['draft', 'published', 'archived', 'taken-down'] }).notNull(),
    publishedAt: instant('published_at'),
    takedownReason: text('takedown_reason'),
    takenDownAt: instant('taken_down_at'),
    /** What it was before, so that a restored note is what it was. */
    statusBeforeTakedown: text('status_before_takedown', { enum: ['draft', 'published', 'archived'] }),
    purgedAt: instant('purged_at'),
    currentVersion: integer('current_version').notNull().default(1),
    searchVector: searchVector('search_vector').generatedAlwaysAs(
      sql`to_tsvector('kb_english', title || ' ' || coalesce(series_title, ''))`,
    ),
    ...revisioned(),
  },
  (table) => [
    check('notes_status', sql`${table.status} in ('draft', 'published', 'archived', 'taken-down')`),
    check('notes_held_on_precision', sql`(${table.heldOn} is null) = (${table.heldOnPrecision} is null)`),
    check(
      'notes_takedown',
      sql`(${table.status} = 'taken-down') = (${table.takenDownAt} is not null and ${table.takedownReason} is not null)`,
    ),
    check('notes_published_at', sql`${table.status} <> 'published' or ${table.publishedAt} is not null`),
    // GET /v1/notes, newest first
    index('notes_newest_index')
      .on(sql`coalesce(${table.publishedAt}, ${table.createdAt}) desc`, table.id)
      .where(sql`${table.status} = 'published'`),
    // GET /v1/notes?series=
    index('notes_series_index').on(table.seriesSlug, table.seriesNumber),
    // search on PostgreSQL: words of the title, and words with typos
    index('notes_search_index').using('gin', table.searchVector),
    index('notes_trigram_index').using('gin', sql`fold_label(${table.title}) gin_trgm_ops`),
    // resolving neighbours by title at ingest
    index('notes_title_index').on(sql`lower(${table.title})`),
    // and which notes name a new one as theirs; few name any
    index('notes_missed_previous_index')
      .on(sql`lower(${table.previousTitle})`)
      .where(sql`${table.previousTitle} is not null and ${table.previousNoteId} is null`),
    index('notes_missed_next_index')
      .on(sql`lower(${table.nextTitle})`)
      .where(sql`${table.nextTitle} is not null and ${table.nextNoteId} is null`),
  ],
);
