import { z } from 'zod';
import { listOf, wholeNumber } from '../http/query.ts';
import { NoteReference } from '../notes/reference.ts';
import { lintRules } from './find-oddities.ts';

export const Finding = z
  .object({
    rule: z.enum(lintRules),
    message: z.string(),
    note: NoteReference,
    version: z.int(),
    start: z
      .int()
      .nullable()
      .describe('Code points into the version’s text; null where it is about the note as a whole.'),
    end: z.int().nullable(),
    exact: z.string().nullable().describe('The words in question, verbatim.'),
  })
  .meta({
    id: 'EditorialFinding',
    description: 'What looks wrong in a source. Sources are listed, never mended.',
  });
export type Finding = z.infer<typeof Finding>;

export const FindingsResponse = z.object({ data: z.array(Finding) });

export const LintQuery = z.strictObject({ rule: listOf(lintRules, 'Only these rules.').optional() });

const maxNotes = 100;
export const LintAllQuery = LintQuery.extend({
  limit: wholeNumber(
    z
      .int({ error: 'must be a whole number from 1 to 100' })
      .min(1, 'must be at least 1')
      .max(maxNotes, 'must be at most 100'),
  )
    .default(maxNotes)
    .describe('How many notes to look at.'),
  after: z
    .string()
    .max(200)
    .regex(/^[a-z0-9-]+$/)
    .optional()
    .describe('Go on after the note with this slug.'),
});
export const AllFindingsResponse = z.object({
  data: z.array(Finding),
  page: z.object({
    notes: z.int().describe('How many notes were looked at.'),
    next: z.string().nullable().describe('Address of the next notes.'),
  }),
});
