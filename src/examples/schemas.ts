import { z } from 'zod';
import { PageInfo } from '../http/pagination.ts';
import { cursor, limit, listOf, oneOf, Slug, tagFilters, words } from '../http/query.ts';
import { Insight, insightFields } from '../insights/schemas.ts';
import { Mentions } from '../mentions/schemas.ts';
import { ThemeReference } from '../tags/schemas.ts';

const members = {
  id: z.uuid(),
  url: z.string(),
  slug: Slug,
  name: z.string(),
  status: z
    .enum(['active', 'proposed', 'retired', 'merged'])
    .describe('Anything but `active` is for curators only.'),
  aliases: z.array(z.string()),
  hiddenLabels: z.array(z.string()).describe('Names that are found but not meant to be shown.'),
  summary: z.string().nullable(),
  link: z.string().nullable(),
  places: z.array(ThemeReference),
  organisations: z.array(ThemeReference),
  themes: z.array(ThemeReference).describe('Its own themes and those of the accepted insights that name it.'),
  insightCount: z.int(),
  mentionCount: z.int(),
  noteCount: z.int(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};
const included = {
  mentions: Mentions,
  insights: z.array(Insight).describe('Accepted insights that name it; the first 100.'),
};
export const exampleFields = Object.keys(members) as (keyof typeof members)[];
export const exampleIncludes = ['mentions', 'insights'] as const;

export const Example = z
  .object({ ...members, ...included })
  .partial()
  .required({ slug: true })
  .meta({ id: 'Example', description: 'A named initiative that notes draw on.' });
export type Example = z.infer<typeof Example>;

export const ExampleResponse = z.object({ data: Example });
export const ExampleListResponse = z.object({ data: z.array(Example), page: PageInfo });

const sorts = ['name', '-name', 'mentionCount', '-mentionCount'] as const;
export type ExampleSort = (typeof sorts)[number];

export const ListExamplesQuery = z.strictObject({
  ...tagFilters('theme', 'themes'),
  ...tagFilters('tag', 'tags'),
  q: words('Only examples whose name or alias contains this.'),
  fields: listOf(exampleFields, 'Only these members.').optional(),
  sort: oneOf(sorts, 'Order; a minus sign turns it round.').default('name'),
  limit,
  cursor,
});
export type ListExamplesQuery = z.infer<typeof ListExamplesQuery>;

export const OneExampleQuery = z.strictObject({
  fields: listOf(exampleFields, 'Only these members.').optional(),
  include: listOf(exampleIncludes, 'Also these.').optional(),
  'fields[insights]': listOf(insightFields, 'Only these members of included insights.').optional(),
});
