import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How to reach the server of a run directory; `pid` is null while it does not run and serves people only. */
export interface ServerState {
  pid: number | null;
  port: number;
  secret: string;
}

/** The state last written, or null when there is none that can be read. */
export function readState(runDir: string): ServerState | null {
  try {
    const state = JSON.parse(readFileSync(stateFile(runDir), 'utf8')) as Partial<ServerState> | null;
    if (typeof state?.port !== 'number' || typeof state.secret !== 'string') return null;
    return { pid: state.pid ?? null, port: state.port, secret: state.secret };
  } catch {
    return null;
  }
}

/** Replaces the state in one step, readable by its owner only since it holds the secret. */
export function writeState(runDir: string, state: ServerState): void {
  const fresh = `${stateFile(runDir)}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(fresh, stateFile(runDir));
}

function stateFile(runDir: string): string {
  return join(runDir, 'state.json');
}
