import { z } from 'zod';
import { cursor, limit, listOf, oneOf, Slug, words } from '../http/query.ts';
import { PageInfo } from '../http/pagination.ts';
import { Mentions } from '../mentions/schemas.ts';

export const tagSchemes = ['theme', 'topic', 'place', 'organisation', 'person'] as const;

export const TagReference = z
  .object({ scheme: z.enum(tagSchemes), slug: Slug, label: z.string() })
  .meta({ id: 'TagReference' });

export const ThemeReference = z.object({ slug: Slug, label: z.string() }).meta({ id: 'ThemeReference' });
export type ThemeReference = z.infer<typeof ThemeReference>;

const members = {
  id: z.uuid(),
  scheme: z.enum(tagSchemes).describe('The vocabulary that the term belongs to.'),
  slug: Slug,
  label: z.string().describe('The preferred label.'),
  status: z
    .enum(['active', 'proposed', 'retired', 'merged'])
    .describe('Anything but `active` is for curators only.'),
  aliases: z.array(z.string()).describe('Alternative labels.'),
  hiddenLabels: z.array(z.string()).describe('Labels that are found but not meant to be shown.'),
  definition: z.string().nullable().describe('What belongs under it.'),
  scopeNote: z.string().nullable().describe('How it is to be used.'),
  broader: z.array(ThemeReference).describe('More general terms.'),
  narrower: z.array(ThemeReference).describe('More specific terms.'),
  related: z.array(ThemeReference).describe('Terms to look at as well.'),
  insightCount: z.int().describe('Accepted insights of published notes that carry it.'),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};
const included = { mentions: Mentions };
export const tagFields = Object.keys(members) as (keyof typeof members)[];
export const tagIncludes = ['mentions'] as const;

export const Tag = z
  .object({ ...members, ...included })
  .partial()
  .required({ slug: true })
  .meta({
    id: 'Tag',
    description: 'A term of a controlled vocabulary. With `fields` only the members asked for.',
  });
export type Tag = z.infer<typeof Tag>;

export const TagResponse = z.object({ data: Tag });
export const TagListResponse = z.object({ data: z.array(Tag), page: PageInfo });

const sorts = ['position', 'label', '-label', 'insightCount', '-insightCount'] as const;
export type TagSort = (typeof sorts)[number];

const shared = {
  q: words('Only terms whose label or alias contains this.'),
  fields: listOf(tagFields, 'Only these members.').optional(),
  sort: oneOf(sorts, 'Order; a minus sign turns it round.').default('position'),
  limit,
  cursor,
};

const listedStatuses = ['active', 'proposed', 'retired'] as const;

export const ListThemesQuery = z.strictObject(shared);
export const ListTagsQuery = z.strictObject({
  scheme: oneOf(tagSchemes, 'Only terms of this vocabulary.').optional(),
  status: oneOf(
    listedStatuses,
    'For curators: terms that wait for a decision or are out of use instead.',
  ).optional(),
  ...shared,
});
export type ListTagsQuery = z.infer<typeof ListTagsQuery>;

export const OneTagQuery = z.strictObject({
  fields: listOf(tagFields, 'Only these members.').optional(),
  include: listOf(tagIncludes, 'Also these.').optional(),
  narrower: oneOf(['true', 'false'], 'With `true`, `insightCount` counts those of narrower terms as well.')
    .default('false')
    .transform((value) => value === 'true'),
});
