import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../../src/db/client.ts';
import { createDatabaseIfMissing, migrateDatabase } from '../../src/db/migrate.ts';
import { seedThemes } from '../../src/tags/seed-themes.ts';
import { startEmbeddedMeilisearch } from '../../src/embedded/meilisearch.ts';
import { startEmbeddedPostgres } from '../../src/embedded/postgres.ts';
import { silentLog } from './log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    templateDatabase: string;
    meilisearch: { url: string; apiKey: string } | null;
  }
}

/** One PostgreSQL and one Meilisearch for all test files; a migrated template database that each file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = path.resolve('.data/test');
  mkdirSync(dataDir, { recursive: true });
  const [postgres, meilisearch] = await Promise.all([
    startEmbeddedPostgres({
      dataDir,
      log: silentLog,
      settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
    }),
    startEmbeddedMeilisearch({ dataDir, log: silentLog }),
  ]);
  const templateDatabase = `template_${process.pid}_${Date.now()}`;
  const url = await createDatabaseIfMissing(postgres.url, templateDatabase);
  await migrateDatabase(url);
  const client = connect(url, { max: 1 });
  await seedThemes(client.db);
  // As if a worker had been there: what waits since the template was made would look forgotten in its copies.
  await client.sql`delete from outbox`;
  await client.close();
  project.provide('postgresUrl', postgres.url);
  project.provide('templateDatabase', templateDatabase);
  project.provide('meilisearch', meilisearch && { url: meilisearch.url, apiKey: meilisearch.apiKey });
  return async () => {
    const admin = connect(postgres.url, { max: 1 });
    await admin.sql.unsafe(`drop database if exists "${templateDatabase}" with (force)`);
    await admin.close();
    await meilisearch?.release();
    await postgres.release();
  };
}
