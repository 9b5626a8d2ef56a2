import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ChangeFollower } from '../../src/changes/follower.ts';
import { createWebhook } from '../../src/webhooks/service.ts';
import { sendMessage } from '../../src/webhooks/send.ts';
import { curator } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { killed, ok, Receiver, silent, status } from '../support/receiver.ts';
import { silentLog } from '../support/log.ts';

let kb: KnowledgeBase;
let follower: ChangeFollower;
let authorization: string;
let receiver: Receiver;
let webhook: { id: string; secret: string };

beforeAll(async () => {
  kb = await startKnowledgeBase({ settings: { WEBHOOK_PRIVATE_ADDRESSES: 'true' } });
  follower = new ChangeFollower({ client: kb.client, log: silentLog });
  await follower.start();
  authorization = await kb.keyFor('admin');
  await kb.request.get('/v1/changes').expect(200);
});
afterAll(async () => {
  await follower?.stop();
  await kb?.stop();
});

const send = (method: 'get' | 'post' | 'patch' | 'delete', address: string, body?: object, match = '*') =>
  kb.request[method](address).set({ authorization, 'if-match': match }).send(body);

beforeEach(async () => {
  receiver = new Receiver();
  await receiver.start();
  const { body } = await send('post', '/v1/webhooks', {
    url: receiver.url,
    types: ['tag.created', 'tag.updated'],
  }).expect(201);
  webhook = body.data;
  receiver.secrets.push(webhook.secret);
});
afterEach(async () => {
  await send('delete', `/v1/webhooks/${webhook.id}`).expect(204);
  await receiver.stop();
});

test.each(['http://user:secret@127.0.0.1/', 'https://user@example.org/', 'https://:@example.org/a'])(
  'an address with a name or password is refused, also for trials: %s',
  async (url) => {
    const { body } = await send('post', '/v1/webhooks', { url, types: [] }).expect(422);
    expect(body.errors[0]).toMatchObject({ pointer: '#/url' });
    await send('patch', `/v1/webhooks/${webhook.id}`, { url }).expect(422);
    const mailbox = 'https://example.org/a@b?to=c@d';
    await send('patch', `/v1/webhooks/${webhook.id}`, { url: mailbox }).expect(200);
  },
);

let made = 0;
/** Something that happens; returns the id of the thing that it happens to. */
async function happen(): Promise<string> {
  made += 1;
  const term = { scheme: 'topic', label: `Happening ${made}` };
  return (await send('post', '/v1/tags', term).expect(201)).body.data.id;
}

const heard = (id: string) => receiver.received.filter(({ message }) => message.data.entity.id === id);
const deliveries = async () =>
  (await send('get', `/v1/webhooks/${webhook.id}/deliveries`).expect(200)).body.data;
const until = async (condition: () => unknown): Promise<void> =>
  await expect.poll(condition, { timeout: 30_000, interval: 50 }).toBe(true);

/** Makes what waits for its next attempt due now. */
const hurry = () =>
  kb.deps.db.execute(sql`select from graphile_worker.reschedule_jobs(
    array(select id from graphile_worker.jobs where task_identifier = 'webhook.deliver'), run_at := now())`);

test('a change is sent once, signed as the reference library verifies it, and names what changed', async () => {
  const id = await happen();
  await until(() => heard(id).length === 1);
  const [received] = heard(id);
  expect(received?.verifiedBy).toEqual([webhook.secret]);
  expect(received?.message).toMatchObject({
    type: 'tag.created',
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    data: {
      entity: { type: 'tag', id, url: `/v1/tags/happening-${made}` },
      previousSlug: null,
      mergedInto: null,
    },
  });
  await until(async () => (await deliveries())[0]?.status === 'delivered');
  const [delivery] = await deliveries();
  expect(delivery).toMatchObject({
    id: received?.id,
    type: 'tag.created',
    attempts: [{ statusCode: 204, error: null }],
  });
});

