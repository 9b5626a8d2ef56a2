import type { Command } from 'commander';
import { restoreSnapshot } from '../snapshots/restore-snapshot.ts';
import { withKnowledgeBase } from './knowledge-base.ts';

/** `kb restore <file>`: fills an empty knowledge base with a snapshot. */
export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('Fill an empty knowledge base with a snapshot, ids and versions included.')
    .argument('<file>', 'a file of `kb export --all`')
    .action(async (file: string) => {
      const { scope, asOf } = await withKnowledgeBase(({ deps }) => restoreSnapshot(deps.db, file), {
        seed: false,
      });
      process.stdout.write(
        `Restored ${scope === 'public' ? 'everything public' : 'everything'} as of ${asOf ?? 'never'}.\n`,
      );
    });
}
