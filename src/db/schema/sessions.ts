import { index, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, instant } from './columns.ts';
import { keys } from './keys.ts';

/** Who is signed in to the pages. `hash` is SHA-256 of 256 random bits, which only the browser's cookie holds. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    keyId: uuid('key_id')
      .notNull()
      .references(() => keys.id, { onDelete: 'cascade' }),
    hash: bytes('hash').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
  },
  // By the key, to end all of its sessions at once.
  (table) => [unique('sessions_hash').on(table.hash), index('sessions_key_id').on(table.keyId)],
);
