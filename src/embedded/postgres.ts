import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import connect from 'postgres';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import {
  clusterMajor,
  createCluster,
  postgresEnv,
  removeStalePidFile,
  resetPassword,
} from './postgres-cluster.ts';
import { clusterOf, findSite, locationFile, settle } from './postgres-site.ts';
import { type EndStep, listProcesses, type RunningProcess } from './processes.ts';
import {
  acquireServer,
  createSecret,
  endServer,
  type Log,
  type ProbeAnswer,
  type ServerAddress,
  type ServerKind,
} from './shared-server.ts';
import type { ServerCommand } from './server-process.ts';

export interface EmbeddedPostgres {
  /** Address of the database `postgres`, as its superuser. */
  url: string;
  /** The directory of the cluster. */
  location: string;
  /** Gives PostgreSQL back; the last process that does so stops it. */
  release: () => Promise<void>;
}

interface Options {
  dataDir: string;
  log: Log;
  /** Further server settings; they count for whoever starts the server, not for those who find it running. */
  settings?: Record<string, string>;
}

const stopSteps: EndStep[] = [
  { signal: 'SIGINT', waitMs: 10_000 },
  { signal: 'SIGQUIT', waitMs: 5000 },
  { signal: 'SIGKILL', waitMs: 5000 },
];

/**
 * Starts, or shares with other processes, the PostgreSQL that belongs to `dataDir`: on a free port of 127.0.0.1,
 * without a unix socket, under a random password. Works as root, too, by running it as another user.
 * @throws Error that says what to do when there is no PostgreSQL to run, the data belong to another major version
 *   or another user, or the server does not start within a minute
 */
export async function startEmbeddedPostgres({
  dataDir,
  log,
  settings = {},
}: Options): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32')
    throw new Error('the embedded PostgreSQL does not run on Windows: set DATABASE_URL, or start within WSL');
  mkdirSync(dataDir, { recursive: true });
  const home = realpathSync(dataDir);
  const server = await acquireServer(postgresKind(home, log, settings));
  return {
    url: urlOf(server),
    location: clusterOf(findSite(home).target),
    release: () => server.release(),
  };
}

/** Ends the PostgreSQL of `dataDir`, whoever uses it, and deletes its data for good, wherever they lie. */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  const home = realpathSync(dataDir);
  const { current, target } = findSite(home);
  await endServer({ stopSteps, findProcesses: () => findProcesses(home) });
  for (const path of [current ?? target, runDirOf(home), locationFile(home)])
    rmSync(path, { recursive: true, force: true });
}

function postgresKind(dataDir: string, log: Log, settings: Record<string, string>): ServerKind {
  let binaries: PostgresBinaries;
  return {
    name: 'PostgreSQL',
    runDir: runDirOf(dataDir),
    log,
    startTimeoutMs: 60_000,
    stopSteps,
    findProcesses: () => findProcesses(dataDir),
    prepare: async (secret) => {
      const prepared = await prepare(dataDir, secret, settings['fsync'] !== 'off', log);
      binaries = prepared.binaries;
      return prepared.secret;
    },
    command: ({ port }) => postmaster(dataDir, binaries, { ...settings, port: String(port) }),
    probe,
    // Backends that outlive their postmaster hold its shared memory until they notice that it is gone.
    repair: async (output) => {
      if (output.includes('shared memory')) await sleep(2000);
    },
  };
}

async function prepare(
  dataDir: string,
  known: string | null,
  durable: boolean,
  log: Log,
): Promise<{ binaries: PostgresBinaries; secret: string }> {
  const site = findSite(dataDir);
  settle(site, log);
  const wantedMajor = clusterMajor(site.target);
  const { user, target } = site;
  const binaries = findPostgresBinaries({ user, wantedMajor, copiesIn: dirname(target) });
  const secret = known ?? createSecret();
  const options = { site: target, binaries, user, secret };
  removeStalePidFile(target);
  if (wantedMajor === null) {
    log.info({ location: clusterOf(target), version: binaries.version }, 'creating a PostgreSQL database');
    await createCluster({ ...options, durable });
  } else if (known === null) resetPassword(options);
  return { binaries, secret };
}

function postmaster(
  dataDir: string,
  binaries: PostgresBinaries,
  settings: Record<string, string>,
): ServerCommand {
  const { user, target } = findSite(dataDir);
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  return {
    file: join(binaries.bin, 'postgres'),
    args: [
      '-D',
      clusterOf(target),
      ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    cwd: target,
    env: postgresEnv,
    ...user,
  };
}

/**
 * A postmaster (or initdb) names the cluster in its arguments; its children work in it, and until they have renamed
 * themselves look like their postmaster.
 */
function findProcesses(dataDir: string): { servers: number[]; helpers: number[] } {
  const { current, target } = findSite(dataDir);
  const clusters = [current, target].flatMap((site) => (site ? [clusterOf(site)] : []));
  const all = listProcesses().filter(({ program }) => program === 'postgres' || program === 'initdb');
  const named = all.filter(({ args }) => clusters.some((cluster) => args.includes(cluster)));
  const servers = named.filter(({ parent }) => !named.some(({ pid }) => pid === parent));
  const helpers = all.filter((candidate) => !servers.includes(candidate) && isHelper(candidate, clusters));
  return { servers: servers.map(({ pid }) => pid), helpers: helpers.map(({ pid }) => pid) };
}

function isHelper({ args, directory }: RunningProcess, clusters: string[]): boolean {
  return clusters.some(
    (cluster) =>
      directory === cluster ||
      directory?.startsWith(`${cluster}.new-`) ||
      args.some((argument) => argument.includes(`${cluster}.new-`)),
  );
}

async function probe(address: ServerAddress): Promise<ProbeAnswer> {
  const sql = connect(urlOf(address), { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return 'ready';
  } catch (error) {
    return judge((error as { code?: string }).code ?? '');
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
function judge(code: string): ProbeAnswer {
  if (code === '57P03') return 'starting';
  if (code.startsWith('28')) return 'refused';
  // Any other error that PostgreSQL itself reports comes from a server that answers (too many connections).
  return /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E') ? 'ready' : 'silent';
}

function urlOf({ port, secret }: ServerAddress): string {
  return `postgres://postgres:${secret}@127.0.0.1:${port}/postgres`;
}

function runDirOf(dataDir: string): string {
  return join(dataDir, 'run', 'postgres');
}
