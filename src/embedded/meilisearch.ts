import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { findMeilisearch } from './meilisearch-binary.ts';
import { listProcesses } from './processes.ts';
import {
  acquireServer,
  createSecret,
  type Log,
  type ProbeAnswer,
  type ServerAddress,
  type ServerKind,
} from './shared-server.ts';
import type { ServerCommand } from './server-process.ts';

/**
 * By default it sets aside two thirds of the machine's memory, which costs it seconds for every batch however small:
 * 30 documents took 4.9 s and 1.7 GB on a machine of 24 GB, and take 0.07 s and 180 MB with this limit.
 */
const indexingMemory = '256MiB';

export interface EmbeddedMeilisearch {
  url: string;
  /** The master key. */
  apiKey: string;
  /** Gives Meilisearch back; the last process that does so stops it. */
  release: () => Promise<void>;
}

/**
 * Starts, or shares with other processes, the Meilisearch that belongs to `dataDir`, on a free port of 127.0.0.1.
 * What it holds is a cache: where it cannot open its data (made by another version, damaged), it begins empty.
 * @returns null when none can run here; the log says why
 */
export async function startEmbeddedMeilisearch(options: {
  dataDir: string;
  log: Log;
}): Promise<EmbeddedMeilisearch | null> {
  const { dataDir, log } = options;
  mkdirSync(dataDir, { recursive: true });
  const home = realpathSync(dataDir);
  const found = findMeilisearch(join(home, 'bin'));
  if ('reason' in found) {
    log.warn({ reason: found.reason }, 'no Meilisearch can be started here');
    return null;
  }
  try {
    const server = await acquireServer(meilisearchKind(home, found.file, log));
    return {
      url: `http://127.0.0.1:${server.port}`,
      apiKey: server.secret,
      release: () => server.release(),
    };
  } catch (error) {
    log.warn({ err: error }, 'no Meilisearch could be started');
    return null;
  }
}

function meilisearchKind(dataDir: string, file: string, log: Log): ServerKind {
  const folder = join(dataDir, 'meilisearch');
  const database = join(folder, 'data.ms');
  return {
    name: 'Meilisearch',
    runDir: join(dataDir, 'run', 'meilisearch'),
    log,
    startTimeoutMs: 30_000,
    stopSteps: [
      { signal: 'SIGTERM', waitMs: 3000 },
      { signal: 'SIGKILL', waitMs: 5000 },
    ],
    findProcesses: () => ({ servers: findServers(database), helpers: [] }),
    prepare: async (secret) => {
      mkdirSync(folder, { recursive: true });
      return secret ?? createSecret();
    },
    command: (address) => command(file, folder, database, address),
    probe,
    repair: async (output) => {
      if (!output.includes('Address already in use')) rmSync(database, { recursive: true, force: true });
    },
  };
}

function command(file: string, folder: string, database: string, address: ServerAddress): ServerCommand {
  const places = [
    '--db-path',
    database,
    '--dump-dir',
    join(folder, 'dumps'),
    '--snapshot-dir',
    join(folder, 'snapshots'),
  ];
  return {
    file,
    args: [
      '--no-analytics',
      '--env',
      'production',
      '--log-level',
      'WARN',
      '--max-indexing-memory',
      indexingMemory,
      ...places,
      '--http-addr',
      `127.0.0.1:${address.port}`,
    ],
    cwd: folder,
    // Not our own environment, whose MEILI_… could change its settings; nor the key as an argument, for all to see.
    env: { MEILI_MASTER_KEY: address.secret, PATH: '/usr/bin:/bin', RUST_BACKTRACE: '0', NO_COLOR: '1' },
  };
}

function findServers(database: string): number[] {
  return listProcesses()
    .filter(({ program, args }) => program.startsWith('meilisearch') && args.includes(database))
    .map(({ pid }) => pid);
}

/** `/health` tells whether it serves, `/version` whether it takes our key. */
async function probe({ port, secret }: ServerAddress): Promise<ProbeAnswer> {
  if ((await getStatus(port, '/health', secret)) !== 200) return 'silent';
  const status = await getStatus(port, '/version', secret);
  if (status === 401 || status === 403) return 'refused';
  return status === 200 ? 'ready' : 'silent';
}

/** Without a pooled connection, which would outlive the probe and hold up the server's end. */
function getStatus(port: number, path: string, key: string): Promise<number | null> {
  return new Promise((resolve) => {
    const options = {
      host: '127.0.0.1',
      port,
      path,
      agent: false,
      headers: { authorization: `Bearer ${key}` },
    };
    const sent = request({ ...options, signal: AbortSignal.timeout(2000) }, (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    sent.once('error', () => resolve(null));
    sent.end();
  });
}
