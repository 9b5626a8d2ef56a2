import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Program, until } from '../support/process.ts';
import { Receiver, silent } from '../support/receiver.ts';

const key = `kb_${'a'.repeat(43)}`;
let program: Program;
let database: TestDatabase;
const receiver = new Receiver();

beforeAll(async () => {
  [program, database] = [new Program(), await createTestDatabase()];
  await receiver.start();
});
afterAll(async () => {
  await program?.remove();
  await receiver.stop();
  await database?.drop();
});

const start = () =>
  program.start({
    settings: {
      DATABASE_URL: database.url,
      SEARCH_ENGINE: 'postgres',
      IMPORT_SAMPLE: 'false',
      BOOTSTRAP_ADMIN_KEY: key,
      WEBHOOK_PRIVATE_ADDRESSES: 'true',
    },
  });

async function post(base: string, path: string, body: object): Promise<{ id: string; secret: string }> {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { data: { id: string; secret: string } }).data;
}

test('a process killed in the middle of a delivery and right after a commit loses nothing, and repeats only under the same webhook-id', async () => {
  const first = start();
  const base = await first.listening();
  const types = ['tag.created'];
  receiver.secrets.push((await post(base, '/v1/webhooks', { url: receiver.url, types })).secret);
  receiver.answer = silent;
  const ids: string[] = [];
  const happen = async (address: string): Promise<void> =>
    void ids.push((await post(address, '/v1/tags', { scheme: 'topic', label: `Killed ${ids.length}` })).id);
  await happen(base);
  await until(() => receiver.received.length > 0);
  for (let n = 0; n < 4; n += 1) await happen(base);
  await first.stop('SIGKILL');

  receiver.answer = (_received, response) => void response.writeHead(200).end();
  const second = start();
  await second.listening();
  const told = (): string[] => receiver.received.map(({ message }) => message.data.entity.id);
  await until(
    () => ids.every((id) => told().includes(id)),
    () => JSON.stringify({ ids, told: told() }),
  );
  await second.stop();
  for (const id of ids) {
    const same = receiver.received.filter(({ message }) => message.data.entity.id === id);
    expect(new Set(same.map(({ id: webhookId }) => webhookId)).size).toBe(1);
    expect(same.every(({ verifiedBy }) => verifiedBy.length === 1)).toBe(true);
  }
}, 120_000);
