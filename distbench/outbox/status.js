import { sql } from 'drizzle-orm';
import { read } from "../db/read.js";
export async function getOutboxStatus(db) {
    const [row] = await read(db, sql `
    select count(*) filter (where parked_at is null)::int as pending,
      count(*) filter (where parked_at is not null)::int as parked,
      coalesce(extract(epoch from now() - min(enqueued_at) filter (where parked_at is null)), 0)::float8 as "lagSeconds"
    from outbox`);
    return row ?? { pending: 0, parked: 0, lagSeconds: 0 };
}
const maxShown = 100;
/** What the index refused for good, the newest first. */
export const listParked = (db) => read(db, sql `select entity_type as "entityType", entity_id as "entityId", attempts, last_error as reason, parked_at as "parkedAt"
      from outbox where parked_at is not null order by parked_at desc, id limit ${maxShown}`);
//# sourceMappingURL=status.js.map