import { Option, type Command } from 'commander';
import { issueKey, listKeys, revokeKey } from '../keys/manage-keys.ts';
import { presentKey } from '../keys/present.ts';
import type { Role } from '../keys/repository.ts';
import { commandLine, withKnowledgeBase } from './knowledge-base.ts';

/** `kb keys list|create|revoke`. */
export function registerKeys(program: Command): void {
  const keys = program.command('keys').description('Who may read and write.');

  keys
    .command('list')
    .description('Every key that ever was, without the keys themselves.')
    .action(async () => {
      const rows = await withKnowledgeBase(({ deps }) => listKeys(deps.db));
      for (const { id, name, role, prefix, status } of rows.map(presentKey)) {
        process.stdout.write(`${id}  ${prefix}…  ${role.padEnd(7)}  ${status.padEnd(7)}  ${name}\n`);
      }
    });

  keys
    .command('create')
    .description('Issue a key; it is printed this once.')
    .argument('<name>', 'whose it is: the audit trail names it so')
    .addOption(
      new Option('--role <role>', 'what it may do').choices(['reader', 'curator', 'admin']).default('reader'),
    )
    .option('--expires <instant>', 'when it ends, such as 2030-01-31T00:00:00Z')
    .action(async (name: string, { role, expires }: { role: Role; expires?: string }) => {
      if (expires !== undefined && Number.isNaN(Date.parse(expires))) {
        throw new Error(`“${expires}” is not an instant, such as 2030-01-31T00:00:00Z.`);
      }
      const { key } = await withKnowledgeBase(({ deps }) =>
        issueKey(deps.db, commandLine, { name, role, expiresAt: expires }),
      );
      process.stdout.write(`${key}\n`);
    });

  keys
    .command('revoke')
    .description('Take a key out of use, at once and for ever.')
    .argument('<id>', 'its id, as in the list')
    .action(async (id: string) => {
      const { name } = await withKnowledgeBase(({ deps }) => revokeKey(deps.db, commandLine, id));
      process.stdout.write(`The key “${name}” is revoked.\n`);
    });
}
