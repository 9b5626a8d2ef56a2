import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishChanges } from '../../src/changes/publish.ts';
import { connect, type DatabaseClient } from '../../src/db/client.ts';
import { read } from '../../src/db/read.ts';
import * as schema from '../../src/db/schema/index.ts';
import { takeDownNote } from '../../src/notes/take-down.ts';
import { restoreSnapshot } from '../../src/snapshots/restore-snapshot.ts';
import { snapshotTables, type Scope } from '../../src/snapshots/tables.ts';
import { writeSnapshot } from '../../src/snapshots/write-snapshot.ts';
import { createTag } from '../../src/tags/create-tag.ts';
import { mergeTags, planTagMerge } from '../../src/tags/merge-tags.ts';
import { curator, storeNote } from '../support/curation.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { setNote } from '../support/factories.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { Program, until } from '../support/process.ts';

let kb: KnowledgeBase;
let database: TestDatabase;
let empty: DatabaseClient;
const folder = mkdtempSync(path.join(tmpdir(), 'kb-snapshots-'));

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  const { db } = kb.deps;
  await storeNote(db, { slug: 'hidden-draft', insights: 2 });
  const { noteId } = await storeNote(db, { slug: 'down', insights: 1 });
  await takeDownNote(kb.deps, curator, noteId, 'any', 'Asked for.');
  await setNote(db, (await storeNote(db, { slug: 'neighbour', insights: 2 })).noteId, {
    previousTitle: 'Later',
    nextTitle: 'Odd \u2028 ☂\r',
  });
  // The neighbour that comes later in the order of ids.
  const later = await storeNote(db, { slug: 'later', insights: 1 });
  await db.execute(sql`update notes set previous_note_id = ${later.noteId} where slug = 'neighbour'`);
  await db.execute(sql`update notes set status = 'draft' where slug = 'hidden-draft'`);
  await db.execute(sql`insert into extractions (version_id, state, structure, finished_at)
    select v.id, case n.slug when 'later' then 'pending' else 'failed' end, '{}', case n.slug when 'down' then now() end
    from versions v join notes n on n.id = v.note_id where n.slug in ('later', 'down')`);
  const topic = {
    scheme: 'topic' as const,
    status: 'active' as const,
    aliases: [],
    hiddenLabels: [],
    broader: [],
    related: [],
  };
  await createTag(db, curator, { ...topic, label: 'From' });
  await createTag(db, curator, { ...topic, label: 'Into' });
  const [{ id } = { id: '' }] = await read<{ id: string }>(db, sql`select id from tags where slug = 'from'`);
  const { planToken } = await planTagMerge(db, id, { into: 'into' });
  await mergeTags(db, curator, id, { into: 'into', planToken });
  await publishChanges(db);
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await kb?.stop();
});

/** A database with the schema and nothing in it, for the length of `work`. */
async function inEmpty(work: (db: DatabaseClient['db']) => Promise<void>): Promise<void> {
  database = await createEmptyDatabase();
  empty = connect(database.url);
  try {
    await work(empty.db);
  } finally {
    await empty.close();
    await database.drop();
  }
}

const rowsOf = async (db: DatabaseClient['db']): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { name } of snapshotTables) {
    const [row] = await read<{ count: number }>(
      db,
      sql`select count(*)::int as count from ${sql.identifier(name)}`,
    );
    counts[name] = row?.count ?? 0;
  }
  return counts;
};

test.each<Scope>(['public', 'everything'])(
  'a snapshot of %s, restored and taken again, is the same to the byte',
  async (scope) => {
    const file = await writeSnapshot(kb.deps.db, scope, folder);
    const bytes = readFileSync(file);
    expect(path.basename(file)).toMatch(/^knowledge-base-(public|everything)-\d{4}-\d\d-\d\d\.ndjson\.gz$/);
    await inEmpty(async (db) => {
      await restoreSnapshot(db, file);
      if (scope === 'everything') {
        // What the feed told before is not told again.
        await publishChanges(db);
        expect(await rowsOf(db)).toEqual(await rowsOf(kb.deps.db));
        const jobs = sql`select payload->>'versionId' as id from graphile_worker._private_jobs`;
        const pending = sql`select version_id::text as id from extractions where state = 'pending'`;
        expect(await read(db, jobs)).toEqual(await read(db, pending));
      }
      const again = await writeSnapshot(db, scope, mkdtempSync(path.join(folder, 'again-')));
      expect(readFileSync(again).equals(bytes)).toBe(true);
      await expect(restoreSnapshot(db, file)).rejects.toThrow('not empty');
    });
    const text = gunzipSync(bytes).toString();
    for (const secret of ['hidden-draft', '"table":"audit_entries"}\n{"id"']) {
      expect(text.includes(secret), secret).toBe(scope === 'everything' && secret === 'hidden-draft');
    }
  },
  60_000,
);

