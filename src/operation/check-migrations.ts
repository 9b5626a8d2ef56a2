import type { MigrationState } from '../db/migration-state.ts';
import { failure, fine, warning, type Finding } from './finding.ts';

/** Without the newest migrations reads fail; with newer ones a rolling update is under way. */
export function checkMigrations({ pending, isAhead }: MigrationState): Finding {
  const part = 'migrations';
  if (pending > 0)
    return failure(
      part,
      `Migrations that the database lacks: ${pending}.`,
      'Restart this process: every start brings the database up to date, or says why it cannot.',
    );
  if (isAhead)
    return warning(
      part,
      'The database was brought up to date by a newer program.',
      'Update this process, too: it may not know everything that is stored.',
    );
  return fine(part, 'The database is up to date.');
}
