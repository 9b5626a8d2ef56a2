import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formIn, signIn, type Visitor } from '../support/desk.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const hostile = '<img src=x onerror=alert(1)>';
const sentence = 'Trust between organisations takes years to build, and  can be lost in a day.';
const note = (title: string) => `${title}\n\nKey points\n\n• ${sentence}\n`;

let kb: KnowledgeBase;
let curator: Visitor;

beforeAll(async () => {
  kb = await startKnowledgeBase({ settings: { AUTO_ACCEPT_CONFIDENCE: '1' } });
  curator = await signIn(kb, await kb.keyFor('curator'));
});
afterAll(() => kb?.stop());

const countNotes = async (): Promise<number> =>
  (await kb.request.get('/v1/notes').expect(200)).body.page.total;

describe('a text that is pasted', () => {
  it('is shown as what it would become before anything is stored, then stored', async () => {
    const before = await countNotes();
    const form = formIn((await curator.get('/admin/bring-in').expect(200)).text, '/admin/bring-in');
    const typed = { ...form, text: note(`Pasted ${hostile}`), act: 'preview' };
    const { text: preview } = await curator.post('/admin/bring-in', typed).expect(200);
    expect(preview).toContain('Nothing is stored yet');
    expect(preview).toContain(`<q>${sentence}</q>`);
    expect(preview).toContain('There is more than one space.');
    expect(preview).not.toContain(hostile);
    expect(await countNotes()).toBe(before);
    const stored = await curator
      .post('/admin/bring-in', { ...formIn(preview, '/admin/bring-in'), act: 'store' })
      .expect(303);
    expect(stored.headers.location).toMatch(/^\/admin\/notes\/pasted.*\?act=/);
    expect(await countNotes()).toBe(before + 1);
    expect((await curator.get(String(stored.headers.location))).text).not.toContain(hostile);
  });

  it('comes back with what was typed where it cannot be taken', async () => {
    const typed = { text: `Words ${hostile}`, act: 'store', heldOn: '2024-02-30', title: 'Kept' };
    const { text } = await curator.post('/admin/bring-in', typed).expect(422);
    expect(formIn(text, '/admin/bring-in')).toMatchObject({ text: typed.text, title: 'Kept' });
    expect(text).toContain('#/heldOn');
  });
});

describe('files', () => {
  const post = (act: string, files: [string, string][], more = {}) =>
    curator.postFiles('/admin/bring-in/files', { act, carry: 'true', ...more }, files);

  it('are shown, each with its verdict, and stored from the page that shows them', async () => {
    const before = await countNotes();
    const files: [string, string][] = [
      ['Clé 🗝.txt', note('First of two')],
      ['second.md', `# Second of two\n\n${sentence}\n`],
      [`${hostile}.png`, 'no note'],
    ];
    const { text: shown } = await post('preview', files).expect(200);
    expect(await countNotes()).toBe(before);
    expect(shown).toContain('Clé 🗝.txt');
    expect(shown).toContain('First of two');
    expect(shown).toContain('cannot be read');
    expect(shown).not.toContain(hostile);
    const kept = formIn(shown, '/admin/bring-in/files');
    const { text: stored } = await curator
      .post('/admin/bring-in/files', { ...kept, act: 'store' })
      .expect(200);
    expect(stored).toMatch(/href="\/admin\/notes\/first-of-two"/);
    expect(await countNotes()).toBe(before + 2);
    const { text: again } = await post('store', files.slice(0, 1)).expect(200);
    expect(again).toContain('Here already');
  });

  it('are taken from pages of ours only, and of those who are signed in', async () => {
    const before = await countNotes();
    const file: [string, string][] = [['a.txt', note('Foreign')]];
    await post('store', file, { _token: 'another' }).expect(403);
    await post('store', file).set('Sec-Fetch-Site', 'cross-site').expect(403);
    await post('store', file).set('Cookie', 'kb-session=x').expect(401);
    expect(await countNotes()).toBe(before);
  });

  it('that are too large together are refused with what to do', async () => {
    const large = 'words '.repeat(1_600_000);
    const { text } = await post('store', [
      ['1.txt', large],
      ['2.txt', large],
      ['3.txt', large],
    ]).expect(413);
    expect(text).toContain('Send fewer at once.');
  });
});

describe('the list of notes', () => {
  it('counts by status and finds by words', async () => {
    const key = await kb.keyFor('curator');
    for (const status of ['draft', 'published'])
      await kb.request
        .post('/v1/notes')
        .set('Authorization', key)
        .send({ text: `Zanzibar ${status}`, status, title: `Zanzibar ${hostile} ${status}` })
        .expect(201);
    const { text } = await curator.get('/admin/notes?status=draft&q=zanzibar').expect(200);
    expect(text).toMatch(/Drafts <span class="count">1</);
    expect(text).toMatch(/Published <span class="count">1</);
    expect(text).toContain('onerror=alert(1)&gt; draft'.replace('&gt;', '>'));
    expect(text).not.toContain(hostile);
    expect(text).not.toContain('published</a>');
    await curator.get('/admin/notes?status=taken-down').expect(200);
    await curator.get('/admin/notes?status=nothing').expect(422);
  });
});
