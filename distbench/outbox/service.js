import { DomainError, NotFoundError } from "../errors.js";
import { countDocuments } from "../search/documents.js";
import { listSynonymGroups } from "../search/synonyms.js";
import { beginRebuild, findNewestRebuild, runRebuild } from "./rebuild.js";
import { findReceipt } from "./receipts.js";
import { measureSettledDrift, repairIndex } from "./repair.js";
import { getOutboxStatus, listParked } from "./status.js";
const noDrift = () => ({
    note: { missing: [], stale: [], extra: [] },
    insight: { missing: [], stale: [], extra: [] },
    example: { missing: [], stale: [], extra: [] },
});
/** How the index stands to the database, document by document. */
export async function getIndexReport({ db, index, search }) {
    const [outbox, parked, documents, rebuild] = await Promise.all([
        getOutboxStatus(db),
        listParked(db),
        countDocuments(db),
        findNewestRebuild(db),
    ]);
    const shared = { engine: search.engine, outbox, parked, documents, rebuild };
    if (!index)
        return { ...shared, reachable: true, drift: noDrift(), staleSettings: [] };
    try {
        const [drift, staleSettings] = await Promise.all([
            measureSettledDrift(db, index),
            index.listStaleSettings(await listSynonymGroups(db)),
        ]);
        return { ...shared, reachable: true, drift, staleSettings };
    }
    catch {
        return { ...shared, reachable: false, drift: null, staleSettings: [] };
    }
}
/** @throws DomainError `unavailable` where there is no index, or it does not answer. */
export async function repair(deps) {
    const index = requireIndex(deps);
    try {
        return await repairIndex(deps.db, index, { thorough: true });
    }
    catch (error) {
        throw new DomainError('unavailable', 'The index does not answer now: nothing is lost, try again later.', {
            cause: error,
        });
    }
}
/**
 * Begins a rebuild and leaves it running: `finished` settles with it, and never rejects.
 * @throws ConflictError while another runs; DomainError `unavailable` where there is no index
 */
export async function startRebuild(deps, options = {}) {
    const index = requireIndex(deps);
    const rebuild = await beginRebuild(deps.db);
    const finished = runRebuild(deps.db, index, rebuild, options).catch((error) => deps.log.error({ err: error }, 'the rebuild of the index failed'));
    return { rebuild, finished };
}
/** @throws NotFoundError for an id that no write of the last week had. */
export async function getReceipt({ db, index }, id) {
    const receipt = await findReceipt(db, id);
    if (!receipt)
        throw new NotFoundError('There is no receipt of that id, or it is more than a week old.');
    if (index || receipt.status === 'searchable')
        return receipt;
    // PostgreSQL finds what it has stored.
    return { ...receipt, status: 'searchable', pending: 0, reason: null, searchableAt: receipt.createdAt };
}
function requireIndex({ index }) {
    if (index)
        return index;
    throw new DomainError('unavailable', 'Search runs on PostgreSQL here: there is no index to rebuild or repair.');
}
//# sourceMappingURL=service.js.map