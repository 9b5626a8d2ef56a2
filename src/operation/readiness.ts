import { setTimeout as sleep } from 'node:timers/promises';
import { readMigrationState } from '../db/migration-state.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { listQueueStatus } from '../jobs/repository.ts';
import { getOutboxStatus, type OutboxStatus } from '../outbox/status.ts';
import { checkMigrations } from './check-migrations.ts';
import { checkJobs, checkOutbox } from './check-work.ts';
import { fine, warning, type Finding } from './finding.ts';

/** Shorter than whoever watches waits. */
const answerWithinMs = 3000;

export interface Readiness {
  outbox: OutboxStatus;
  findings: Finding[];
}

/**
 * How the parts are that requests need.
 * @throws DomainError `unavailable` where reads cannot be answered
 */
export async function getReadiness(deps: Deps): Promise<Readiness> {
  const looked = await Promise.race([look(deps), late()]).catch((error: unknown) => {
    throw new DomainError(
      'unavailable',
      'The database does not answer as it should. See to it that it runs and that DATABASE_URL names it; the log says more.',
      { cause: error },
    );
  });
  const failed = looked.findings.find(({ state }) => state === 'fail');
  if (failed) throw new DomainError('unavailable', `${failed.says} ${failed.advice}`);
  return looked;
}

async function look(deps: Deps): Promise<Readiness> {
  const { db } = deps;
  const [migrations, outbox, jobs] = await Promise.all([
    readMigrationState(db),
    getOutboxStatus(db),
    listQueueStatus(db),
  ]);
  const findings = [
    fine('database', 'The database answers.'),
    checkMigrations(migrations),
    checkSearch(deps),
    checkOutbox(outbox),
    checkJobs(jobs),
  ];
  return { outbox, findings };
}

function checkSearch({ search }: Deps): Finding {
  const part = 'search';
  if (search.isDegraded)
    return warning(
      part,
      'PostgreSQL answers searches, as Meilisearch does not.',
      'See to it that Meilisearch runs and that MEILI_URL names it: searches return to it by themselves.',
    );
  return fine(part, `Searches are answered by ${search.engine}.`);
}

async function late(): Promise<never> {
  await sleep(answerWithinMs, undefined, { ref: false });
  throw new Error(`no answer within ${answerWithinMs} ms`);
}
