import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeUsable, type PostgresPackage } from '../../../src/embedded/postgres-package.ts';

const stranger = { uid: 54321, gid: 54321 };
let folder: string;
let found: PostgresPackage;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kb-package-')));
  chmodSync(folder, 0o755);
  found = { root: createPackage(join(folder, 'linux-x64')), version: '18.4.0' };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('links and run bits that its install script did not make are made in place', () => {
  const bin = makeUsable(found, null, join(folder, 'copies'));
  expect(bin).toBe(join(found.root, 'native/bin'));
  expect(statSync(join(bin, 'postgres')).mode & 0o111).toBe(0o111);
  expect(readlinkSync(join(found.root, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
  expect(makeUsable(found, null, join(folder, 'copies'))).toBe(bin);
});

test('where the server’s user cannot read it, a complete and readable copy is used', () => {
  chmodSync(join(found.root, 'native/lib/libpq.so.5.18'), 0o600);
  const bin = makeUsable(found, stranger, join(folder, 'copies'));
  expect(bin).toBe(join(folder, 'copies/postgres-18.4.0-linux-x64/native/bin'));
  expect(statSync(join(bin, 'initdb')).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(bin, '../lib/libpq.so.5'), 'utf8')).toBe('library');
  expect(statSync(join(bin, '../lib/libpq.so.5')).mode & 0o777).toBe(0o644);
});

test('we ourselves read what only we may read, without a copy', () => {
  chmodSync(found.root, 0o700);
  expect(makeUsable(found, null, join(folder, 'copies'))).toBe(join(found.root, 'native/bin'));
});

function createPackage(root: string): string {
  mkdirSync(join(root, 'native/bin'), { recursive: true });
  mkdirSync(join(root, 'native/lib'));
  for (const name of ['postgres', 'initdb']) writeFileSync(join(root, 'native/bin', name), 'program');
  writeFileSync(join(root, 'native/lib/libpq.so.5.18'), 'library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links));
  return root;
}
