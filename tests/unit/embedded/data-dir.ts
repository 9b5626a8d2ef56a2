import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbeddedPostgres } from '../../../src/embedded/postgres.ts';
import type { Log } from '../../../src/embedded/shared-server.ts';

/** A logger that keeps what it is told. */
export function createLog(): Log & { messages: string[] } {
  const messages: string[] = [];
  const note = (_details: object, message: string): void => void messages.push(message);
  return { messages, info: note, warn: note, error: note };
}

/** Runs `work` with a data directory that others may pass through, and leaves nothing of it behind. */
export async function withDataDir(work: (dataDir: string) => Promise<void>): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), 'kb-embedded-'));
  chmodSync(parent, 0o755);
  const dataDir = join(parent, '.data');
  try {
    await work(dataDir);
  } finally {
    chmodSync(parent, 0o755);
    await removeEmbeddedPostgres(dataDir);
    rmSync(parent, { recursive: true, force: true });
  }
}
