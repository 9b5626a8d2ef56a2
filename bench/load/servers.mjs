import { fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../dist/embedded/postgres.js';

const project = new URL('../..', import.meta.url);
export const quiet = { info() {}, warn() {}, error() {} };
export const dataDir = path.resolve(process.env.DATA_DIR ?? '.data', 'bench');

/** A PostgreSQL of its own, whose data stay for the next run. */
export const startPostgres = () =>
  startEmbeddedPostgres({
    dataDir,
    log: quiet,
    settings: { max_connections: '100', shared_buffers: '512MB' },
  });

/** As `npm start` sets them. */
const usualNodeOptions = ['--max-semi-space-size=2'];

/** The product as it runs for its users, but without limits on one client's requests. */
export async function startProduct(databaseUrl, settings = {}, nodeOptions = usualNodeOptions) {
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    PORT: '0',
    DATA_DIR: path.join(dataDir, 'product'),
    LOG_LEVEL: 'warn',
    RATE_LIMIT_PER_MINUTE: '0',
    MAX_REQUESTS_IN_FLIGHT: '1000',
    IMPORT_SAMPLE: 'false',
    SEARCH_ENGINE: 'postgres',
    DATABASE_URL: databaseUrl,
    ...settings,
  };
  const child = spawn(process.execPath, [...nodeOptions, 'dist/main.js'], {
    cwd: project,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const base = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const [, found] = /^listening on (\S+)$/m.exec(output) ?? [];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`the product did not start: ${output}`)));
  });
  return { base, pid: child.pid, stop: () => (child.kill('SIGTERM'), ended) };
}

/** Bare Fastify: `answerWith` says what it sends. */
export async function startLimit(databaseUrl) {
  const { PATH } = process.env;
  const child = fork(new URL('limit-server.mjs', import.meta.url), {
    env: { PATH, DATABASE_URL: databaseUrl },
  });
  const said = () => new Promise((resolve) => child.once('message', resolve));
  const base = await said();
  return {
    base,
    pid: child.pid,
    answerWith: ({ headers, body }) => {
      const ready = said();
      child.send({ headers, body: body.toString('base64') });
      return ready;
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}

/** Resident megabytes; not a number where there is no /proc. */
export function residentMb(pid) {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

const ticksPerSecond = 100;

/** Milliseconds of the processor that a process has used so far; not a number where there is no /proc. */
export function processorMs(pid) {
  try {
    const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = fields.split(' ').slice(11, 13).map(Number);
    return ((user + system) * 1000) / ticksPerSecond;
  } catch {
    return Number.NaN;
  }
}
