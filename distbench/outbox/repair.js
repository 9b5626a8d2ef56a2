import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { read } from "../db/read.js";
import { searchTypes } from "../search/port.js";
import { driftSize, measureDrift, mendDrift, refreshAll } from "./drift.js";
import { withWorkerLock } from "./drain.js";
const lockPauseMs = 50;
/** What differs although nothing of it is on its way. */
export async function measureSettledDrift(db, index) {
    const drift = await measureDrift(db, index);
    if (driftSize(drift) === 0)
        return drift;
    const rows = await read(db, sql `select distinct entity_id as id from outbox where parked_at is null`);
    const onTheWay = new Set(rows.map(({ id }) => id));
    const settled = (ids) => ids.filter((id) => !onTheWay.has(id));
    for (const type of searchTypes) {
        const { missing, stale, extra } = drift[type];
        drift[type] = { missing: settled(missing), stale: settled(stale), extra: settled(extra) };
    }
    return drift;
}
/**
 * Mends what differs and nothing else, while no worker sends: an older copy must not overtake a newer one.
 * Returns what it mended; parked rows get another chance.
 * @param options.thorough derives all search documents again first
 */
export async function repairIndex(db, index, { thorough = false } = {}) {
    if (thorough)
        await refreshAll(db, () => Promise.resolve());
    for (;;) {
        const mended = await withWorkerLock(db, null, async (tx) => {
            const drift = await measureDrift(tx, index);
            await mendDrift(tx, index, drift);
            return drift;
        });
        if (mended) {
            await db.execute(sql `update outbox set parked_at = null, attempts = 0, available_at = now() where parked_at is not null`);
            return mended;
        }
        await wait(lockPauseMs);
    }
}
//# sourceMappingURL=repair.js.map