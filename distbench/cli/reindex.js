import { findNewestRebuild } from "../outbox/rebuild.js";
import { startRebuild } from "../outbox/service.js";
/**
 * Builds the search index anew beside the one in use, and returns when it has taken its place.
 * @throws Error where it failed; ConflictError while another rebuild runs
 */
export async function reindex(deps, options = {}) {
    const { rebuild, finished } = await startRebuild(deps, options);
    await finished;
    const newest = await findNewestRebuild(deps.db);
    if (newest?.id === rebuild.id && newest.status === 'failed')
        throw new Error(newest.error ?? 'It failed.');
}
//# sourceMappingURL=reindex.js.map