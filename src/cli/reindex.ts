import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { Deps } from '../deps.ts';
import { findNewestRebuild, type RebuildOptions } from '../outbox/rebuild.ts';
import { startRebuild } from '../outbox/service.ts';
import { withKnowledgeBase } from './knowledge-base.ts';

/** `kb reindex`: the search index anew, while searches go on in the one in use. */
export function registerReindex(program: Command): void {
  program
    .command('reindex')
    .description('Build the search index anew beside the one in use, and swap them.')
    .action(async () => {
      const format = '[{bar}] {value}/{total} documents';
      const bar = new SingleBar({ format, stream: process.stderr, noTTYOutput: false });
      bar.start(0, 0);
      const onProgress = ({ done, total }: { done: number; total: number }): void => {
        bar.setTotal(total);
        bar.update(done);
      };
      await withKnowledgeBase(({ deps }) => reindex(deps, { onProgress })).finally(() => bar.stop());
      process.stdout.write('The new search index is in use.\n');
    });
}

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
