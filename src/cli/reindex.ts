import type { Deps } from '../deps.ts';
import { findNewestRebuild, type RebuildOptions } from '../outbox/rebuild.ts';
import { startRebuild } from '../outbox/service.ts';

/**
 * Builds the search index anew beside the one in use, and returns when it has taken its place.
 * @throws Error where it failed; ConflictError while another rebuild runs
 */
export async function reindex(deps: Deps, options: RebuildOptions = {}): Promise<void> {
  const { rebuild, finished } = await startRebuild(deps, options);
  await finished;
  const newest = await findNewestRebuild(deps.db);
  if (newest?.id === rebuild.id && newest.status === 'failed') throw new Error(newest.error ?? 'It failed.');
}
