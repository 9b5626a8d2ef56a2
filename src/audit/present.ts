import { isoInstant } from '../lib/instants.ts';
import type { AuditRow } from './list-repository.ts';
import type { AuditEntry } from './schemas.ts';
import { sentenceOf } from './sentence.ts';

export const presentAuditEntry = (row: AuditRow): AuditEntry => ({
  id: row.id,
  at: isoInstant(row.at),
  sentence: sentenceOf(row),
  action: row.action,
  entity: { type: row.entityType, id: row.entityId, label: row.entityLabel },
  actor: { name: row.actor, keyId: row.actorKeyId },
  requestId: row.requestId,
  before: row.before,
  after: row.after,
  undoOf: row.undoOf,
  undoneBy: row.undoneBy,
  changeCount: row.changeCount,
});
