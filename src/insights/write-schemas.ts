import { z } from 'zod';
import { insightKinds } from '../extraction/port.ts';
import { Slug } from '../http/query.ts';
import { prose, verbatim } from '../http/text-input.ts';
import { AuditId } from '../tags/write-schemas.ts';
import { Insight } from './schemas.ts';

const members = {
  statement: prose(2000).describe('The statement worth quoting.'),
  kind: z.enum(insightKinds),
  themes: z.array(Slug).max(50).describe('Slugs of themes, all of them.'),
  tags: z.array(Slug).max(100).describe('Slugs of tags of the other schemes, all of them.'),
  examples: z.array(Slug).max(100).describe('Slugs of examples, all of them.'),
};

export const CreateInsightInput = z
  .strictObject({
    note: Slug.describe('The note that it is drawn from.'),
    quote: verbatim(20_000)
      .min(1)
      .optional()
      .describe('The words, as they stand in the note’s current text; typewriter quotation marks will do.'),
    prefix: verbatim(500).optional().describe('The words before it: decides between several places.'),
    suffix: verbatim(500).optional().describe('The words after it.'),
    start: z.int().min(0).optional().describe('Or its positions, in code points.'),
    end: z.int().min(1).optional(),
    version: z.int().min(1).optional().describe('The version that the positions count in.'),
    statement: members.statement.optional().describe('The quotation itself where it is left out.'),
    kind: members.kind,
    status: z.enum(['accepted', 'suggested']).default('accepted'),
    themes: members.themes.default([]),
    tags: members.tags.default([]),
    examples: members.examples.default([]),
  })
  .refine((input) => (input.quote === undefined) !== (input.start === undefined || input.end === undefined), {
    message: 'needs either quote, or start and end',
  })
  .meta({ id: 'CreateInsight', oneOf: [{ required: ['quote'] }, { required: ['start', 'end'] }] });
export type CreateInsightInput = z.infer<typeof CreateInsightInput>;

export const EditInsightInput = z
  .strictObject({
    statement: members.statement.optional(),
    kind: members.kind.optional(),
    themes: members.themes.optional(),
    tags: members.tags.optional(),
    examples: members.examples.optional(),
  })
  .meta({
    id: 'EditInsight',
    description: 'Members that are left out stay as they are; lists replace lists.',
  });
export type EditInsightInput = z.infer<typeof EditInsightInput>;

export const decisions = ['accept', 'reject', 'reopen'] as const;
export type Decision = (typeof decisions)[number];
const Decision = z
  .enum(decisions)
  .describe(
    '`reject` is remembered: the quotation is not suggested again. `reopen` makes it a suggestion again.',
  );

export const DecideInsightInput = z
  .strictObject({
    decision: Decision,
    edit: EditInsightInput.optional().describe('Changes to make on the way.'),
  })
  .meta({ id: 'DecideInsight' });

export const DecideInsightsInput = z
  .strictObject({
    decision: Decision,
    insights: z
      .array(z.strictObject({ id: z.uuid(), version: z.int().min(1).describe('The version that was read.') }))
      .min(1)
      .max(500),
  })
  .meta({ id: 'DecideInsights' });

export const WrittenInsightResponse = z.object({ data: Insight, auditId: AuditId });
export const DecidedResponse = z.object({
  data: z.array(z.object({ id: z.uuid(), status: z.string(), version: z.int() })),
  auditId: AuditId,
});
