import type { KeyRow } from './repository.ts';
import type { Key } from './schemas.ts';

export const presentKey = (row: KeyRow): Key => ({
  id: row.id,
  name: row.name,
  role: row.role,
  prefix: row.prefix,
  status: statusOf(row, new Date()),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

function statusOf({ revokedAt, expiresAt }: KeyRow, now: Date): Key['status'] {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}
