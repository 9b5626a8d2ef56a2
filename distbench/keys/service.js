import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { writeTransaction } from "../db/transaction.js";
import { DomainError } from "../errors.js";
import { findKeyByHash, hasLivingAdmin, insertKey, recordKeyUse } from "./repository.js";
export const publicAccess = { role: 'public', keyId: null, name: 'public' };
export const isCurator = ({ role }) => role === 'curator' || role === 'admin';
/** @throws DomainError `unauthorised` without a key, `forbidden` with one that is not a curator’s. */
export function requireCurator(access, detail) {
    if (!isCurator(access))
        throw new DomainError(access.role === 'public' ? 'unauthorised' : 'forbidden', detail);
}
const hashKey = (key) => createHash('sha256').update(key).digest();
/** A new key: `kb_` and 256 random bits in base64url. */
export const newKey = () => `kb_${randomBytes(32).toString('base64url')}`;
/** Stores a key (its hash only) and returns its id. */
export async function createKey(db, actor, input) {
    const id = uuidv7();
    await writeTransaction(db, actor, async ({ tx, audit }) => {
        const prefix = input.key.slice(0, 8);
        const { name, role, expiresAt = null } = input;
        await insertKey(tx, { id, name, role, prefix, hash: hashKey(input.key), expiresAt });
        await audit({
            action: 'key.create',
            entityType: 'key',
            entityId: id,
            entityLabel: name,
            after: { name, role, prefix },
        });
    });
    return id;
}
/** @throws DomainError `unauthorised` for a key that is unknown, expired or revoked: the answer is the same. */
export async function authenticate(db, key) {
    const row = await findKeyByHash(db, hashKey(key));
    const dead = !row || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= new Date());
    if (dead) {
        throw new DomainError('unauthorised', 'This key is not known, has expired or was revoked. Ask an admin for a new one.');
    }
    await recordKeyUse(db, row.id);
    return { role: row.role, keyId: row.id, name: row.name };
}
/**
 * Sees to it that somebody can curate: stores `bootstrapKey` where it is given and not yet known, or a new key
 * where no admin's key is alive. Returns the key only when it has just been made up here, to be shown once.
 */
export async function ensureAdminKey(db, bootstrapKey) {
    const actor = { keyId: null, name: 'start', requestId: null };
    if (bootstrapKey !== undefined) {
        if (!(await findKeyByHash(db, hashKey(bootstrapKey)))) {
            await createKey(db, actor, { key: bootstrapKey, name: 'Bootstrap admin', role: 'admin' });
        }
        return null;
    }
    if (await hasLivingAdmin(db))
        return null;
    const key = newKey();
    await createKey(db, actor, { key, name: 'First admin', role: 'admin' });
    return key;
}
//# sourceMappingURL=service.js.map