import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isAlive } from '../../src/embedded/processes.ts';
import {
  getJson,
  occupyPort,
  processesOf,
  Program,
  type Run,
  sampleAddress,
  serverPid,
  until,
  wellEnded,
} from '../support/process.ts';

const servers = ['postgres', 'meilisearch'] as const;

vi.setConfig({ testTimeout: 60_000 });

let program: Program;
beforeAll(() => {
  program = new Program();
});
afterAll(() => program?.remove());

const countNotes = async (base: string): Promise<number> =>
  ((await getJson(`${base}/v1/notes`)).body['page'] as { total: number }).total;

describe('one data directory', () => {
  let dataDir: string;
  const start = () => program.start({ settings: { DATA_DIR: dataDir } });
  beforeAll(() => {
    dataDir = program.dataDir();
  });
  const stopLast = async (run: Run, signal?: NodeJS.Signals): Promise<void> => {
    expect(await run.stop(signal)).toEqual(wellEnded);
    expect(processesOf(dataDir)).toEqual([]);
  };

  test('the first start imports the sample and prints the addresses, the key and where it listens', async () => {
    const run = start();
    const base = await run.listening();
    const lines = run.stdout().trimEnd().split('\n');
    expect(lines.at(-1)).toBe(`listening on ${base}`);
    const addresses = lines.filter((line) => line.startsWith('  http')).map((line) => line.trim());
    expect(addresses).toContain(base + sampleAddress);
    for (const address of addresses) expect((await fetch(address)).status, address).toBe(200);

    const [key] = /kb_\S+/.exec(run.stdout()) ?? [];
    const note = { text: 'A second note\n\nTrust takes time.', slug: 'second', status: 'published' };
    const created = await fetch(`${base}/v1/notes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(note),
    });
    expect(created.status).toBe(201);
    expect((await getJson(`${base}/v1/search?q=succesion%20planing`)).body).toMatchObject({
      engine: 'meilisearch',
      degraded: false,
      data: expect.arrayContaining([expect.objectContaining({ type: 'insight' })]),
    });
    expect(run.stderr()).not.toContain(key);
    await stopLast(run, 'SIGINT');
  });

  test('the next one keeps the data, imports nothing and shows no key', async () => {
    const run = start();
    const base = await run.listening();
    expect(run.stdout()).toBe(`listening on ${base}\n`);
    expect(await countNotes(base)).toBe(2);
    await stopLast(run, 'SIGTERM');
  });

  test('after a kill -9 the next one takes the servers over and ends them when it stops', async () => {
    const killed = start();
    await killed.listening();
    const pids = servers.map((server) => serverPid(dataDir, server));
    await killed.stop('SIGKILL');
    for (const pid of pids) expect(isAlive(pid ?? 0)).toBe(true);

    const run = start();
    expect(await countNotes(await run.listening())).toBe(2);
    expect(servers.map((server) => serverPid(dataDir, server))).toEqual(pids);
    await stopLast(run);
  });

  test('after a kill -9 of everything the next one starts on what is left', async () => {
    const killed = start();
    await killed.listening();
    await killed.stop('SIGKILL');
    for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');

    const run = start();
    expect(await countNotes(await run.listening())).toBe(2);
    await stopLast(run);
  });

  test('two at once share the servers, which end with the last', async () => {
    const [first, second] = [start(), start()];
    const [, base] = await Promise.all([first.listening(), second.listening()]);
    expect(await first.stop()).toEqual(wellEnded);
    expect((await getJson(base + sampleAddress)).status).toBe(200);
    expect((await getJson(`${base}/v1/search?q=trust`)).body).toMatchObject({ engine: 'meilisearch' });
    await stopLast(second);
  });

  test('a signal during the start leaves nothing behind', async () => {
    const run = start();
    await until(() => serverPid(dataDir, 'postgres') !== null);
    await stopLast(run);
    expect(run.stdout()).toBe('');
  });

  test('a second Ctrl-C does not hurry it into leaving the servers behind', async () => {
    const run = start();
    await run.listening();
    run.signal('SIGINT');
    await until(() => serverPid(dataDir, 'meilisearch') === null);
    await stopLast(run, 'SIGINT');
  });

  test('npm hands a signal on, and when npm itself is killed the rest goes too', async () => {
    const npmStart = () => program.start({ settings: { DATA_DIR: dataDir }, command: ['npm', 'start'] });
    const signalled = npmStart();
    await signalled.listening();
    await signalled.stop('SIGTERM');
    expect(processesOf(dataDir)).toEqual([]);

    const killed = npmStart();
    await killed.listening();
    await killed.stop('SIGKILL');
    await until(() => processesOf(dataDir).length === 0);
  });
});

test('two data directories and the usual ports taken: each start finds its own', async () => {
  const taken = await Promise.all([3000, 5432, 7700].map((port) => occupyPort(port)));
  const dataDirs = [program.dataDir(), program.dataDir()];
  const runs = dataDirs.map((dataDir) => program.start({ settings: { DATA_DIR: dataDir, PORT: '' } }));
  const bases = await Promise.all(runs.map((run) => run.listening()));
  expect(new Set([...bases, 'http://127.0.0.1:3000']).size).toBe(3);
  for (const base of bases) expect((await getJson(base + sampleAddress)).status).toBe(200);
  const keys = runs.map((run) => /kb_\S+/.exec(run.stdout())?.[0]);
  expect(new Set(keys).size).toBe(2);
  await Promise.all(runs.map((run) => run.stop()));
  for (const dataDir of dataDirs) expect(processesOf(dataDir)).toEqual([]);
  await Promise.all(taken.map(({ free }) => free()));
});
