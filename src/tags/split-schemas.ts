import { z } from 'zod';
import { Uses } from '../curation/uses.ts';
import { Slug } from '../http/query.ts';
import { prose } from '../http/text-input.ts';
import { LinkCount, PlanToken } from './merge-schemas.ts';
import { Label } from './write-schemas.ts';

export const NewTerm = z
  .strictObject({
    label: Label,
    slug: Slug.optional(),
    definition: prose(5000).nullable().optional(),
    scopeNote: prose(5000).nullable().optional(),
    aliases: z.array(Label).max(100).default([]),
  })
  .meta({ id: 'NewTerm' });

export const SplitInput = z
  .strictObject({
    into: Slug.optional().describe('The living term of the same scheme that the uses go to.'),
    create: NewTerm.optional().describe('Or a new one.'),
    uses: Uses.describe('Which uses move; of these, those that carry the term.'),
    preview: z.boolean().default(false).describe('Returns the plan and changes nothing.'),
    planToken: PlanToken.optional(),
  })
  .refine(({ into, create }) => (into === undefined) !== (create === undefined), {
    message: 'needs one of into and create',
  })
  .meta({ id: 'Split', oneOf: [{ required: ['into'] }, { required: ['create'] }] });

export const SplitPlan = z
  .object({
    from: z.object({ slug: Slug, label: z.string() }),
    into: z.object({ slug: Slug.nullable(), label: z.string() }),
    insights: LinkCount,
    notes: LinkCount,
    examples: LinkCount,
    planToken: PlanToken,
  })
  .meta({ id: 'SplitPlan' });
export type SplitPlan = z.infer<typeof SplitPlan>;

export const SplitResponse = z.object({
  data: z.object({ preview: z.boolean(), auditId: z.uuid().nullable(), plan: SplitPlan }),
});