test('a receiver that is killed, redirects or fails hears it again, with the same webhook-id, until it succeeds', async () => {
  const elsewhere = new Receiver();
  await elsewhere.start();
  receiver.answers.push(killed, status(307, { location: elsewhere.url }), status(500));
  const id = await happen();
  for (const count of [1, 2, 3, 4]) {
    await until(async () => {
      if (heard(id).length < count) await hurry();
      return heard(id).length >= count;
    });
  }
  await until(async () => (await deliveries())[0]?.status === 'delivered');
  expect(new Set(heard(id).map(({ id: webhookId }) => webhookId)).size).toBe(1);
  expect(heard(id).every(({ verifiedBy }) => verifiedBy.length === 1)).toBe(true);
  expect(elsewhere.received).toEqual([]);
  const [{ attempts }] = await deliveries();
  expect(attempts.map(({ statusCode }: { statusCode: number | null }) => statusCode)).toEqual([
    null,
    307,
    500,
    204,
  ]);
  await elsewhere.stop();
});

test('what happens while the receiver is away reaches it afterwards', async () => {
  await receiver.stop();
  const ids = [await happen(), await happen()];
  await until(async () =>
    (await deliveries()).every(({ attempts }: { attempts: object[] }) => attempts.length > 0),
  );
  await receiver.start();
  await until(async () => {
    await hurry();
    return ids.every((id) => heard(id).length > 0);
  });
});

test('a receiver that says 410 is sent nothing more until it is taken into use again', async () => {
  receiver.answer = status(410);
  const id = await happen();
  const read = async () => (await send('get', `/v1/webhooks/${webhook.id}`).expect(200)).body.data;
  await until(async () => (await read()).status === 'disabled');
  expect((await read()).disabledReason).toContain('410');
  const [{ id: deliveryId, status: outcome }] = await deliveries();
  expect(outcome).toBe('failed');
  const again = `/v1/webhooks/${webhook.id}/deliveries/${deliveryId}/redelivery`;
  await send('post', again).expect(409);
  receiver.answer = ok;
  await send('patch', `/v1/webhooks/${webhook.id}`, { status: 'active' }).expect(200);
  await send('post', again).expect(202);
  await until(() => heard(id).length === 2);
  expect(heard(id)[1]?.id).toBe(heard(id)[0]?.id);
});

test('days without one success disable a webhook', async () => {
  receiver.answer = status(503);
  await kb.deps.db.execute(sql`update webhooks set failing_since = now() - interval '6 days'`);
  await happen();
  await until(async () => (await send('get', `/v1/webhooks/${webhook.id}`)).body.data.status === 'disabled');
});

test('after a rotation both secrets sign, and the change needs the version that was read', async () => {
  const address = `/v1/webhooks/${webhook.id}/secret`;
  await kb.request.post(address).set({ authorization }).expect(428);
  await send('post', address, undefined, `"webhook-${webhook.id}-v7-x"`).expect(412);
  const { headers } = await send('get', `/v1/webhooks/${webhook.id}`).expect(200);
  const { body } = await send('post', address, undefined, headers['etag']).expect(200);
  expect(body.data.secret).not.toBe(webhook.secret);
  receiver.secrets.push(body.data.secret);
  const id = await happen();
  await until(() => heard(id).length === 1);
  expect(heard(id)[0]?.verifiedBy).toEqual(receiver.secrets);
  const { text } = await send('get', '/v1/webhooks').expect(200);
  for (const secret of receiver.secrets) expect(text).not.toContain(secret);
});

test('private addresses are not connected to, whatever name leads there, and slow receivers are given up', async () => {
  const message = { id: 'one', secrets: [webhook.secret], body: '{}' };
  const { signal } = new AbortController();
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]']) {
    const url = `http://${host}:${receiver.port}/`;
    const { statusCode, error } = await sendMessage({ ...message, url }, { privateAddresses: false, signal });
    expect(statusCode).toBeNull();
    expect(error).toMatch(/not allowed|private|denied/i);
  }
  expect(receiver.received).toEqual([]);
  receiver.answer = silent;
  const options = { privateAddresses: true, signal, timeoutMs: 50 };
  const slow = await sendMessage({ ...message, url: receiver.url }, options);
  expect(slow).toMatchObject({ statusCode: null, error: 'No answer in time.' });
  const deps = { ...kb.deps, config: { ...kb.deps.config, WEBHOOK_PRIVATE_ADDRESSES: false } };
  for (const url of [
    'http://example.org/',
    'https://10.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://a.local/',
  ])
    await expect(createWebhook(deps, curator, { url, types: [] })).rejects.toThrow('not valid');
});
