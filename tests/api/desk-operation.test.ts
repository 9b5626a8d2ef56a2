import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChangeFollower } from '../../src/changes/follower.ts';
import { formIn, signIn, type Visitor } from '../support/desk.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { silentLog } from '../support/log.ts';

const hostile = '<script>alert(1)</script>';

let kb: KnowledgeBase;
let follower: ChangeFollower;
let key = '';
let admin: Visitor;
let curator: Visitor;

beforeAll(async () => {
  kb = await startKnowledgeBase({ search: true, settings: { WEBHOOK_PRIVATE_ADDRESSES: 'true' } });
  follower = new ChangeFollower({ client: kb.client, log: silentLog });
  await follower.start();
  key = await kb.keyFor('admin');
  admin = await signIn(kb, key);
  curator = await signIn(kb, await kb.keyFor('curator'));
});
afterAll(async () => {
  await follower?.stop();
  await kb?.stop();
});

const read = async (path: string) =>
  (await kb.request.get(path).set('Authorization', key).expect(200)).body.data;

describe('keys at the desk', () => {
  it('are made, shown once, used and revoked', async () => {
    const typed = { name: `Ada ${hostile}`, role: 'curator', expiresAt: '2999-01-31T12:00' };
    const { text } = await admin.post('/admin/keys', typed).expect(201);
    expect(text).not.toContain(hostile);
    const [made = ''] = /kb_[\w-]{40,}/.exec(text) ?? [];
    await signIn(kb, made);
    const { text: list } = await admin.get('/admin/keys').expect(200);
    expect(list).not.toContain(made);
    const held = (await read('/v1/keys')).find(({ name }: { name: string }) => name === typed.name);
    expect(held).toMatchObject({ role: 'curator', expiresAt: '2999-01-31T12:00:00.000Z' });
    await admin.post(`/admin/keys/${held.id}/revocation`, {}).expect(303);
    await kb.request.post('/admin/sign-in').type('form').send({ key: made }).expect(401);
    const { text: back } = await admin.post('/admin/keys', { name: '', role: 'curator' }).expect(422);
    expect(back).toContain('role="alert"');
  });

  it('and webhooks are for admins, who alone see where they are', async () => {
    for (const path of ['/admin/keys', '/admin/webhooks']) {
      await curator.get(path).expect(403);
      await curator.post(path, { name: 'x', role: 'admin', url: 'https://a.example/' }).expect(403);
    }
    expect((await curator.get('/admin')).text).not.toContain('href="/admin/keys"');
    expect((await admin.get('/admin')).text).toContain('href="/admin/keys"');
    await curator.post('/admin/index/rebuild', {}).expect(403);
  });
});

describe('webhooks at the desk', () => {
  it('are made with a secret that is shown once, changed, disabled and deleted', async () => {
    const typed = { url: 'http://127.0.0.1:9/hook', description: `For ${hostile}`, type: ['note.created'] };
    const { text } = await admin.post('/admin/webhooks', typed).expect(201);
    expect(text).toMatch(/whsec_[\w+/=]+/);
    expect(text).not.toContain(hostile);
    const [{ id }] = await read('/v1/webhooks');
    const path = `/admin/webhooks/${id}`;
    const page = (await admin.get(path).expect(200)).text;
    expect(page).not.toContain('whsec_');
    const form = formIn(page, path);
    await admin.post(path, { ...form, description: 'Changed' }).expect(303);
    expect(await read(`/v1/webhooks/${id}`)).toMatchObject({
      description: 'Changed',
      types: ['note.created'],
    });
    const { text: stale } = await admin.post(path, { ...form, description: 'Mine' }).expect(412);
    expect(stale).toMatch(/meanwhile: <q>Changed<\/q>/);
    const now = async (action: string) => formIn((await admin.get(path)).text, path + action);
    expect((await admin.post(`${path}/secret`, await now('/secret')).expect(200)).text).toContain('whsec_');
    await admin.post(`${path}/status`, { ...(await now('/status')), status: 'disabled' }).expect(303);
    expect((await read(`/v1/webhooks/${id}`)).status).toBe('disabled');
    await admin.post(`${path}/deletion`, await now('/deletion')).expect(303);
    await admin.get(path).expect(404);
  });

  it('show what was sent, and send it again', async () => {
    await admin.post('/admin/webhooks', { url: 'http://127.0.0.1:9/hook' }).expect(201);
    const [{ id }] = await read('/v1/webhooks');
    await kb.request
      .post('/v1/notes')
      .set('Authorization', key)
      .send({ text: 'Told to others.' })
      .expect(201);
    const log = `/v1/webhooks/${id}/deliveries`;
    await expect
      .poll(async () => (await read(log))[0]?.attempts.length, { timeout: 15_000 })
      .toBeGreaterThan(0);
    const { text } = await admin.get(`/admin/webhooks/${id}`).expect(200);
    expect(text).toContain('note.created');
    await admin.get(`/admin/webhooks/${id}?status=pending`).expect(200);
    await kb.client.sql`update webhook_deliveries set status = 'failed' where webhook_id = ${id}`;
    const { text: failed } = await admin.get(`/admin/webhooks/${id}?status=failed`).expect(200);
    const [again = ''] = /\/admin\/webhooks\/[^"]+\/redelivery/.exec(failed) ?? [];
    await admin.post(again, {}).expect(303);
    expect((await read(log))[0]?.status).not.toBe('failed');
  });
});

describe('the index and the health at the desk', () => {
  it('say how things stand, and mend them', async () => {
    const { text } = await curator.get('/admin/index').expect(200);
    expect(text).toContain('meilisearch');
    expect(text).not.toContain('action="/admin/index/rebuild"');
    expect((await admin.get('/admin/index')).text).toContain('action="/admin/index/rebuild"');
    const repaired = await admin.post('/admin/index/repair', {}).expect(303);
    expect((await admin.get(String(repaired.headers.location))).text).toContain('on its way to the index');
    await admin.post('/admin/index/rebuild', {}).expect(303);
    const { text: opened } = await admin.get('/admin/index').expect(200);
    expect(opened).toContain('Documents are not compared yet.');
    expect(opened).toContain('<a href="/admin/index?compare=true">Compare every document</a>');
    await expect
      .poll(async () => (await read('/v1/index')).rebuild?.status, { timeout: 15_000 })
      .toBe('succeeded');
    const { text: compared } = await admin.get('/admin/index?compare=true').expect(200);
    expect(compared).toContain('Built anew');
    expect(compared).toContain('Every document is as it should be.');
    const { text: health } = await curator.get('/admin/health').expect(200);
    expect(health).toContain('The database answers.');
  });
});
