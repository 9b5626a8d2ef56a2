import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { processesOf, Program, sampleAddress, type Start, wellEnded } from '../support/process.ts';

const isRoot = process.getuid?.() === 0;
const nobody = isRoot ? findUser('nobody') : null;

vi.setConfig({ testTimeout: 60_000 });

let program: Program;
beforeAll(() => {
  program = new Program();
});
afterAll(() => program?.remove());

describe.runIf(isRoot)('started by root', () => {
  test('in a folder that only root may enter, the database lies where its user gets, and is found again', async () => {
    const dataDir = program.dataDir(0o700);
    const start = { settings: { DATA_DIR: dataDir } };
    expect(await startAndStop(start, dataDir)).toContain('The sample note is in.');
    const [location] = readFileSync(join(dataDir, 'postgres-location.txt'), 'utf8').split('\n');
    expect(location?.startsWith(dataDir)).toBe(false);
    expect(await startAndStop(start, dataDir)).toMatch(/^listening on \S+\n$/);
  });

  test.runIf(nobody && canReadProgram(nobody))('for an ordinary user, in a folder of theirs', async () => {
    const user = nobody as NonNullable<typeof nobody>;
    const dataDir = program.dataDir(0o700);
    chownSync(dirname(dataDir), user.uid, user.gid);
    const start = { settings: { DATA_DIR: dataDir }, user };
    expect(await startAndStop(start, dataDir)).toContain('The sample note is in.');
  });
});

test.skipIf(isRoot)('in a folder that only its owner may enter, an ordinary user starts it', async () => {
  const dataDir = program.dataDir(0o700);
  expect(await startAndStop({ settings: { DATA_DIR: dataDir } }, dataDir)).toContain(
    'The sample note is in.',
  );
});

async function startAndStop(start: Start, dataDir: string): Promise<string> {
  const run = program.start(start);
  expect((await fetch((await run.listening()) + sampleAddress)).status).toBe(200);
  expect(await run.stop()).toEqual(wellEnded);
  expect(processesOf(dataDir)).toEqual([]);
  return run.stdout();
}

function findUser(name: string): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** A checkout may lie where only root gets; then there is nothing that the user could start. */
function canReadProgram(user: { uid: number; gid: number }): boolean {
  const { status } = spawnSync(process.execPath, ['--version'], { ...user, cwd: 'node_modules' });
  return status === 0;
}
