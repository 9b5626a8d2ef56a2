import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { createDatabaseIfMissing, migrateDatabase } from '../../src/db/migrate.ts';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A fresh database with the schema and the starting themes, cloned from the template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  const postgresUrl = inject('postgresUrl');
  await asAdmin(postgresUrl, `create database "${name}" template "${inject('templateDatabase')}"`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: () => asAdmin(postgresUrl, `drop database if exists "${name}" with (force)`),
  };
}

/** A database with the schema and nothing in it, not even the starting themes. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const postgresUrl = inject('postgresUrl');
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  const url = await createDatabaseIfMissing(postgresUrl, name);
  await migrateDatabase(url);
  return { url, drop: () => asAdmin(postgresUrl, `drop database if exists "${name}" with (force)`) };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = connect(url, { max: 1 });
  try {
    await client.sql.unsafe(statement);
  } finally {
    await client.close();
  }
}
