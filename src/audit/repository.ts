import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../db/client.ts';
import { insertAll } from '../db/insert-all.ts';
import { auditEntries } from '../db/schema/audit-entries.ts';

/** Who writes. */
export interface Actor {
  keyId: string | null;
  name: string;
  requestId: string | null;
}

export type AuditAction =
  | 'note.create'
  | 'note.replace-text'
  | 'note.extract'
  | 'note.take-down'
  | 'note.restore'
  | 'note.purge'
  | 'key.create'
  | 'key.revoke'
  | 'webhook.create'
  | 'webhook.edit'
  | 'webhook.rotate-secret'
  | 'webhook.delete'
  | 'model.train'
  | 'model.use'
  | CurationAction;

/** Acts that can be undone: their change sets are kept. */
export type CurationAction =
  | `tag.${TermVerb}`
  | `example.${TermVerb}`
  | 'tag.assign'
  | 'note.edit'
  | 'insight.create'
  | 'insight.edit'
  | 'insight.accept'
  | 'insight.reject'
  | 'insight.reopen'
  | 'insight.anchor'
  | 'queue.decide'
  | 'vocabulary.apply'
  | 'coding.apply'
  | 'audit.undo';
type TermVerb = 'create' | 'edit' | 'retire' | 'revive' | 'merge' | 'split';

export interface AuditEntry {
  /** Known beforehand where changes are recorded under it. */
  id?: string;
  action: AuditAction;
  /** `collection`: an act upon many; its entity is the act itself. */
  entityType: 'note' | 'insight' | 'tag' | 'example' | 'key' | 'webhook' | 'model' | 'collection';
  entityId: string;
  /** What people call it: a title, a label, a name. */
  entityLabel: string;
  before?: object;
  after?: object;
  /** The entry that this one takes back. */
  undoOf?: string;
}

export async function insertAuditEntries(
  tx: Transaction,
  actor: Actor,
  entries: readonly AuditEntry[],
): Promise<void> {
  const who = { actorKeyId: actor.keyId, actor: actor.name, requestId: actor.requestId };
  await insertAll(
    tx,
    auditEntries,
    entries.map((entry) => ({ id: uuidv7(), ...entry, ...who })),
  );
}
