import { z } from 'zod';
import { Uses } from "../curation/uses.js";
import { Slug } from "../http/query.js";
import { LinkCount, PlanToken } from "./merge-schemas.js";
import { Label } from "./write-schemas.js";
export const NewTerm = z
    .strictObject({
    label: Label,
    slug: Slug.optional(),
    definition: z.string().trim().min(1).max(5000).nullable().optional(),
    scopeNote: z.string().trim().min(1).max(5000).nullable().optional(),
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
    .meta({ id: 'Split' });
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
export const SplitResponse = z.object({
    data: z.object({ preview: z.boolean(), auditId: z.uuid().nullable(), plan: SplitPlan }),
});
//# sourceMappingURL=split-schemas.js.map