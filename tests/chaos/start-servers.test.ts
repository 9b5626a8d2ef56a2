import { existsSync, readFileSync } from 'node:fs';
import { createServer, connect as connectSocket, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { type EmbeddedMeilisearch, startEmbeddedMeilisearch } from '../../src/embedded/meilisearch.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import {
  getJson,
  processesOf,
  Program,
  type Run,
  sampleAddress,
  serverPid,
  until,
  wellEnded,
} from '../support/process.ts';

vi.setConfig({ testTimeout: 60_000 });

let program: Program;
beforeAll(() => {
  program = new Program();
});
afterAll(() => program?.remove());

const search = async (base: string) => (await getJson(`${base}/v1/search?q=succesion%20planing`)).body;

describe.skipIf(inject('meilisearch') === null)('DATABASE_URL and MEILI_URL', () => {
  let database: TestDatabase;
  let own: EmbeddedMeilisearch;
  let serversDir: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    serversDir = program.dataDir();
    const started = await startEmbeddedMeilisearch({ dataDir: serversDir, log: silentLog });
    if (!started) throw new Error('no Meilisearch');
    own = started;
  });
  afterAll(async () => {
    await own?.release();
    await database?.drop();
  });

  test('are used, and nothing is started', async () => {
    const dataDir = program.dataDir();
    const run = program.start({ settings: { DATA_DIR: dataDir, ...ownServers(own.url) } });
    const base = await run.listening();
    await until(async () => (await search(base))['engine'] === 'meilisearch', run.stderr);
    expect(existsSync(dataDir)).toBe(false);
    if (process.platform === 'linux') expect(childrenOf(run)).toEqual([]);
    expect(await run.stop()).toEqual(wellEnded);
    expect((await fetch(`${own.url}/health`)).status).toBe(200);
  });

  test('may be shared: what is written through one process is read through the other', async () => {
    const key = `kb_${'two-processes-'.repeat(4)}`;
    const settings = { ...ownServers(own.url), BOOTSTRAP_ADMIN_KEY: key };
    const runs = [program.start({ settings }), program.start({ settings })];
    const [one, other] = (await Promise.all(runs.map((run) => run.listening()))) as [string, string];
    const titleAt = async (base: string) =>
      ((await getJson(base + sampleAddress)).body as { data: { title: string } }).data.title;
    for (const title of ['First', 'Second', 'Third']) {
      expect(await titleAt(other)).not.toBe(title);
      const answer = await fetch(one + sampleAddress, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${key}`,
          'if-match': '*',
          'content-type': 'application/json',
          connection: 'close',
        },
        body: JSON.stringify({ title }),
      });
      expect(answer.status).toBe(200);
      expect(await titleAt(one)).toBe(title);
      await until(async () => (await titleAt(other)) === title);
    }
    await Promise.all(runs.map((run) => run.stop()));
  });

  test('a Meilisearch that is not there yet costs its search, until it is', async () => {
    const target = Number(new URL(own.url).port);
    const door = await openDoor(target);
    await door.shut();
    const run = program.start({ settings: ownServers(`http://127.0.0.1:${door.port}`) });
    const base = await run.listening();
    expect(await search(base)).toMatchObject({ engine: 'postgres', degraded: true });
    expect((await getJson(base + sampleAddress)).status).toBe(200);
    await door.open();
    await until(async () => (await search(base))['engine'] === 'meilisearch', run.stderr);
    await run.stop();
    await door.shut();
  });

  function ownServers(meiliUrl: string): Record<string, string> {
    return { DATABASE_URL: database.url, MEILI_URL: meiliUrl, MEILI_API_KEY: own.apiKey };
  }
});

describe('a local server that is killed', () => {
  let dataDir: string;
  let run: Run;
  let base: string;
  beforeAll(async () => {
    dataDir = program.dataDir();
    run = program.start({ settings: { DATA_DIR: dataDir } });
    base = await run.listening();
  });
  test.skipIf(inject('meilisearch') === null)(
    'Meilisearch: PostgreSQL answers meanwhile, then it is back',
    async () => {
      process.kill(serverPid(dataDir, 'meilisearch') ?? 0, 'SIGKILL');
      expect(await search(base)).toMatchObject({ engine: 'postgres', degraded: true });
      await until(async () => (await search(base))['engine'] === 'meilisearch', run.stderr);
      expect(await search(base)).toMatchObject({ degraded: false });
    },
  );

  test('PostgreSQL: requests are told to come back, then it is back', async () => {
    process.kill(serverPid(dataDir, 'postgres') ?? 0, 'SIGKILL');
    const answers = new Set<number>();
    await until(async () => {
      answers.add((await getJson(base + sampleAddress)).status);
      return answers.has(503);
    }, run.stderr);
    await until(async () => {
      const { status } = await getJson(base + sampleAddress);
      answers.add(status);
      return status === 200;
    }, run.stderr);
    answers.delete(200);
    expect([...answers]).toEqual([503]);
    // Its worker and what listens for announcements come back each in its own time.
    await until(async () => (await getJson(`${base}/health/ready`)).status === 200, run.stderr);
  });

  test('what was started again ends with the rest', async () => {
    expect(await run.stop()).toEqual(wellEnded);
    expect(processesOf(dataDir)).toEqual([]);
  });
});

/** A port that leads to another one while its door is open, and refuses while it is shut. */
async function openDoor(target: number) {
  let server = await listen(0);
  const { port } = server.address() as { port: number };
  return {
    port,
    open: async () => void (server = await listen(port)),
    shut: () => new Promise<void>((done) => void server.close(() => done())),
  };

  function listen(at: number): Promise<Server> {
    return new Promise((done) => {
      const opened = createServer((socket) => {
        const onward = connectSocket(target, '127.0.0.1');
        for (const end of [socket, onward]) {
          end.on('error', () => undefined);
          end.on('close', () => (socket.destroy(), onward.destroy()));
        }
        socket.pipe(onward).pipe(socket);
      });
      opened.listen(at, '127.0.0.1', () => done(opened));
    });
  }
}

function childrenOf({ pid }: Run): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
}
