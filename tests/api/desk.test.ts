import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localPath } from '../../src/sessions/cookie.ts';
import { signIn, type Visitor } from '../support/desk.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let key = '';
let curator: Visitor;

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true, settings: { AUTO_ACCEPT_CONFIDENCE: '1' } });
  key = await kb.keyFor('curator');
  curator = await signIn(kb, key);
});
afterAll(() => kb.stop());

const firstItem = async (visitor = curator) => {
  const { text } = await visitor.get('/admin/queue?type=insight').expect(200);
  const [, item = '', version = ''] = /value="(insight:[^@"]+)@(\d+)"/.exec(text) ?? [];
  return { item, version };
};

describe('signing in to the desk', () => {
  it('keeps the session in a signed cookie that scripts and other sites cannot use, and the key nowhere', async () => {
    const bare = key.replace('Bearer ', '');
    const answer = await kb.request.post('/admin/sign-in').type('form').send({ key: bare }).expect(303);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).not.toContain(bare);
    const { text } = await kb.request
      .get('/admin')
      .set('Cookie', cookie.split(';')[0] ?? '')
      .expect(200);
    expect(text).not.toContain(bare);
    const forged = (cookie.split(';')[0] ?? '').replace(/=(.)/, (_, first) => (first === 'x' ? '=y' : '=x'));
    await kb.request.get('/admin').set('Cookie', forged).expect(303);
  });

  it('sends strangers to sign in, and back to where they wanted to go, but to no other site', async () => {
    const asked = await kb.request.get('/admin/queue?type=tag').expect(303);
    expect(asked.headers.location).toBe('/admin/sign-in?next=%2Fadmin%2Fqueue%3Ftype%3Dtag');
    const bare = key.replace('Bearer ', '');
    for (const next of [
      '//evil.example',
      String.raw`/\evil.example`,
      'https://evil.example/',
      '/\t/evil.example',
      'javascript:alert(1)',
    ]) {
      const answer = await kb.request.post('/admin/sign-in').type('form').send({ key: bare, next });
      expect(answer.headers.location, next).toBe('/admin');
      expect(localPath(next), next).toBe('/admin');
    }
    const undo = await curator.post('/admin/queue', { back: 'https://evil.example/' }).expect(303);
    expect(undo.headers.location).toBe('/admin/queue');
  });

  it('refuses a wrong key without saying why, and readers', async () => {
    const wrong = await kb.request.post('/admin/sign-in').type('form').send({ key: 'kb_wrong' }).expect(401);
    expect(wrong.headers['set-cookie']).toBeUndefined();
    const reader = await signIn(kb, await kb.keyFor('reader'));
    await reader.get('/admin/queue').expect(403);
  });

  it('ends with signing out, here or everywhere, and with the key', async () => {
    const [one, two, other] = [
      await signIn(kb, key),
      await signIn(kb, key),
      await signIn(kb, await kb.keyFor('curator')),
    ];
    await one.post('/admin/sign-out', {}).expect(303);
    await one.get('/admin').expect(303);
    await two.get('/admin').expect(200);
    const third = await signIn(kb, key);
    await third.post('/admin/sign-out', { everywhere: 'true' }).expect(303);
    await two.get('/admin').expect(303);
    await other.get('/admin').expect(200);
    await kb.client.sql`update keys set revoked_at = now() where id in (select key_id from sessions)`;
    await other.get('/admin').expect(303);
    key = await kb.keyFor('curator');
    curator = await signIn(kb, key);
  });
});

describe('forms of the desk', () => {
  it('are taken from its own pages only', async () => {
    const { item, version } = await firstItem();
    const fields = { item, version, decision: 'accept' };
    const send = (headers: Record<string, string>, token = curator.token) =>
      curator.post('/admin/queue', { ...fields, _token: token }).set(headers);
    await send({}, 'another').expect(403);
    await send({}, '').expect(403);
    await send({ 'Sec-Fetch-Site': 'cross-site' }).expect(403);
    await send({ 'Sec-Fetch-Site': 'same-site' }).expect(403);
    await send({ Origin: 'https://evil.example' }).expect(403);
    await kb.request.post('/admin/queue').type('form').send(fields).expect(401);
    expect(await firstItem()).toEqual({ item, version });
    await send({ 'Sec-Fetch-Site': 'same-origin' }).expect(303);
  });

  it('cannot be framed, loaded by other sites or kept by caches', async () => {
    const { headers } = await curator.get('/admin/queue').expect(200);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['cache-control']).toBe('private, no-store');
  });

  it('decide the queue, and undo it in the same place', async () => {
    const { item, version } = await firstItem();
    const id = item.replace('insight:', '');
    const decided = await curator.post('/admin/queue', { item, version, decision: 'accept' }).expect(303);
    const { text } = await curator.get(String(decided.headers.location)).expect(200);
    const undo = /action="(\/admin\/audit\/[^"]+\/undo)"/.exec(text)?.[1] ?? '';
    await kb.request.get(`/v1/insights/${id}`).expect(200);
    await curator.post(undo, { back: '/admin/queue' }).expect(303);
    await kb.request.get(`/v1/insights/${id}`).expect(404);
  });

  it('show the second of two curators what the first did, with what they typed', async () => {
    const second = await signIn(kb, await kb.keyFor('curator'));
    const { item, version } = await firstItem(second);
    await curator.post('/admin/queue', { item, version, decision: 'reject' }).expect(303);
    const typed = { item, version, decision: 'edit', kind: 'lesson', statement: 'Typed at length <b>' };
    const { text } = await second.post('/admin/queue', typed).expect(409);
    expect(text).toContain('role="alert"');
    expect(text).toContain('Typed at length &lt;b>');
  });
});
