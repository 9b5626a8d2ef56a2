import { listDigests, listDocumentIds, readDocuments, refreshDocuments } from "../search/documents.js";
import { searchTypes } from "../search/port.js";
const repairBatch = 500;
/** Compares every document by id and digest. */
export async function measureDrift(db, index, site = 'live') {
    const drifts = searchTypes.map(async (type) => {
        const held = await index.digests(type, site);
        const wanted = await listDigests(db, type);
        return [type, difference(wanted, held)];
    });
    // One entry for each type: that is what the cast states.
    return Object.fromEntries(await Promise.all(drifts));
}
function difference(wanted, held) {
    const drift = { missing: [], stale: [], extra: [] };
    for (const [id, digest] of wanted) {
        const found = held.get(id);
        if (found === undefined)
            drift.missing.push(id);
        else if (found !== digest)
            drift.stale.push(id);
    }
    for (const id of held.keys())
        if (!wanted.has(id))
            drift.extra.push(id);
    return drift;
}
export const driftSize = (drift) => Object.values(drift).reduce((sum, { missing, stale, extra }) => sum + missing.length + stale.length + extra.length, 0);
/** Derives all search documents again, in batches. `onBatch` hears how many are done. */
export async function refreshAll(db, onBatch) {
    for (const type of searchTypes) {
        const ids = await listDocumentIds(db, type);
        for (const batch of batches(ids)) {
            await refreshDocuments(db, type, batch);
            await onBatch(batch.length);
        }
    }
}
/** Mends what differs and nothing else. Documents are read now, so that nothing older than they can be sent. */
export async function mendDrift(db, index, drift, { site = 'live', onBatch = () => Promise.resolve() } = {}) {
    for (const type of searchTypes) {
        const { missing, stale, extra } = drift[type];
        for (const batch of batches([...missing, ...stale, ...extra])) {
            const documents = await readDocuments(db, type, batch);
            const present = new Set(documents.map(({ id }) => id));
            await index.put(type, documents, site);
            await index.remove(type, batch.filter((id) => !present.has(id)), site);
            await onBatch(batch.length);
        }
    }
}
function* batches(ids) {
    for (let at = 0; at < ids.length; at += repairBatch)
        yield ids.slice(at, at + repairBatch);
}
//# sourceMappingURL=drift.js.map