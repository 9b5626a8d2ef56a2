import type { Database } from '../db/client.ts';
import { presentReference } from './present.ts';
import { listChanges } from './repository.ts';
import type { ChangeReference } from './schemas.ts';
import { changedEntities } from './tell-change.ts';

/** What happened at a position, without the thing itself. */
export async function findChange(db: Database, position: number): Promise<ChangeReference> {
  const [row] = await listChanges(db, { since: position - 1, limit: 1, types: changedEntities });
  if (row?.position !== position) throw new Error(`The feed has no position ${position}.`);
  return presentReference(row);
}
