import { z } from 'zod';
import { instant, line } from '../http/text-input.ts';

const role = z.enum(['reader', 'curator', 'admin']);

export const Key = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role,
    prefix: z.string().describe('How the key begins.'),
    status: z.enum(['active', 'expired', 'revoked']),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable().describe('To the minute.'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Key' });
export type Key = z.infer<typeof Key>;

export const KeyListResponse = z.object({ data: z.array(Key) });

export const CreateKeyInput = z
  .strictObject({
    name: line(200).describe('Whose it is: the audit trail names it so.'),
    role,
    expiresAt: instant().optional(),
  })
  .meta({ id: 'CreateKey' });

export const CreatedKeyResponse = z.object({
  data: Key.extend({ key: z.string().describe('Shown this once: only its hash is kept.') }).meta({
    id: 'CreatedKey',
  }),
});
export const KeyResponse = z.object({ data: Key });
