import { sql } from 'drizzle-orm';
import { check, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { bytes, id, instant, revisioned } from './columns.ts';

/** `hash` is SHA-256 of the whole key: 256 random bits need no slow hash. `prefix` is shown to people. */
export const keys = pgTable(
  'keys',
  {
    id: id(),
    name: text('name').notNull(),
    role: text('role', { enum: ['reader', 'curator', 'admin'] }).notNull(),
    prefix: text('prefix').notNull(),
    hash: bytes('hash').notNull(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    ...revisioned(),
  },
  (table) => [
    check('keys_role', sql`${table.role} in ('reader', 'curator', 'admin')`),
    unique('keys_hash').on(table.hash),
  ],
);
