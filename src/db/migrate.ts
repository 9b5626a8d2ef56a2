import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { migrateQueue } from '../jobs/queue-schema.ts';
import { connect } from './client.ts';

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
const lockNumber = 7_214_001;

/** Brings the database to the newest schema. Processes that start together take turns. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = connect(url, { max: 1 });
  try {
    await client.sql`select pg_advisory_lock(${lockNumber})`;
    await migrate(client.db, { migrationsFolder });
    await migrateQueue(client, url);
  } finally {
    await client.close();
  }
}

/** The address of a database of that name beside the one that `url` names, created where it is missing. */
export async function createDatabaseIfMissing(url: string, name: string): Promise<string> {
  const client = connect(url, { max: 1 });
  try {
    await client.sql`select pg_advisory_lock(${lockNumber})`;
    const found = await client.sql`select from pg_database where datname = ${name}`;
    if (found.length === 0) await client.sql.unsafe(`create database "${name}"`);
  } finally {
    await client.close();
  }
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.toString();
}
