import { type ChildProcess, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

const project = join(import.meta.dirname, '../../..');
const users = new Set<ChildProcess>();

/** Translates src/embedded into a temporary project that plain Node.js can run; returns its folder. */
export function buildUserProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kb-user-'));
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2023,
    rewriteRelativeImportExtensions: true,
  };
  mkdirSync(join(folder, 'embedded'));
  for (const name of readdirSync(join(project, 'src/embedded'))) {
    const source = readFileSync(join(project, 'src/embedded', name), 'utf8');
    const { outputText } = ts.transpileModule(source, { compilerOptions });
    writeFileSync(join(folder, 'embedded', name.replace(/\.ts$/, '.js')), outputText);
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'user.js'), program);
  return folder;
}

/** Another process that uses the database of `dataDir` until it is killed. */
export function startUser(folder: string, dataDir: string): ChildProcess {
  return spawn(process.execPath, [join(folder, 'user.js'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Ends the users that a failed test left running. */
export async function killUsers(): Promise<void> {
  await Promise.all([...users].map(killUser));
}

/** Resolves once the user has its database. */
export function untilReady(user: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    user.stdout?.once('data', () => resolve());
    user.once('exit', (code) => reject(new Error(`the user process ended with ${code}`)));
  });
}

export async function killUser(user: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => user.once('exit', resolve));
  user.kill('SIGKILL');
  await ended;
}

export function removeUserProgram(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

const program = `
import { startEmbeddedPostgres } from './embedded/postgres.js';
const log = { info() {}, warn() {}, error() {} };
await startEmbeddedPostgres({ dataDir: process.argv[2], log, settings: { fsync: 'off' } });
process.stdout.write('ready');
setInterval(() => {}, 1000);
`;
