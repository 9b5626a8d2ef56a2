import type { Database } from '../db/client.ts';
import { NotFoundError } from '../errors.ts';
import type { Page, Position } from '../http/pagination.ts';
import * as repository from './list-repository.ts';
import type { AuditRow, ChangeRow } from './list-repository.ts';
import type { ListAuditQuery } from './schemas.ts';

const shownChanges = 200;

export async function listAudit(
  db: Database,
  query: Omit<ListAuditQuery, 'cursor'>,
  position: Position | null,
): Promise<Page<AuditRow>> {
  const { limit, entity, ...filters } = query;
  const entityIds = entity === undefined ? undefined : await entityIdsOf(db, entity);
  return repository.listAuditEntries(db, { filters: { ...filters, entityIds }, limit, position });
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function entityIdsOf(db: Database, entity: string): Promise<string[]> {
  if (uuidPattern.test(entity)) return [entity.toLowerCase()];
  return repository.listEntityIds(db, entity);
}

/** @throws NotFoundError */
export async function getAuditEntry(
  db: Database,
  id: string,
): Promise<{ entry: AuditRow; changes: ChangeRow[] }> {
  const entry = await repository.findAuditEntry(db, id);
  if (!entry) throw new NotFoundError(`There is no entry ${id} in the audit trail.`);
  return { entry, changes: await repository.listChanges(db, id, shownChanges) };
}
