import type { Actor } from '../audit/repository.ts';
import type { Database } from '../db/client.ts';
import { writeTransaction } from '../db/transaction.ts';
import { ConflictError, InvalidRequestError, NotFoundError } from '../errors.ts';
import { getKey, hasLivingAdmin, listKeys, revokeKeyRow, type KeyRow, type Role } from './repository.ts';
import { createKey, newKey } from './service.ts';

export { listKeys };

/** A new key, returned with the key itself this once. @throws InvalidRequestError for an expiry in the past */
export async function issueKey(
  db: Database,
  actor: Actor,
  input: { name: string; role: Role; expiresAt?: string | undefined },
): Promise<{ key: string; row: KeyRow }> {
  const expiresAt = input.expiresAt === undefined ? undefined : new Date(input.expiresAt);
  if (expiresAt !== undefined && expiresAt <= new Date()) {
    throw new InvalidRequestError('The body is not valid: see errors.', [
      { pointer: '#/expiresAt', detail: 'This is in the past.' },
    ]);
  }
  const key = newKey();
  const { name, role } = input;
  const id = await createKey(db, actor, { key, name, role, ...(expiresAt && { expiresAt }) });
  return { key, row: (await getKey(db, id)) as KeyRow };
}

/**
 * Takes a key out of use at once; one that was revoked before stays as it is.
 * @throws NotFoundError; ConflictError for the last admin's key, without which nobody could issue another
 */
export async function revokeKey(db: Database, actor: Actor, id: string): Promise<KeyRow> {
  return writeTransaction(
    db,
    actor,
    async ({ tx, audit }) => {
      const key = await getKey(tx, id);
      if (!key) throw new NotFoundError(`There is no key ${id}.`);
      if (key.revokedAt !== null) return key;
      await revokeKeyRow(tx, id);
      if (key.role === 'admin' && !(await hasLivingAdmin(tx))) {
        throw new ConflictError('This is the last admin’s key: issue another first. Nothing was changed.');
      }
      await audit({
        action: 'key.revoke',
        entityType: 'key',
        entityId: id,
        entityLabel: key.name,
        before: { status: 'active' },
        after: { status: 'revoked' },
      });
      return (await getKey(tx, id)) ?? key;
    },
    { lock: 'exclusive' },
  );
}
