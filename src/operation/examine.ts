import { pino } from 'pino';
import { provideServers, type Servers } from '../compose.ts';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { connect, type Database } from '../db/client.ts';
import { readMigrationState } from '../db/migration-state.ts';
import { listQueueStatus } from '../jobs/repository.ts';
import { listKeys } from '../keys/manage-keys.ts';
import { getOutboxStatus } from '../outbox/status.ts';
import { databaseFailure, explainFailure } from '../start-failure.ts';
import { checkKeys, checkPublicUrl } from './check-access.ts';
import { checkDatabase } from './check-database.ts';
import { checkMigrations } from './check-migrations.ts';
import { checkJobs, checkOutbox } from './check-work.ts';
import { readDatabaseFacts } from './database-repository.ts';
import { examineSearch } from './examine-search.ts';
import { failure, fine, type Finding } from './finding.ts';

/** Looks at everything that the settings name, as far as it can, and changes nothing on servers that they name. */
export async function examineDeployment(): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message
      .split('\n')
      .map((line) => failure('settings', line, 'The README lists every setting.'));
  }
  const known = [fine('settings', 'Every setting can be read.'), checkPublicUrl(config)];
  try {
    const servers = await provideServers(config, pino({ level: 'silent' }), { migrate: false });
    try {
      return [...known, ...(await examineServers(servers))];
    } finally {
      await servers.release();
    }
  } catch (error) {
    return [...known, failure('servers', explainFailure(error), 'Nothing else could be looked at.')];
  }
}

async function examineServers({ databaseUrl, meilisearch }: Servers): Promise<Finding[]> {
  const client = connect(databaseUrl, { max: 4 });
  const { db } = client;
  try {
    const facts = await readDatabaseFacts(db).catch((error: unknown) => {
      throw databaseFailure(databaseUrl, error);
    });
    return [...checkDatabase(facts), ...(await examineContent(db, meilisearch))];
  } finally {
    await client.close();
  }
}

async function examineContent(db: Database, meilisearch: Servers['meilisearch']): Promise<Finding[]> {
  const state = await readMigrationState(db).catch(() => null);
  if (!state)
    return [failure('migrations', 'The database has no schema yet.', 'Start the program once: npm start')];
  const migrations = checkMigrations(state);
  if (migrations.state === 'fail') return [migrations];
  return [
    migrations,
    ...(await examineSearch(db, meilisearch)),
    checkOutbox(await getOutboxStatus(db)),
    checkJobs(await listQueueStatus(db)),
    checkKeys(await listKeys(db), new Date()),
  ];
}
