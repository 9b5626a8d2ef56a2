import { sql } from 'drizzle-orm';
import { check, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ParsedNote } from '../../ingestion/note-structure.ts';
import { instant } from './columns.ts';
import { versions } from './versions.ts';

/** Versions whose extraction was left to a job, and what became of it; others were extracted when they came in. */
export const extractions = pgTable(
  'extractions',
  {
    versionId: uuid('version_id')
      .primaryKey()
      .references(() => versions.id, { onDelete: 'cascade' }),
    state: text('state', { enum: ['pending', 'done', 'failed', 'superseded'] }).notNull(),
    /** What was read in the text besides its sections, for the extractor. */
    structure: jsonb('structure').$type<Omit<ParsedNote, 'sections'>>().notNull(),
    /** Why it failed. */
    reason: text('reason'),
    requestedAt: instant('requested_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    check('extractions_state', sql`${table.state} in ('pending', 'done', 'failed', 'superseded')`),
    check('extractions_finished', sql`(${table.state} = 'pending') = (${table.finishedAt} is null)`),
  ],
);
