import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from '../../../src/embedded/file-lock.ts';
import { identify } from '../../../src/embedded/processes.ts';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('only one at a time holds it, and it is gone afterwards, failures included', async () => {
  let inside = 0;
  let most = 0;
  const works = Array.from({ length: 8 }, (_, index) =>
    withFileLock(lock, 5000, async () => {
      most = Math.max(most, (inside += 1));
      await sleep(5);
      inside -= 1;
      if (index === 3) throw new Error('failed inside');
    }),
  );
  const outcomes = await Promise.allSettled(works);
  expect(most).toBe(1);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(existsSync(lock)).toBe(false);
});

test('the lock of a dead process is taken over at once, by one of many', async () => {
  writeFileSync(lock, JSON.stringify({ pid: await deadPid(), startedAt: null }));
  const began = Date.now();
  let inside = 0;
  let most = 0;
  const works = Array.from({ length: 8 }, () =>
    withFileLock(lock, 5000, async () => {
      most = Math.max(most, (inside += 1));
      await sleep(2);
      inside -= 1;
    }),
  );
  await Promise.all(works);
  expect(most).toBe(1);
  expect(Date.now() - began).toBeLessThan(1500);
});

test.runIf(process.platform === 'linux')(
  'the pid of a dead holder given to another process is seen',
  async () => {
    writeFileSync(lock, JSON.stringify({ pid: process.pid, startedAt: '1' }));
    expect(await withFileLock(lock, 1000, async () => 'taken over')).toBe('taken over');
  },
);

test('the lock of a living process is waited for, then named in the error', async () => {
  writeFileSync(lock, JSON.stringify(identify(process.pid)));
  await expect(withFileLock(lock, 200, async () => undefined)).rejects.toThrow(
    `process ${process.pid} has held ${lock} for more than 0.2 s`,
  );
});

test('a lock whose writer died before it wrote its pid is taken over after a while', async () => {
  writeFileSync(lock, '');
  expect(await withFileLock(lock, 5000, async () => 'taken over')).toBe('taken over');
});

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return child.pid ?? 0;
}
