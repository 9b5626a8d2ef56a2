import { z } from 'zod';
import { Uses } from '../curation/uses.ts';
import { Slug } from '../http/query.ts';
import { PlanToken } from './merge-schemas.ts';

export const AssignmentInput = z
  .strictObject({
    add: z.array(Slug).max(50).default([]).describe('Slugs of tags to give.'),
    remove: z.array(Slug).max(50).default([]).describe('Slugs of tags to take away.'),
    to: Uses,
    preview: z.boolean().default(false).describe('Returns the plan and changes nothing.'),
    planToken: PlanToken.optional(),
  })
  .refine(({ add, remove }) => add.length + remove.length > 0, { message: 'needs a tag to add or remove' })
  .meta({
    id: 'Assignment',
    anyOf: ['add', 'remove'].map((name) => ({
      required: [name],
      properties: { [name]: { minItems: 1 } },
    })),
  });

const AssignmentChange = z
  .object({
    tag: Slug,
    to: z.enum(['insights', 'notes', 'examples']),
    changes: z.int().describe('Things that gain or lose it.'),
    unchanged: z.int().describe('Things that have, or lack, it already.'),
  })
  .meta({ id: 'AssignmentChange' });

export const AssignmentPlan = z
  .object({
    things: z.object({ insights: z.int(), notes: z.int(), examples: z.int() }),
    added: z.array(AssignmentChange),
    removed: z.array(AssignmentChange),
    planToken: PlanToken,
  })
  .meta({ id: 'AssignmentPlan' });
export type AssignmentPlan = z.infer<typeof AssignmentPlan>;

export const AssignmentResponse = z.object({
  data: z.object({ preview: z.boolean(), auditId: z.uuid().nullable(), plan: AssignmentPlan }),
});
