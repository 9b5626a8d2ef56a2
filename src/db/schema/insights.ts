import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, real, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { InsightKind, Reason } from '../../extraction/port.ts';
import { id, instant, revisioned } from './columns.ts';
import { examples } from './examples.ts';
import { notes } from './notes.ts';
import { passages } from './passages.ts';
import { searchVector } from './search-vector.ts';
import { tags } from './tags.ts';
import { versions } from './versions.ts';

export const insights = pgTable(
  'insights',
  {
    id: id(),
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id),
    passageId: uuid('passage_id')
      .notNull()
      .references(() => passages.id),
    statement: text('statement').notNull(),
    kind: text('kind').$type<InsightKind>().notNull(),
    status: text('status', { enum: ['suggested', 'accepted', 'rejected'] }).notNull(),
    /** What became of its quotation in the note's current version; public only while it is anchored. */
    anchoring: text('anchoring', { enum: ['anchored', 'fuzzy', 'ambiguous', 'orphaned'] })
      .notNull()
      .default('anchored'),
    /** Where a fuzzy quotation seems to be now, for a curator to confirm. */
    proposedPassageId: uuid('proposed_passage_id').references(() => passages.id),
    confidence: real('confidence'),
    source: text('source').notNull(),
    reasons: jsonb('reasons').$type<Reason[]>().notNull().default([]),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    searchVector: searchVector('search_vector').generatedAlwaysAs(sql`to_tsvector('kb_english', statement)`),
    ...revisioned(),
  },
  (table) => [
    check('insights_status', sql`${table.status} in ('suggested', 'accepted', 'rejected')`),
    check(
      'insights_kind',
      sql`${table.kind} in ('principle', 'barrier', 'enabler', 'lesson', 'practice', 'question')`,
    ),
    check('insights_anchoring', sql`${table.anchoring} in ('anchored', 'fuzzy', 'ambiguous', 'orphaned')`),
    check('insights_confidence', sql`${table.confidence} between 0 and 1`),
    // one insight a passage: extraction proposes nothing twice
    uniqueIndex('insights_passage').on(table.passageId),
    // GET /v1/insights, newest first
    index('insights_newest_index')
      .on(sql`${table.createdAt} desc`, table.id, table.noteId)
      .where(sql`${table.status} = 'accepted' and ${table.anchoring} = 'anchored'`),
    // GET /v1/insights, the surest first
    index('insights_surest_index')
      .on(sql`coalesce(${table.confidence}, 1) desc`, table.id, table.noteId)
      .where(sql`${table.status} = 'accepted' and ${table.anchoring} = 'anchored'`),
    // the review queue: suggestions, those waiting longest first, and quotations that a new version changed
    index('insights_waiting_index')
      .on(table.createdAt, table.id, table.noteId)
      .where(sql`${table.status} = 'suggested' and ${table.anchoring} = 'anchored'`),
    index('insights_changed_index')
      .on(table.updatedAt, table.id, table.noteId)
      .where(sql`${table.status} <> 'rejected' and ${table.anchoring} <> 'anchored'`),
    // search on PostgreSQL: words, and words with typos
    index('insights_search_index').using('gin', table.searchVector),
    index('insights_trigram_index').using('gin', sql`fold_label(${table.statement}) gin_trgm_ops`),
    // totals and facets by kind, note and series: counted without reading the insights themselves
    index('insights_public_index')
      .on(table.noteId, table.kind)
      .where(sql`${table.status} = 'accepted' and ${table.anchoring} = 'anchored'`),
    // how insights with a tag stand: counts by theme and tag, without reading the insights themselves
    index('insights_states_index').on(table.id, table.noteId, table.status, table.anchoring),
    // the review queue, and a note's insights
    index('insights_note_index').on(table.noteId, table.status),
  ],
);

/**
 * What each version of the note made of an insight's quotation: the passage there, where there is one, and the
 * verdict of re-anchoring. Old versions keep their rows, so that old evidence still verifies.
 */
export const insightEvidence = pgTable(
  'insight_evidence',
  {
    insightId: uuid('insight_id')
      .notNull()
      .references(() => insights.id),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id),
    passageId: uuid('passage_id').references(() => passages.id),
    verdict: text('verdict', {
      enum: ['original', 'unchanged', 'moved', 'fuzzy', 'ambiguous', 'orphaned'],
    }).notNull(),
    similarity: real('similarity'),
    /** Starts and ends (code points) of the equal places of an ambiguous quotation. */
    candidates: jsonb('candidates').$type<{ start: number; end: number }[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.insightId, table.versionId] }),
    // what hangs on a passage
    index('insight_evidence_passage_index').on(table.passageId),
  ],
);

export const insightTags = pgTable(
  'insight_tags',
  {
    insightId: uuid('insight_id')
      .notNull()
      .references(() => insights.id),
    tagId: uuid('tag_id')
      .notNull()
      .references(() => tags.id),
    source: text('source').notNull(),
    confidence: real('confidence'),
  },
  (table) => [
    primaryKey({ columns: [table.insightId, table.tagId] }),
    // insights by theme or tag, and their counts
    index('insight_tags_tag_index').on(table.tagId, table.insightId),
  ],
);

export const insightExamples = pgTable(
  'insight_examples',
  {
    insightId: uuid('insight_id')
      .notNull()
      .references(() => insights.id),
    exampleId: uuid('example_id')
      .notNull()
      .references(() => examples.id),
  },
  (table) => [
    primaryKey({ columns: [table.insightId, table.exampleId] }),
    // insights that draw on an example
    index('insight_examples_example_index').on(table.exampleId, table.insightId),
  ],
);
