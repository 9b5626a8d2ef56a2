import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findMeilisearch } from '../../../src/embedded/meilisearch-binary.ts';
import { type EmbeddedMeilisearch, startEmbeddedMeilisearch } from '../../../src/embedded/meilisearch.ts';
import { isAlive } from '../../../src/embedded/processes.ts';
import { createLog, withDataDir } from './data-dir.ts';

const runsHere = 'file' in findMeilisearch('/nonexistent');

test.runIf(runsHere)('two users share one server, which keeps its data, and the last one stops it', () =>
  withDataDir(async (dataDir) => {
    const [first, second] = await Promise.all([start(dataDir), start(dataDir)]);
    expect(second).toMatchObject({ url: first.url, apiKey: first.apiKey });
    const pid = serverPid(dataDir);
    await createIndex(first, 'kept');
    await first.release();
    expect(await listIndexes(second)).toEqual(['kept']);
    await second.release();
    expect(isAlive(pid)).toBe(false);

    const third = await start(dataDir);
    expect(await listIndexes(third)).toEqual(['kept']);
    await third.release();
  }),
);

test.runIf(runsHere)('it answers nobody without the key', () =>
  withDataDir(async (dataDir) => {
    const server = await start(dataDir);
    expect((await fetch(`${server.url}/indexes`)).status).toBe(401);
    await server.release();
  }),
);

test.runIf(runsHere)('a killed server is started again', () =>
  withDataDir(async (dataDir) => {
    const first = await start(dataDir);
    process.kill(serverPid(dataDir), 'SIGKILL');
    const second = await start(dataDir);
    expect(await listIndexes(second)).toEqual([]);
    await Promise.all([first.release(), second.release()]);
    expect(serverPid(dataDir)).toBeNull();
  }),
);

test.runIf(runsHere)('the cache of another version is thrown away', () =>
  withDataDir(async (dataDir) => {
    const first = await start(dataDir);
    await createIndex(first, 'old');
    await first.release();
    writeFileSync(join(dataDir, 'meilisearch/data.ms/VERSION'), '1.10.0');
    const second = await start(dataDir);
    expect(await listIndexes(second)).toEqual([]);
    await second.release();
  }),
);

async function start(dataDir: string): Promise<EmbeddedMeilisearch> {
  const log = createLog();
  const server = await startEmbeddedMeilisearch({ dataDir, log });
  if (!server) throw new Error(log.messages.join('; '));
  return server;
}

async function createIndex({ url, apiKey }: EmbeddedMeilisearch, uid: string): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  await fetch(`${url}/indexes`, { method: 'POST', headers, body: JSON.stringify({ uid }) });
  await expect.poll(() => listIndexes({ url, apiKey })).toEqual([uid]);
}

async function listIndexes({ url, apiKey }: Pick<EmbeddedMeilisearch, 'url' | 'apiKey'>): Promise<string[]> {
  const response = await fetch(`${url}/indexes`, { headers: { authorization: `Bearer ${apiKey}` } });
  const { results } = (await response.json()) as { results: Array<{ uid: string }> };
  return results.map(({ uid }) => uid);
}

function serverPid(dataDir: string): number {
  const state = readFileSync(join(dataDir, 'run/meilisearch/state.json'), 'utf8');
  return (JSON.parse(state) as { pid: number }).pid;
}
