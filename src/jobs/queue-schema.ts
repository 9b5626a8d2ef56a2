import type { DatabaseClient } from '../db/client.ts';

/** The number of the queue's own migrations (graphile-worker 0.16), each recorded in its schema. */
const newestMigration = 18;

/** Brings the queue's schema up to date. Its code is loaded only where there is something to do. */
export async function migrateQueue({ sql }: DatabaseClient, url: string): Promise<void> {
  const [found] = await sql`select to_regclass('graphile_worker.migrations') is not null as there`;
  if (found?.['there'] === true) {
    const [applied] = await sql`select max(id) as newest from graphile_worker.migrations`;
    if (Number(applied?.['newest']) >= newestMigration) return;
  }
  const { Logger, runMigrations } = await import('graphile-worker');
  await runMigrations({
    connectionString: url,
    schema: 'graphile_worker',
    maxPoolSize: 1,
    logger: new Logger(() => () => undefined),
  });
}
