import type { Command } from 'commander';
import { writeSnapshot } from '../snapshots/write-snapshot.ts';
import { withKnowledgeBase } from './knowledge-base.ts';

/** `kb export --all`: one moment of the knowledge base as a file. */
export function registerExport(program: Command): void {
  program
    .command('export')
    .description('Write a dated, checksummed snapshot of everything public.')
    .requiredOption('--all', 'all of it: filtered sets are at /v1/export')
    .option('--everything', 'drafts, suggestions, keys and the audit trail as well', false)
    .option('--to <folder>', 'where to put it', '.')
    .action(async ({ everything, to }: { everything: boolean; to: string }) => {
      const scope = everything ? 'everything' : 'public';
      const file = await withKnowledgeBase(({ deps }) => writeSnapshot(deps.db, scope, to), { seed: false });
      process.stdout.write(`${file}\n`);
    });
}
