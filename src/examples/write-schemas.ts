import { z } from 'zod';
import { Slug } from '../http/query.ts';
import { prose, webAddress } from '../http/text-input.ts';
import { AuditId, Label } from '../tags/write-schemas.ts';
import { Example } from './schemas.ts';

const members = {
  slug: Slug.describe('Its address; a former one redirects.'),
  summary: prose(5000).nullable(),
  link: webAddress(2000).nullable(),
  aliases: z.array(Label).max(100).describe('Other names, all of them.'),
  hiddenLabels: z.array(Label).max(100).describe('Names that are found but not shown.'),
  tags: z
    .array(Slug)
    .max(100)
    .describe('Slugs of its own places, organisations, topics and themes, all of them.'),
};

export const CreateExampleInput = z
  .strictObject({
    name: Label,
    slug: members.slug.optional(),
    summary: members.summary.optional(),
    link: members.link.optional(),
    status: z.enum(['active', 'proposed']).default('active'),
    aliases: members.aliases.default([]),
    hiddenLabels: members.hiddenLabels.default([]),
    tags: members.tags.default([]),
  })
  .meta({ id: 'CreateExample' });
export type CreateExampleInput = z.infer<typeof CreateExampleInput>;

export const EditExampleInput = z
  .strictObject({
    name: Label.optional(),
    status: z.enum(['active', 'proposed', 'retired']).optional(),
    slug: members.slug.optional(),
    summary: members.summary.optional(),
    link: members.link.optional(),
    aliases: members.aliases.optional(),
    hiddenLabels: members.hiddenLabels.optional(),
    tags: members.tags.optional(),
  })
  .meta({
    id: 'EditExample',
    description: 'Members that are left out stay as they are; lists replace lists.',
  });
export type EditExampleInput = z.infer<typeof EditExampleInput>;

export const WrittenExampleResponse = z.object({ data: Example, auditId: AuditId });
