import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';

export interface ServerCommand {
  file: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  uid?: number;
  gid?: number;
}

export interface StartedProcess {
  pid: number | null;
  /** Null while it runs; once it ended, why it could not be started at all, or nothing if it ended by itself. */
  failure(): string | null;
}

/**
 * Starts a server that goes on without us: detached, so that the terminal's Ctrl-C does not reach it before we shut
 * down, and writing to a file, so that it never waits for somebody to read.
 */
export function startProcess(command: ServerCommand, logFile: string): StartedProcess {
  const { file, args, ...options } = command;
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log, log] });
    let failure: string | null = null;
    child.once('error', (error) => (failure = error.message));
    child.once('exit', () => (failure ??= ''));
    child.unref();
    return { pid: child.pid ?? null, failure: () => failure };
  } finally {
    closeSync(log);
  }
}

/** The end of a text file that a person needs to see. */
export function readEnd(file: string): string {
  return readFileSync(file, 'utf8').slice(-2000).trim();
}

/** A port of 127.0.0.1 that was free a moment ago: the preferred one where it is. */
export async function findFreePort(preferred = 0): Promise<number> {
  const port = (await tryPort(preferred)) ?? (await tryPort(0));
  if (port === null) throw new Error('no port of 127.0.0.1 can be listened on');
  return port;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