test('every table is in a snapshot of everything, or belongs to an installation', () => {
  const installation =
    'change_queue content_version idempotency_keys index_rebuilds index_receipts outbox rate_counts search_documents search_words sessions system_values trainings webhook_attempts webhook_deliveries webhooks';
  const all = Object.values(schema).flatMap((table) => (is(table, PgTable) ? [getTableName(table)] : []));
  const held = snapshotTables.map(({ name }) => name);
  expect(
    all
      .filter((name) => !held.includes(name))
      .toSorted()
      .join(' '),
  ).toBe(installation);
});

test('a restore that is killed in the middle leaves nothing, and an export no file that looks whole', async () => {
  const program = new Program();
  const run = (url: string, ...args: string[]) =>
    program.start({
      command: [process.execPath, 'dist/cli/kb.js', ...args],
      settings: { DATABASE_URL: url, SEARCH_ENGINE: 'postgres' },
    });
  /** Kills what a command does once it waits for that table. */
  const killAt = async (url: string, lock: string, ...args: string[]): Promise<void> => {
    const client = connect(url, { max: 2 });
    const holder = client.sql;
    await holder.begin(async (held) => {
      await held.unsafe(`lock table ${lock} mode`);
      const waiting = () =>
        holder`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      const running = run(url, ...args);
      await until(async () => (await waiting()).length > 0, running.stderr);
      expect(await running.stop('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    });
    await until(async () => {
      const [row] = await holder`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and (state like 'idle in%' or wait_event_type = 'Lock')`;
      return row?.['count'] === 0;
    });
    await client.close();
  };
  const source = kb.database.url;
  const to = mkdtempSync(path.join(folder, 'killed-'));
  const exporting = ['export', '--all', '--everything', '--to', to];
  try {
    await killAt(source, 'audit_entries in access exclusive', ...exporting);
    expect(readdirSync(to).filter((name) => name.endsWith('.gz'))).toEqual([]);
    const file = await writeSnapshot(kb.deps.db, 'everything', to);
    expect(readdirSync(to)).toEqual([path.basename(file)]);
    await inEmpty(async (db) => {
      const before = await rowsOf(db);
      await killAt(database.url, 'audit_entries in share', 'restore', file);
      expect(await rowsOf(db)).toEqual(before);
      await restoreSnapshot(db, file);
      expect(await rowsOf(db)).toEqual(await rowsOf(kb.deps.db));
    });
  } finally {
    await program.remove();
  }
}, 120_000);

test('a snapshot that is cut off, altered, of another program or none restores nothing', async () => {
  const whole = readFileSync(await writeSnapshot(kb.deps.db, 'public', folder));
  const text = gunzipSync(whole).toString();
  const lines = text.split('\n');
  const flipped = Buffer.from(whole);
  flipped[Math.floor(whole.length / 2)]! ^= 1;
  const broken: Record<string, Buffer> = {
    'cut off': whole.subarray(0, -20),
    'one bit': flipped,
    'a word': gzipSync(text.replace('Leadership', 'leadership')),
    'a row less': gzipSync([...lines.slice(0, 40), ...lines.slice(41)].join('\n')),
    'no end': gzipSync(lines.slice(0, -2).join('\n') + '\n'),
    'another schema': gzipSync(text.replace(/"schema":"\w/, '"schema":"_')),
    none: Buffer.from('{"rows":0}'),
  };
  await inEmpty(async (db) => {
    const before = await rowsOf(db);
    for (const [what, content] of Object.entries(broken)) {
      const file = path.join(folder, 'broken.gz');
      writeFileSync(file, content);
      await expect(restoreSnapshot(db, file), what).rejects.toThrow();
      expect(await rowsOf(db), what).toEqual(before);
    }
  });
}, 60_000);
