// How long `npm start` takes until the first 200, and how much memory the API process then holds. Needs a build:
//   npm run build && node bench/start.mjs [runs=5]
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabaseIfMissing } from '../dist/db/migrate.js';
import { startEmbeddedMeilisearch } from '../dist/embedded/meilisearch.js';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../dist/embedded/postgres.js';

const runs = Number(process.argv[2] ?? 5);
const project = new URL('..', import.meta.url);
const firstRequest = '/v1/notes';
const readsBeforeMemory = 500;
const log = { info() {}, warn() {}, error() {} };

const folder = mkdtempSync(join(tmpdir(), 'kb-bench-'));
chmodSync(folder, 0o755);
const dataDir = (name) => join(folder, name);
const serversDir = dataDir('servers');
const used = new Set([serversDir]);
try {
  const rows = [
    ['empty folder, local servers', await repeat((run) => ({ DATA_DIR: use(`empty-${run}`) }))],
    ['data there, local servers', await afterOne({ DATA_DIR: use('warm') })],
    ...(await withOwnServers(async (settings) => [['own servers', await afterOne(settings)]])),
  ];
  print(rows);
} finally {
  for (const directory of used) await removeEmbeddedPostgres(directory);
  rmSync(folder, { recursive: true, force: true });
}

function use(name) {
  used.add(dataDir(name));
  return dataDir(name);
}

async function afterOne(settings) {
  await measure(settings);
  return repeat(() => settings);
}

async function repeat(settingsOf) {
  const results = [];
  for (let run = 0; run < runs; run += 1) results.push(await measure(settingsOf(run)));
  return results;
}

async function withOwnServers(work) {
  const postgres = await startEmbeddedPostgres({ dataDir: serversDir, log });
  const meilisearch = await startEmbeddedMeilisearch({ dataDir: serversDir, log });
  try {
    return await work({
      DATABASE_URL: await createDatabaseIfMissing(postgres.url, 'bench'),
      ...(meilisearch && { MEILI_URL: meilisearch.url, MEILI_API_KEY: meilisearch.apiKey }),
      ...(!meilisearch && { SEARCH_ENGINE: 'postgres' }),
    });
  } finally {
    await meilisearch?.release();
    await postgres.release();
  }
}

/** One start: milliseconds to the first 200, and the memory of the API process then and after some reads, in MB. */
async function measure(settings) {
  const began = performance.now();
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '0', ...settings };
  const npm = spawn('npm', ['start'], { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => npm.once('close', resolve));
  const base = await listening(npm);
  await read(base);
  const ms = performance.now() - began;
  const pid = childOf(npm.pid);
  const memory = residentMb(pid);
  for (let reads = 0; reads < readsBeforeMemory; reads += 1) await read(base);
  const memoryAfter = residentMb(pid);
  npm.kill('SIGTERM');
  await ended;
  return { ms, memory, memoryAfter };
}

async function read(base) {
  const response = await fetch(base + firstRequest);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${firstRequest} answered ${response.status}`);
}

function listening(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const add = (chunk) => {
      output += chunk;
      const [, base] = /^listening on (\S+)$/m.exec(output) ?? [];
      if (base) resolve(base);
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.once('close', () => reject(new Error(`it did not start:\n${output}`)));
  });
}

/** The process that npm runs; without /proc, as elsewhere than on Linux, memory is not measured. */
function childOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
  } catch {
    return null;
  }
}

function residentMb(pid) {
  if (pid === null) return Number.NaN;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

function print(rows) {
  const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
  const megabytes = (mb) => `${Math.round(mb)} MB`;
  console.log(
    `| ${runs} starts each | least | median | memory | after ${readsBeforeMemory} reads |\n|---|---:|---:|---:|---:|`,
  );
  for (const [what, results] of rows) {
    const times = results.map(({ ms }) => ms);
    const cells = [
      seconds(Math.min(...times)),
      seconds(median(times)),
      megabytes(median(results.map(({ memory }) => memory))),
      megabytes(median(results.map(({ memoryAfter }) => memoryAfter))),
    ];
    console.log(`| ${what} | ${cells.join(' | ')} |`);
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
