import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { occupyPort, Program, wellEnded } from '../support/process.ts';

vi.setConfig({ testTimeout: 60_000 });

let program: Program;
let database: TestDatabase;
beforeAll(async () => {
  program = new Program();
  database = await createTestDatabase();
});
afterAll(async () => {
  await program?.remove();
  await database?.drop();
});

/** Starts what must not start, and gives what it said; it has to leave nothing behind. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const dataDir = program.dataDir();
  const run = program.start({ settings: { LOG_LEVEL: 'silent', DATA_DIR: dataDir, ...settings } });
  expect(await run.ended).toEqual({ code: 1, signal: null });
  expect(run.stdout()).toBe('');
  expect(existsSync(dataDir)).toBe(false);
  return run.stderr();
}

function addressWith(change: (url: URL) => void): string {
  const url = new URL(inject('postgresUrl'));
  change(url);
  return url.href;
}

describe('a start that cannot go on says why in one sentence and starts nothing', () => {
  test.each<[Record<string, string>, string | RegExp]>([
    [{ PORT: 'abc' }, 'PORT=abc: must be a whole number.\n'],
    [{ SEARCH_ENGINE: 'elastic' }, /^SEARCH_ENGINE=elastic: [^\n]*"postgres"[^\n]*\.\n$/],
    [
      { DATABSE_URL: 'postgres://127.0.0.1/kb' },
      'DATABSE_URL is not a setting; did you mean DATABASE_URL?\n',
    ],
    [{ HOST: '192.0.2.1' }, /^HOST=192\.0\.2\.1 is no address of this machine\.[^\n]+\n$/],
  ])('%j', async (settings, sentence) => {
    const said = await refusal(settings);
    if (typeof sentence === 'string') expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
  });

  test('PORT is taken', async () => {
    const { port, free } = await occupyPort();
    const said = await refusal({ PORT: String(port) });
    expect(said).toBe(`The port ${port} is taken. Set PORT to another, or to 0 for any free one.\n`);
    await free();
  });

  test('no database server listens at DATABASE_URL', async () => {
    const said = await refusal({
      DATABASE_URL: 'postgres://kb:secret@127.0.0.1:1/kb',
      SEARCH_ENGINE: 'postgres',
    });
    expect(said).toBe('DATABASE_URL cannot be used: nothing listens at 127.0.0.1:1.\n');
  });

  test('the database server knows neither the password nor the database', async () => {
    const wrong = addressWith((url) => (url.password = 'secret'));
    const said = await refusal({ DATABASE_URL: wrong, SEARCH_ENGINE: 'postgres' });
    expect(said).toBe('DATABASE_URL cannot be used: password authentication failed for user "postgres".\n');
    const missing = addressWith((url) => (url.pathname = '/nowhere'));
    expect(await refusal({ DATABASE_URL: missing, SEARCH_ENGINE: 'postgres' })).toBe(
      'DATABASE_URL cannot be used: there is no database nowhere; create it first.\n',
    );
  });
});

describe('on the user’s own database, with SEARCH_ENGINE=postgres', () => {
  const bootstrapKey = `kb_${'a1'.repeat(20)}`;
  const start = (settings: Record<string, string> = {}) =>
    program.start({
      settings: { DATABASE_URL: database.url, SEARCH_ENGINE: 'postgres', ...settings },
    });
  const keysIn = (text: string): string[] => text.match(/kb_\S+/g) ?? [];

  test('two first starts at the same moment import once and show one key', async () => {
    const runs = [start(), start()];
    const [base] = await Promise.all(runs.map((run) => run.listening()));
    const printed = runs.map((run) => run.stdout()).join('');
    expect(printed.match(/The sample note is in/g)).toHaveLength(1);
    expect(keysIn(printed)).toHaveLength(1);
    expect(printed.match(/^Search runs on PostgreSQL\.$/gm)).toHaveLength(2);
    const search = await fetch(`${base}/v1/search?q=succesion%20planing`);
    expect(await search.json()).toMatchObject({
      engine: 'postgres',
      degraded: false,
      page: { total: expect.any(Number) },
    });
    for (const run of runs) expect(await run.stop()).toEqual(wellEnded);
  });

  test('BOOTSTRAP_ADMIN_KEY is taken as a key, and none is shown', async () => {
    const run = start({ BOOTSTRAP_ADMIN_KEY: bootstrapKey });
    const base = await run.listening();
    expect(keysIn(run.stdout() + run.stderr())).toEqual([]);
    const withKey = (key: string) =>
      fetch(`${base}/v1/notes`, { headers: { authorization: `Bearer ${key}` } });
    expect((await withKey(bootstrapKey)).status).toBe(200);
    expect((await withKey(`${bootstrapKey}b`)).status).toBe(401);
    await run.stop();
  });
});

describe('kb doctor', () => {
  async function doctor(settings: Record<string, string>) {
    const command: [string, ...string[]] = [process.execPath, 'dist/cli/kb.js', 'doctor', '--json'];
    const run = program.start({ command, settings });
    const { code } = await run.ended;
    const { findings } = JSON.parse(run.stdout()) as {
      findings: { part: string; state: string; advice: string | null }[];
    };
    const notWell = findings.filter(({ state }) => state !== 'ok');
    for (const { part, advice } of notWell) expect(advice, part).toBeTruthy();
    return { code, notWell: notWell.map(({ part, state }) => `${state} ${part}`) };
  }

  test('exits with 1 for what fails, and with 0 once that is mended', async () => {
    const own = await createTestDatabase();
    const settings = { DATABASE_URL: own.url, SEARCH_ENGINE: 'postgres' };
    expect(await doctor(settings)).toEqual({ code: 1, notWell: ['fail keys'] });
    const create = ['dist/cli/kb.js', 'keys', 'create', 'An admin', '--role', 'admin'];
    await program.start({ command: [process.execPath, ...create], settings }).ended;
    expect(await doctor(settings)).toEqual({ code: 0, notWell: [] });
    await own.drop();
  });

  test('says what cannot be reached or read', async () => {
    expect(await doctor({ PORT: 'abc' })).toEqual({ code: 1, notWell: ['fail settings'] });
    const nowhere = { DATABASE_URL: 'postgres://kb@127.0.0.1:1/kb', MEILI_URL: 'http://127.0.0.1:1' };
    expect(await doctor(nowhere)).toEqual({ code: 1, notWell: ['fail servers'] });
    const { notWell } = await doctor({ ...nowhere, DATABASE_URL: database.url });
    expect(notWell).toContain('warn search');
  });

  test.skipIf(inject('meilisearch') === null)('knows a wrong key for Meilisearch', async () => {
    const settings = {
      DATABASE_URL: database.url,
      MEILI_URL: inject('meilisearch')?.url ?? '',
      MEILI_API_KEY: 'wrong',
    };
    expect((await doctor(settings)).notWell).toContain('fail search');
  });
});
