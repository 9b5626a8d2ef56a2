// Databases, a Meilisearch and knowledge bases that are gone after they were measured.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { compose } from '../../dist/compose.js';
import { readConfig } from '../../dist/config.js';
import { connect } from '../../dist/db/client.js';
import { createDatabaseIfMissing, migrateDatabase } from '../../dist/db/migrate.js';
import { startEmbeddedMeilisearch } from '../../dist/embedded/meilisearch.js';
import { seedThemes } from '../../dist/tags/seed-themes.js';

const log = pino({ level: 'error' }, pino.destination(2));
// Of this run: several may share a server.
const name = `bench_bulk_${process.pid}`;

async function asAdmin(postgresUrl, ...statements) {
  const client = connect(postgresUrl, { max: 1 });
  try {
    for (const statement of statements) await client.sql.unsafe(statement);
  } finally {
    await client.close();
  }
}

const drop = (postgresUrl) => asAdmin(postgresUrl, `drop database if exists ${name} with (force)`);

/** With the schema and the themes, and nothing else. */
export async function withFreshDatabase(postgresUrl, work) {
  await drop(postgresUrl);
  const url = await createDatabaseIfMissing(postgresUrl, name);
  try {
    await migrateDatabase(url);
    const client = connect(url, { max: 1 });
    await seedThemes(client.db);
    await client.close();
    return await work(url);
  } finally {
    await drop(postgresUrl);
  }
}

/** A copy of one that is kept, to write into. */
export async function withCopy(postgresUrl, { url: kept }, work) {
  const url = new URL(kept);
  const template = url.pathname.slice(1);
  await drop(postgresUrl);
  await asAdmin(postgresUrl, `create database ${name} template ${template}`);
  url.pathname = `/${name}`;
  try {
    return await work(url.toString());
  } finally {
    await drop(postgresUrl);
  }
}

export async function withMeilisearch(work) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kb-bench-index-'));
  const meilisearch = await startEmbeddedMeilisearch({ dataDir, log });
  try {
    if (!meilisearch) throw new Error('No Meilisearch can be started here.');
    return await work(meilisearch);
  } finally {
    await meilisearch?.release();
    await rm(dataDir, { recursive: true, force: true });
  }
}

let prefixes = 0;

/** Under index names of its own. */
export async function withKnowledgeBase({ databaseUrl, meilisearch, extractor }, work) {
  prefixes += 1;
  const config = readConfig({ LOG_LEVEL: 'error', RATE_LIMIT_PER_MINUTE: '0' });
  const kb = await compose(config, log, {
    databaseUrl,
    meilisearch: { ...meilisearch, indexPrefix: `bench_${prefixes}_` },
    ...(extractor && { extractor }),
  });
  try {
    return await work(kb);
  } finally {
    await kb.close();
  }
}
