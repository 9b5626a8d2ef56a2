import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../db/client.ts';
import { auditEntries } from '../db/schema/audit-entries.ts';

/** Who writes. */
export interface Actor {
  keyId: string | null;
  name: string;
  requestId: string | null;
}

export type AuditAction = 'note.create' | 'key.create' | 'key.revoke' | 'tag.create'
  | 'note.replace-text'
  | 'note.edit'
  | 'note.take-down'
  | 'note.restore'
  | 'note.purge'
  | 'insight.anchor';

export interface AuditEntry {
  action: AuditAction;
  entityType: 'note' | 'insight' | 'tag' | 'example' | 'key';
  entityId: string;
  /** What people call it: a title, a label, a name. */
  entityLabel: string;
  before?: unknown;
  after?: unknown;
}

export async function insertAuditEntry(tx: Transaction, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEntries).values({
    id: uuidv7(),
    ...entry,
    actorKeyId: actor.keyId,
    actor: actor.name,
    requestId: actor.requestId,
  });
}
