import { sql } from 'drizzle-orm';
import { read } from "../db/read.js";
import { countDocuments, hiddenIds } from "./documents.js";
import { searchTypes } from "./port.js";
/** How long a committed change may wait before the index counts as behind. */
const toleratedLagSeconds = 5;
/** Changes on their way explain a difference of so many documents, and of this share. */
const toleratedDifference = 50;
const toleratedShare = 0.1;
/** More than an index should be asked to leave out: the database answers. */
const maxHidden = 500;
export async function readIndexState(db) {
    const [row] = await read(db, sql `select (select version from content_version) as version,
      exists (select from outbox) as waiting,
      exists (select from outbox where parked_at is null
        and enqueued_at < now() - make_interval(secs => ${toleratedLagSeconds})) as late,
      array(select distinct h.entity_id from (${hiddenIds}) h limit ${maxHidden + 1}) as hidden`);
    const hidden = row?.hidden ?? [];
    return {
        contentVersion: Number(row?.version ?? 0),
        waiting: row?.waiting !== false,
        behind: row?.late !== false || hidden.length > maxHidden,
        hidden,
    };
}
/** Whether the index holds about as many documents as it should: one that lost its data answers, but with nothing. */
export async function isIndexComplete(db, index) {
    const [wanted, held, waiting] = await Promise.all([
        countDocuments(db),
        index.counts(),
        read(db, sql `select entity_type as type, count(distinct entity_id)::int as count from outbox group by entity_type`),
    ]);
    return searchTypes.every((type) => {
        const onTheWay = waiting.find((row) => row.type === type)?.count ?? 0;
        const tolerated = Math.min(onTheWay, Math.max(toleratedDifference, toleratedShare * wanted[type]));
        const lost = held[type] === 0 && wanted[type] > 0;
        return !lost && Math.abs(held[type] - wanted[type]) <= tolerated;
    });
}
//# sourceMappingURL=index-state.js.map