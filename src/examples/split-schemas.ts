import { z } from 'zod';
import { Uses } from '../curation/uses.ts';
import { Slug } from '../http/query.ts';
import { LinkCount, PlanToken } from '../tags/merge-schemas.ts';
import { CreateExampleInput } from './write-schemas.ts';

const NewExample = CreateExampleInput.omit({ status: true, hiddenLabels: true }).meta({ id: 'NewExample' });

const { ids, notes, query } = Uses.shape;
const ExampleUses = z
  .strictObject({
    ids,
    notes: notes.describe('All that these notes say of it, by slug.'),
    query,
  })
  .refine((uses) => Object.values(uses).some((value) => value !== undefined), {
    message: 'needs one of ids, notes, query',
  })
  .meta({ id: 'ExampleUses', minProperties: 1 });

export const ExampleSplitInput = z
  .strictObject({
    into: Slug.optional().describe('The living example that the uses go to.'),
    create: NewExample.optional().describe('Or a new one.'),
    uses: ExampleUses.describe('Which uses move; of these, those that draw on the example.'),
    preview: z.boolean().default(false).describe('Returns the plan and changes nothing.'),
    planToken: PlanToken.optional(),
  })
  .refine(({ into, create }) => (into === undefined) !== (create === undefined), {
    message: 'needs one of into and create',
  })
  .meta({ id: 'ExampleSplit', oneOf: [{ required: ['into'] }, { required: ['create'] }] });
export type ExampleSplitInput = Omit<z.infer<typeof ExampleSplitInput>, 'preview'>;

export const ExampleSplitPlan = z
  .object({
    from: z.object({ slug: Slug, label: z.string() }),
    into: z.object({ slug: Slug.nullable(), label: z.string() }),
    insights: LinkCount,
    mentions: z.int().describe('Passages that name it, in those notes and insights, which move.'),
    planToken: PlanToken,
  })
  .meta({ id: 'ExampleSplitPlan', description: 'What a split does.' });
export type ExampleSplitPlan = z.infer<typeof ExampleSplitPlan>;

export const ExampleSplitResponse = z.object({
  data: z.object({ preview: z.boolean(), auditId: z.uuid().nullable(), plan: ExampleSplitPlan }),
});
