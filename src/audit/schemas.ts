import { z } from 'zod';
import { PageInfo } from '../http/pagination.ts';
import { cursor, limit, listOf } from '../http/query.ts';
import { instant, line } from '../http/text-input.ts';

const entityTypes = ['note', 'insight', 'tag', 'example', 'key', 'webhook', 'model', 'collection'] as const;

export const ListAuditQuery = z.strictObject({
  entityType: listOf(entityTypes, 'Only acts upon these.').optional(),
  entity: line(200)
    .describe('Only acts that changed this: an id, or a slug now or formerly in use.')
    .optional(),
  action: z
    .string()
    .max(500)
    .regex(/^[a-z]+\.[a-z-]+(,[a-z]+\.[a-z-]+)*$/, 'must be verbs such as tag.merge, joined by commas')
    .transform((value) => value.split(','))
    .meta({ description: 'Only these verbs, such as `tag.merge`; several joined by commas.' })
    .optional(),
  actor: line(200).describe('Only acts of this key: its name or id.').optional(),
  from: instant().describe('Only acts at or after this instant.').optional(),
  to: instant().describe('Only acts before this instant.').optional(),
  limit,
  cursor,
});
export type ListAuditQuery = z.infer<typeof ListAuditQuery>;

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Members by name, as deep as they go. An object holds the recursion, without which clients have no type for it. */
const RecordedMembers: z.ZodType<Record<string, unknown>> = z
  .lazy(() =>
    z.record(z.string(), z.union([Scalar, RecordedMembers, z.array(z.union([Scalar, RecordedMembers]))])),
  )
  .meta({ id: 'RecordedMembers', description: 'As the act recorded them.' });
const Recorded = RecordedMembers.nullable();

const members = {
  id: z.uuid(),
  at: z.iso.datetime(),
  sentence: z.string().describe('What happened, for people.'),
  action: z.string(),
  entity: z.object({ type: z.string(), id: z.uuid(), label: z.string() }),
  actor: z.object({ name: z.string().describe('What the key was called then.'), keyId: z.uuid().nullable() }),
  requestId: z.string().nullable(),
  before: Recorded,
  after: Recorded,
  undoOf: z.uuid().nullable().describe('The entry that this one took back.'),
  undoneBy: z.uuid().nullable().describe('The entry that took this one back and still stands.'),
  changeCount: z.int().describe('Row changes that were kept; 0 where the act cannot be undone.'),
};

export const AuditEntry = z
  .object(members)
  .meta({ id: 'AuditEntry', description: 'One write: who, when, what, before and after.' });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditListResponse = z.object({ data: z.array(AuditEntry), page: PageInfo });

export const AuditChange = z
  .object({ table: z.string(), key: z.string(), before: Recorded, after: Recorded })
  .meta({ id: 'AuditChange', description: 'What an act did to one row; null where there was or is none.' });

export const AuditEntryResponse = z.object({
  data: AuditEntry.extend({ changes: z.array(AuditChange).describe('The first 200.') }).meta({
    id: 'AuditEntryWithChanges',
  }),
});

export const UndoInput = z
  .strictObject({ preview: z.boolean().default(false).describe('Tries it and keeps nothing.') })
  .meta({ id: 'Undo' });

export const UndoResponse = z.object({
  data: z
    .object({
      preview: z.boolean(),
      undone: z.string().describe('What is taken back, as a sentence.'),
      changes: z
        .record(z.string(), z.object({ restored: z.int(), removed: z.int(), changed: z.int() }))
        .describe('Rows by table: brought back, taken away, given their former values.'),
      auditId: z.uuid().nullable().describe('The undo’s own entry: undoing that is a redo.'),
    })
    .meta({ id: 'UndoResult' }),
});
