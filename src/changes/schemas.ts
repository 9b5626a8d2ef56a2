import { z } from 'zod';
import { Example } from '../examples/schemas.ts';
import { limit, listOf, Slug, wholeNumber } from '../http/query.ts';
import { Insight } from '../insights/schemas.ts';
import { Note } from '../notes/schemas.ts';
import { Tag } from '../tags/schemas.ts';
import { changeActions, changedEntities, type ChangeAction, type ChangedEntity } from './tell-change.ts';

export type ChangeType = `${ChangedEntity}.${ChangeAction}`;

/** Every type of change that there can be. */
export const changeTypes: ChangeType[] = changedEntities.flatMap((entity) =>
  changeActions
    .filter((action) => canHappen(entity, action))
    .map((action): ChangeType => `${entity}.${action}`),
);

function canHappen(entity: ChangedEntity, action: ChangeAction): boolean {
  if (action === 'merged' || action === 'unmerged') return entity === 'tag' || entity === 'example';
  if (action === 'taken_down') return entity === 'note' || entity === 'insight';
  if (action === 'orphaned') return entity === 'insight';
  return action !== 'slug_changed' || entity !== 'insight';
}

/** What a webhook is told too. */
export const ChangeReference = z
  .object({
    position: z.int().min(1).describe('Where it stands in the feed: counts up by one.'),
    entity: z.object({
      type: z.enum(changedEntities),
      id: z.uuid(),
      slug: Slug.nullable().describe('Null where it has none, or its address answers no more.'),
      url: z.string().nullable(),
    }),
    previousSlug: Slug.nullable().describe('Of a thing that has another address now: the old one redirects.'),
    mergedInto: z
      .object({ slug: Slug, url: z.string() })
      .nullable()
      .describe('The term that stands for it now.'),
  })
  .meta({ id: 'ChangeReference' });
export type ChangeReference = z.infer<typeof ChangeReference>;

export const Change = ChangeReference.extend({
  type: z.enum(changeTypes as [ChangeType, ...ChangeType[]]),
  at: z.iso.datetime().describe('When it became known.'),
  note: Note.optional(),
  insight: Insight.optional(),
  tag: Tag.optional(),
  example: Example.optional(),
}).meta({
  id: 'Change',
  description:
    'What happened to one public thing. Its newest change holds the thing as it is now (`note`, `insight`, `tag` or `example`), without members that are counted or gathered from other things; earlier changes of it, and those that take it away, hold none.',
});
export type Change = z.infer<typeof Change>;

export const ListChangesQuery = z.strictObject({
  since: wholeNumber(z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(0)).describe(
    'The last position that you have; 0 for everything. One beyond the end of the feed is refused.',
  ),
  type: listOf(changedEntities, 'Only changes of these.').optional(),
  limit,
});

export const ChangeListResponse = z.object({
  data: z.array(Change),
  page: z.object({
    limit: z.int(),
    since: z.int().describe('The position to go on from.'),
    next: z
      .string()
      .describe('Address of what comes after; ask it again later where there is nothing more now.'),
    more: z.boolean().describe('Whether there is more already.'),
  }),
});
