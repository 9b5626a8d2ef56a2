import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type DatabaseClient } from '../../../src/db/client.ts';
import { takeTurn } from '../../../src/db/turns.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let clients: DatabaseClient[];
beforeAll(async () => {
  database = await createTestDatabase();
  clients = [connect(database.url, { max: 2 }), connect(database.url, { max: 2 })];
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await database.drop();
});

test('turns on one database never overlap, and a failed one ends as well', async () => {
  let inside = 0;
  let most = 0;
  const turns = [0, 1, 2, 3].map((turn) =>
    takeTurn(clients[turn % 2] as DatabaseClient, async () => {
      most = Math.max(most, (inside += 1));
      await sleep(20);
      inside -= 1;
      if (turn === 1) throw new Error('failed inside');
      return turn;
    }),
  );
  const outcomes = await Promise.allSettled(turns);
  expect(most).toBe(1);
  expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : null))).toEqual([
    0,
    null,
    2,
    3,
  ]);
});
