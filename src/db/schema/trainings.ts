import { sql } from 'drizzle-orm';
import { boolean, check, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Actor } from '../../audit/repository.ts';
import type { TrainingReport } from '../../learning/train-model.ts';
import { id, instant } from './columns.ts';

/** Trainings that were asked for over HTTP, and what came of them. */
export const trainings = pgTable(
  'trainings',
  {
    id: id(),
    state: text('state', { enum: ['waiting', 'running', 'succeeded', 'failed'] }).notNull(),
    dryRun: boolean('dry_run').notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    report: jsonb('report').$type<TrainingReport>(),
    /** Why it failed. */
    reason: text('reason'),
    requestedAt: instant('requested_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    check('trainings_state', sql`${table.state} in ('waiting', 'running', 'succeeded', 'failed')`),
    check('trainings_succeeded', sql`(${table.state} = 'succeeded') = (${table.report} is not null)`),
  ],
);
