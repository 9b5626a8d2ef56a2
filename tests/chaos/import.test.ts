import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Program, until } from '../support/process.ts';

vi.setConfig({ testTimeout: 120_000 });

const notes = 240;
let program: Program;
let whole: TestDatabase;
let killed: TestDatabase;
beforeAll(async () => {
  program = new Program();
  whole = await createTestDatabase();
  killed = await createTestDatabase();
});
afterAll(async () => {
  await program?.remove();
  await whole?.drop();
  await killed?.drop();
});

const text = (n: number): string =>
  `Quay Cell: Note of Meeting ${n}\n\nIn brief\n• Trust between organisations takes years to build, and meeting ${n} showed how.\n` +
  `• A scheme called Doorstep Hour helped people who share a purpose.\n\nDiscussion\nWhoever is nearest to the work should decide.\n`;

const bringIn = (folder: string, { url }: TestDatabase) =>
  program.start({
    command: [process.execPath, 'dist/cli/kb.js', 'import', folder, '--json'],
    settings: { DATABASE_URL: url, DATA_DIR: join(program.folder, '.data'), SEARCH_ENGINE: 'postgres' },
  });

const counts = `select (select count(*)::int from notes) as notes, (select count(*)::int from versions) as versions,
  (select count(*)::int from insights) as insights, (select count(*)::int from mentions) as mentions,
  (select count(*)::int from examples) as examples, (select count(*)::int from tags) as tags,
  (select count(*)::int from audit_entries where action = 'note.create') as created,
  (select count(distinct entity_id)::int from audit_entries) as entities,
  (select count(*)::int from search_documents) as documents, (select count(*)::int from outbox) as waiting`;

async function ask({ url }: TestDatabase, statement: string): Promise<Record<string, unknown>> {
  const client = connect(url, { max: 1 });
  try {
    return { ...(await client.sql.unsafe(statement))[0] };
  } finally {
    await client.close();
  }
}

test('an import that is killed in the middle has lost and doubled nothing when it has run again', async () => {
  const folder = join(program.folder, 'notes');
  mkdirSync(folder);
  for (let n = 0; n < notes; n += 1) writeFileSync(join(folder, `${n}.txt`), text(n));
  expect(await bringIn(folder, whole).ended).toEqual({ code: 0, signal: null });

  const first = bringIn(folder, killed);
  const stored = async () => Number((await ask(killed, counts))['notes']);
  await until(async () => (await stored()) > 0, first.stderr);
  expect(await first.stop('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
  const left = await stored();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(notes);

  const second = bringIn(folder, killed);
  expect(await second.ended).toEqual({ code: 0, signal: null });
  const outcomes = second
    .stdout()
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { outcome: string }).outcome);
  expect(outcomes.filter((outcome) => outcome === 'unchanged')).toHaveLength(left);
  expect(outcomes.filter((outcome) => outcome === 'imported')).toHaveLength(notes - left);
  expect(await ask(killed, counts)).toEqual(await ask(whole, counts));
  expect(await ask(killed, counts)).toMatchObject({ notes, created: notes, waiting: 0 });
});
