import { expect, test } from 'vitest';
import { checkKeys, checkPublicUrl } from '../../../src/operation/check-access.ts';
import { checkDatabase, type DatabaseFacts } from '../../../src/operation/check-database.ts';

const well: DatabaseFacts = {
  version: 170_004,
  encoding: 'UTF8',
  extensions: ['plpgsql', 'unaccent', 'pg_trgm'],
  mayCreate: true,
  closedTables: [],
  clockAheadMs: -40,
};
const notWell = (facts: Partial<DatabaseFacts>) =>
  checkDatabase({ ...well, ...facts })
    .filter(({ state }) => state !== 'ok')
    .map(({ part, state, advice }) => [part, state, typeof advice]);

test('PostgreSQL as it should be gives nothing to do', () => {
  expect(notWell({})).toEqual([]);
});

test.each<[Partial<DatabaseFacts>, string, string]>([
  [{ version: 140_010 }, 'database version', 'fail'],
  [{ encoding: 'SQL_ASCII' }, 'encoding', 'fail'],
  [{ extensions: ['unaccent'] }, 'extensions', 'fail'],
  [{ closedTables: ['notes'] }, 'privileges', 'fail'],
  [{ mayCreate: false }, 'privileges', 'warn'],
  [{ clockAheadMs: -6000 }, 'clock', 'warn'],
])('%j is found, with what to do', (facts, part, state) => {
  expect(notWell(facts)).toEqual([[part, state, 'string']]);
});

test('keys: an admin’s has to be alive, and none should end unnoticed', () => {
  const now = new Date('2030-01-01T00:00:00Z');
  const admin = { name: 'A', role: 'admin', expiresAt: null, revokedAt: null };
  const ending = { ...admin, name: 'B', expiresAt: new Date('2030-01-10T00:00:00Z') };
  expect(checkKeys([admin], now).state).toBe('ok');
  expect(checkKeys([admin, ending], now)).toMatchObject({
    state: 'warn',
    says: expect.stringContaining('“B”'),
  });
  expect(
    checkKeys(
      [
        { ...admin, revokedAt: now },
        { ...admin, role: 'reader' },
      ],
      now,
    ).state,
  ).toBe('fail');
  expect(checkKeys([{ ...admin, expiresAt: now }], now).state).toBe('fail');
});

test.each<[string | undefined, string, string]>([
  [undefined, '127.0.0.1', 'ok'],
  [undefined, '0.0.0.0', 'warn'],
  ['https://kb.example/base', '0.0.0.0', 'ok'],
  ['http://kb.example', '0.0.0.0', 'warn'],
  ['http://localhost:3000', '127.0.0.1', 'ok'],
  ['https://kb.example/?a=1', '0.0.0.0', 'fail'],
])('PUBLIC_URL %s with HOST %s: %s', (PUBLIC_URL, HOST, state) => {
  expect(checkPublicUrl({ PUBLIC_URL, HOST }).state).toBe(state);
});
