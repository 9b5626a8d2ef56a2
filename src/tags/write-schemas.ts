import { z } from 'zod';
import { Slug } from '../http/query.ts';
import { line, name, prose } from '../http/text-input.ts';
import { Tag, tagSchemes } from './schemas.ts';

/** What people call something: one line, without white space around it. */
export const Label = name(200);
const Prose = prose(5000);

const relations = {
  aliases: z.array(Label).max(100).describe('Alternative labels, all of them.'),
  hiddenLabels: z
    .array(Label)
    .max(100)
    .describe('Labels that are found but not shown, such as misspellings.'),
  broader: z.array(Slug).max(50).describe('Slugs of more general terms of the same scheme, all of them.'),
  related: z.array(Slug).max(50).describe('Slugs of related terms, all of them.'),
};

export const CreateTagInput = z
  .strictObject({
    scheme: z.enum(tagSchemes),
    label: Label,
    slug: Slug.optional().describe('Made from the label where it is left out.'),
    definition: Prose.nullable().optional(),
    scopeNote: Prose.nullable().optional(),
    position: z.int().min(0).max(1_000_000).optional().describe('Its place in lists, lowest first.'),
    status: z.enum(['active', 'proposed']).default('active'),
    aliases: relations.aliases.default([]),
    hiddenLabels: relations.hiddenLabels.default([]),
    broader: relations.broader.default([]),
    related: relations.related.default([]),
  })
  .meta({ id: 'CreateTag' });
export type CreateTagInput = z.infer<typeof CreateTagInput>;

export const EditTagInput = z
  .strictObject({
    label: Label.optional(),
    slug: Slug.optional().describe('A new address; the old one redirects from then on.'),
    definition: Prose.nullable().optional(),
    scopeNote: Prose.nullable().optional(),
    position: z.int().min(0).max(1_000_000).optional(),
    status: z
      .enum(['active', 'proposed', 'retired'])
      .optional()
      .describe('`retired` takes it out of use: its slug stays reserved, its links stay for its return.'),
    aliases: relations.aliases.optional(),
    hiddenLabels: relations.hiddenLabels.optional(),
    broader: relations.broader.optional(),
    related: relations.related.optional(),
  })
  .meta({ id: 'EditTag', description: 'Members that are left out stay as they are; lists replace lists.' });
export type EditTagInput = z.infer<typeof EditTagInput>;

/** The entry of the audit trail that a write left; null where it changed nothing. */
export const AuditId = z
  .uuid()
  .nullable()
  .describe(
    'The act’s entry in the audit trail, by which it can be undone; null where nothing had to change.',
  );

export const WrittenTagResponse = z.object({ data: Tag, auditId: AuditId });

export const LookupQuery = z.strictObject({
  term: line(200).describe('A slug, label or alias; case and accents do not matter.'),
  scheme: z.enum(tagSchemes).optional().describe('Only this vocabulary.'),
});

export const LookupResponse = z.object({
  data: z.object({ tag: Tag, matched: z.enum(['slug', 'label', 'alias']) }),
});

const count = (description: string) => z.int().describe(description);
export const TagUsage = z
  .object({
    slug: Slug,
    narrower: z.boolean().describe('Whether narrower terms, at any depth, are counted in.'),
    insights: z.object({
      accepted: z.int(),
      suggested: z.int(),
      rejected: z.int(),
      published: count('Accepted insights that the public sees.'),
    }),
    notes: count('Notes that carry it as a whole.'),
    examples: count('Examples that carry it.'),
    mentions: count('Passages that name it.'),
  })
  .meta({ id: 'TagUsage', description: 'How often a term is used, counted now. Each thing counts once.' });
export type TagUsage = z.infer<typeof TagUsage>;
export const TagUsageResponse = z.object({ data: TagUsage });
