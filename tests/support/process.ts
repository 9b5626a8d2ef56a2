import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { removeEmbeddedPostgres } from '../../src/embedded/postgres.ts';
import { listProcesses } from '../../src/embedded/processes.ts';

const project = resolve(import.meta.dirname, '../..');
const patienceMs = 50_000;

export const sampleAddress = '/v1/notes/note-from-collaborative-leadership-in-place-cell-2';
export const wellEnded: Ended = { code: 0, signal: null };

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The compiled program, running. */
export interface Run {
  pid: number;
  stdout: () => string;
  stderr: () => string;
  /** Resolves when the process and all that writes for it ended. */
  ended: Promise<Ended>;
  /** The address of the line `listening on …`, once it is there. */
  listening: () => Promise<string>;
  signal: (signal: NodeJS.Signals) => void;
  stop: (signal?: NodeJS.Signals) => Promise<Ended>;
}

export interface Start {
  settings?: Record<string, string>;
  /** Instead of `node dist/main.js`. */
  command?: [string, ...string[]];
  user?: { uid: number; gid: number };
}

/** A copy of the program as `npm ci` would leave it, compiled from the sources as they are now. */
export class Program {
  readonly folder = mkdtempSync(join(realpathSync(tmpdir()), 'kb-program-'));
  readonly #runs = new Set<ChildProcess>();
  readonly #dataDirs = new Set<string>();

  constructor() {
    chmodSync(this.folder, 0o755);
    const ownPlaces = new Set(['dist', 'src', 'tests', '.data', '.git']);
    for (const name of readdirSync(project)) {
      if (!ownPlaces.has(name)) symlinkSync(join(project, name), join(this.folder, name));
    }
    compile(join(project, 'src'), join(this.folder, 'dist'));
  }

  /** A data directory that does not exist yet, in a folder of that mode. */
  dataDir(mode = 0o755): string {
    const parent = mkdtempSync(join(this.folder, 'home-'));
    chmodSync(parent, mode);
    const dataDir = join(parent, '.data');
    this.#dataDirs.add(dataDir);
    return dataDir;
  }

  /** Starts it with these settings and no others. */
  start({ settings = {}, command = [process.execPath, 'dist/main.js'], user }: Start = {}): Run {
    const [file, ...args] = command;
    const { PATH = '', HOME = '/' } = process.env;
    const child = spawn(file, args, {
      ...user,
      cwd: this.folder,
      env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'info', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#runs.add(child);
    return watch(child);
  }

  /** Ends whatever the tests left running, and removes every trace. */
  async remove(): Promise<void> {
    for (const child of this.#runs) child.kill('SIGKILL');
    for (const pid of processesOf(this.folder)) process.kill(pid, 'SIGKILL');
    for (const dataDir of this.#dataDirs) {
      for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
      await until(() => processesOf(dataDir).length === 0);
      await removeEmbeddedPostgres(dataDir);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Over a connection of its own, which holds up nobody's end. */
export async function getJson(address: string) {
  const response = await fetch(address, { headers: { connection: 'close' } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Every process that works on a data directory, wherever its database lies. */
export function processesOf(dataDir: string): number[] {
  const location = join(dataDir, 'postgres-location.txt');
  const roots = existsSync(location)
    ? [dataDir, readFileSync(location, 'utf8').split('\n')[0] ?? dataDir]
    : [dataDir];
  return listProcesses()
    .filter(({ args, directory }) =>
      roots.some((root) => directory?.startsWith(root) === true || args.some((arg) => arg.includes(root))),
    )
    .map(({ pid }) => pid);
}

/** The process id of a local server. */
export function serverPid(dataDir: string, server: 'postgres' | 'meilisearch'): number | null {
  try {
    const state = JSON.parse(readFileSync(join(dataDir, 'run', server, 'state.json'), 'utf8'));
    return (state as { pid: number | null }).pid;
  } catch {
    return null;
  }
}

/** Where something else listens until it is closed. */
export async function occupyPort(port = 0): Promise<{ port: number; free: () => Promise<void> }> {
  const server = createServer((socket) => socket.destroy());
  // Taken by somebody else is as good.
  await new Promise<void>((done) => {
    server.once('error', () => done());
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    free: () => new Promise((done) => server.close(() => done())),
  };
}

export async function until(
  condition: () => boolean | Promise<boolean>,
  describe: () => string = () => 'waited in vain',
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(describe());
    await new Promise((done) => setTimeout(done, 20));
  }
}

function watch(child: ChildProcess): Run {
  let [stdout, stderr] = ['', ''];
  let hasEnded = false;
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      hasEnded = true;
      done({ code, signal });
    });
  });
  const all = (): string => `${stdout}\n${stderr}`;
  return {
    pid: child.pid ?? 0,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    listening: async () => {
      const address = (): string | undefined => /^listening on (http:\S+)$/m.exec(stdout)?.[1];
      await until(() => hasEnded || address() !== undefined, all);
      const base = address();
      if (base === undefined) throw new Error(all());
      return base;
    },
    signal: (signal) => void child.kill(signal),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

const compilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2023,
  rewriteRelativeImportExtensions: true,
  jsx: ts.JsxEmit.ReactJSX,
  jsxImportSource: 'preact',
};

function compile(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, source));
    mkdirSync(dirname(target), { recursive: true });
    if (/\.tsx?$/.test(source)) copyFileSync(compileFile(source), target.replace(/\.tsx?$/, '.js'));
    else copyFileSync(source, target);
  }
}

/** Kept by content, as compiling everything takes seconds and several test files need it. */
function compileFile(source: string): string {
  const text = readFileSync(source, 'utf8');
  const hash = createHash('sha256')
    .update(`${ts.version}\n${JSON.stringify(compilerOptions)}\n${source}\n${text}`)
    .digest('hex');
  const compiled = join(project, '.data/test/compiled', `${hash.slice(0, 32)}.js`);
  if (existsSync(compiled)) return compiled;
  mkdirSync(dirname(compiled), { recursive: true });
  const fresh = `${compiled}.${process.pid}`;
  writeFileSync(fresh, ts.transpileModule(text, { compilerOptions, fileName: source }).outputText);
  renameSync(fresh, compiled);
  return compiled;
}
