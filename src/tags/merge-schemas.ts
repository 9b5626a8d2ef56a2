import { z } from 'zod';
import { Slug } from '../http/query.ts';

export const PlanToken = z
  .string()
  .max(48)
  .regex(/^plan_[\w-]{43}$/, 'is not a plan token: take it from the preview')
  .describe('From the preview: says that nothing has changed since.');

const preview = z.boolean().default(false).describe('Returns the plan and changes nothing.');

export const MergeInput = z
  .strictObject({
    into: Slug.describe('The slug of the term or example that stays.'),
    preview,
    planToken: PlanToken.optional(),
  })
  .meta({ id: 'Merge' });

export const LinkCount = z
  .object({
    moves: z.int().describe('Links that move.'),
    alreadyThere: z.int().describe('Things that have the other already: the link goes, none is doubled.'),
  })
  .meta({ id: 'LinkCount' });

const MergeTerm = z.object({ id: z.uuid(), slug: Slug, label: z.string(), version: z.int() });
const Named = z.object({ slug: Slug, label: z.string() });
const Fated = Named.extend({
  fate: z
    .enum(['moves', 'alreadyThere', 'dropped'])
    .describe('`dropped`: with the other term it would stand above or beside itself.'),
});

export const byStatus = z.object({ accepted: z.int(), suggested: z.int(), rejected: z.int() });

const shared = {
  from: MergeTerm,
  into: MergeTerm,
  insights: LinkCount.extend({ byStatus: byStatus.describe('All of them, by status.') }),
  mentions: z.int().describe('Passages that name it, which move.'),
  aliases: z.array(z.string()).describe('Labels that become aliases of the one that stays.'),
  redirects: z.array(Slug).describe('Slugs that lead to the one that stays from then on, in one hop.'),
  mergedBefore: z
    .array(Named)
    .describe('What was merged into it before, and points at the one that stays now.'),
  planToken: PlanToken,
};

export const MergePlan = z
  .object({
    ...shared,
    notes: LinkCount,
    examples: LinkCount,
    narrower: z.array(Fated).describe('Its narrower terms, which go below the one that stays.'),
    broader: z.array(Named).describe('Its broader terms, which the one that stays does not inherit.'),
    related: z.array(Fated),
  })
  .meta({ id: 'TagMergePlan', description: 'What a merge does.' });
export type MergePlan = z.infer<typeof MergePlan>;

export const ExampleMergePlan = z
  .object({ ...shared, tags: LinkCount })
  .meta({ id: 'ExampleMergePlan', description: 'What a merge does.' });
export type ExampleMergePlan = z.infer<typeof ExampleMergePlan>;

const answer = {
  preview: z.boolean(),
  auditId: z.uuid().nullable().describe('The entry of the audit trail; null for a preview.'),
};
export const MergeResponse = z.object({ data: z.object({ ...answer, plan: MergePlan }) });
export const ExampleMergeResponse = z.object({ data: z.object({ ...answer, plan: ExampleMergePlan }) });
