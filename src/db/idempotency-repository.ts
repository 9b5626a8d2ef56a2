import { sql } from 'drizzle-orm';
import type { Queryable } from './client.ts';
import { read } from './read.ts';

const keptHours = 24;
/** A request that neither answered nor wrote within this time has died with its process. */
const abandonedMinutes = 15;

export interface Claim {
  ownerId: string;
  key: string;
  fingerprint: string;
  requestId: string;
}

export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

export interface HeldClaim extends Partial<StoredAnswer> {
  fingerprint: string;
  /** The first request committed a write. */
  written: boolean;
}

/** Null when the claim is now the caller's; otherwise what whoever came first left. */
export async function claimKey(db: Queryable, claim: Claim): Promise<HeldClaim | null> {
  const { ownerId, key, fingerprint, requestId } = claim;
  const claimed = await db.execute(sql`
    insert into idempotency_keys as held (owner_id, key, fingerprint, request_id)
    values (${ownerId}, ${key}, ${fingerprint}, ${requestId})
    on conflict (owner_id, key) do update
      set fingerprint = excluded.fingerprint, request_id = excluded.request_id, created_at = now(),
        status = null, headers = null, body = null
      where held.created_at < now() - make_interval(hours => ${keptHours})
        or (held.status is null and held.created_at < now() - make_interval(mins => ${abandonedMinutes})
          and not exists (select from index_receipts r where r.id = held.request_id))
    returning 1`);
  if (claimed.length > 0) return null;
  const [held] = await read<HeldClaim>(
    db,
    sql`
    select k.fingerprint, k.status, k.headers, k.body,
      exists (select from index_receipts r where r.id = k.request_id) as written
    from idempotency_keys k where k.owner_id = ${ownerId} and k.key = ${key}`,
  );
  // Whoever held it has just given it up: to be asked again is to be told so.
  return held ?? { fingerprint, written: false };
}

export async function storeAnswer(db: Queryable, claim: Claim, answer: StoredAnswer): Promise<void> {
  const { status, headers, body } = answer;
  await db.execute(sql`
    update idempotency_keys set status = ${status}, headers = ${JSON.stringify(headers)}::jsonb, body = ${body}
    where owner_id = ${claim.ownerId} and key = ${claim.key} and request_id = ${claim.requestId}`);
}

/** After a failure of ours the same request may be tried again. */
export async function releaseKey(db: Queryable, claim: Claim): Promise<void> {
  await db.execute(sql`
    delete from idempotency_keys
    where owner_id = ${claim.ownerId} and key = ${claim.key} and request_id = ${claim.requestId}`);
}

export async function pruneIdempotencyKeys(db: Queryable): Promise<void> {
  await db.execute(
    sql`delete from idempotency_keys where created_at < now() - make_interval(hours => ${keptHours})`,
  );
}
