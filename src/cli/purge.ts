import type { Command } from 'commander';
import { getHeldNote } from '../notes/service.ts';
import { purgeNote } from '../notes/take-down.ts';
import { commandLine, withKnowledgeBase } from './knowledge-base.ts';

/** `kb purge <slug> --yes`: the text of a note that was taken down goes for good. */
export function registerPurge(program: Command): void {
  program
    .command('purge')
    .description('Remove the text of a note that was taken down, for good.')
    .argument('<slug>', 'the note')
    .requiredOption('--yes', 'confirms that it cannot be undone')
    .action(async (slug: string) => {
      await withKnowledgeBase(async ({ deps }) => {
        const { id } = await getHeldNote(deps.db, slug);
        await purgeNote(deps, commandLine, id);
      });
      process.stdout.write(`The text of “${slug}” is gone. Its address goes on answering 410.\n`);
    });
}
