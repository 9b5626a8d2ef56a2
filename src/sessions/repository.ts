import { eq, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';
import { sessions } from '../db/schema/sessions.ts';
import type { Role } from '../keys/repository.ts';

export interface SessionRow {
  id: string;
  keyId: string;
  role: Role;
  name: string;
}

/** A session that has not ended, of a key that is alive. */
export async function findSession(db: Queryable, hash: Buffer): Promise<SessionRow | null> {
  const [row] = await read<SessionRow>(
    db,
    sql`
    select s.id, s.key_id as "keyId", k.role, k.name from sessions s join keys k on k.id = s.key_id
    where s.hash = ${hash} and s.expires_at > now() and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > now())`,
  );
  return row ?? null;
}

/** Those that have ended are cleared away with it. */
export async function insertSession(db: Queryable, session: typeof sessions.$inferInsert): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
  await db.insert(sessions).values(session);
}

/** Written at most once a minute for a session. */
export async function prolongSession(db: Queryable, id: string, idleHours: number): Promise<void> {
  await db.execute(sql`
    update sessions set expires_at = now() + make_interval(hours => ${idleHours})
    where id = ${id} and expires_at < now() + make_interval(hours => ${idleHours}) - interval '1 minute'`);
}

export async function deleteSession(db: Queryable, id: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, id));
}

export async function deleteSessionsOf(db: Queryable, keyId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.keyId, keyId));
}
