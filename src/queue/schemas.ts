import { z } from 'zod';
import { insightKinds } from '../extraction/port.ts';
import { PageInfo } from '../http/pagination.ts';
import { cursor, limit, listOf, Slug } from '../http/query.ts';
import { prose } from '../http/text-input.ts';
import { Reason } from '../insights/schemas.ts';
import { NoteReference } from '../notes/reference.ts';
import { EditInsightInput } from '../insights/write-schemas.ts';
import { ThemeReference } from '../tags/schemas.ts';
import { AuditId, Label } from '../tags/write-schemas.ts';

export const queueTypes = ['insight', 'passage', 'tag', 'example', 'neighbour'] as const;
export type QueueType = (typeof queueTypes)[number];

export const ListQueueQuery = z.strictObject({
  type: listOf(queueTypes, 'Only these.').optional(),
  note: Slug.describe('Only what this note gave rise to.').optional(),
  limit,
  cursor,
});

const NearDuplicate = z
  .object({ slug: Slug, label: z.string(), similarity: z.number().describe('0 to 1.') })
  .meta({ id: 'NearDuplicate', description: 'A term that is probably the same.' });

export const QueueItem = z
  .object({
    item: z.string().describe('Its name in the queue, for decisions.'),
    type: z.enum(queueTypes),
    id: z.uuid().describe('Of the insight, tag, example or note.'),
    title: z.string().describe('The statement, the label, the name or the title.'),
    scheme: z.string().nullable().describe('Of a tag.'),
    slug: Slug.nullable(),
    kind: z.enum(insightKinds).nullable().describe('Of an insight.'),
    themes: z.array(ThemeReference).describe('Of an insight, as suggested.'),
    since: z.iso.datetime(),
    ageDays: z.int(),
    why: z.string().describe('Why it is here.'),
    confidence: z.number().nullable(),
    reasons: z.array(Reason),
    context: z
      .object({ before: z.string(), exact: z.string(), after: z.string() })
      .nullable()
      .describe('The sentence that it stands in, with the passage in its middle.'),
    note: NoteReference.nullable(),
    nearDuplicates: z.array(NearDuplicate).describe('For tags and examples: the most similar first.'),
    version: z.int().describe('Send it back with the decision.'),
    decisions: z.array(z.string()).describe('What can be decided about it.'),
  })
  .meta({ id: 'QueueItem', description: 'Something that waits for a person.' });
export type QueueItem = z.infer<typeof QueueItem>;

export const QueueResponse = z.object({
  data: z.array(QueueItem),
  page: PageInfo,
  counts: z.record(z.string(), z.int()).describe('How many wait, by type, whatever `type` asks for.'),
});

const queueDecisions = ['accept', 'reject', 'edit', 'merge'] as const;

export const DecideInput = z
  .strictObject({
    item: z
      .string()
      .max(60)
      .regex(
        /^(insight|passage|tag|example|neighbour):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:previous|:next)?$/,
        'is not an item: take it from the queue',
      ),
    version: z.int().min(1).describe('The version that was read.'),
    decision: z
      .enum(queueDecisions)
      .describe('`edit` accepts with changes; `merge` makes a tag or example one with `into`.'),
    into: Slug.optional().describe('For `merge`; for a neighbour the slug of the note that it is.'),
    edit: EditInsightInput.extend({
      label: Label.optional(),
      definition: prose(5000).optional(),
    })
      .optional()
      .describe(
        'For `edit`: members of the insight, or label and definition of a tag or name and summary of an example.',
      ),
  })
  .meta({ id: 'QueueDecision' });
export type DecideInput = z.infer<typeof DecideInput>;

export const DecideQueueInput = z
  .strictObject({ decisions: z.array(DecideInput).min(1).max(200) })
  .meta({ id: 'QueueDecisions' });

export const DecideQueueResponse = z.object({
  data: z.object({ decided: z.int() }),
  auditId: AuditId,
});
