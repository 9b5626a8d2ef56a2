import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Insight } from '../../src/insights/schemas.ts';
import { formIn, signIn, type Visitor } from '../support/desk.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const kept = 'Trust 🤝 grows where people keep their word to each other.';
const changed = 'Boards that listen learn sooner than boards that speak.';
const lost = 'Shared purpose holds a partnership together when people move on.';
const twice = 'Leaders make room.';
const text = `A note on trust\n\n${kept} ${changed}\n\n${lost} ${twice} And again: ${twice}\n`;
const hostile = '<script>alert(1)</script>';

let kb: KnowledgeBase;
let key = '';
let first: Visitor;
let second: Visitor;

beforeAll(async () => {
  kb = await startKnowledgeBase({ settings: { AUTO_ACCEPT_CONFIDENCE: '1' } });
  kb.deps.extractor = { source: 'model@9', extract: () => Promise.resolve({ insights: [], names: [] }) };
  key = await kb.keyFor('curator');
  first = await signIn(kb, key);
  second = await signIn(kb, await kb.keyFor('curator'));
});
afterAll(() => kb?.stop());

const addNote = async (slug: string, title = `About ${slug}`, words = text): Promise<string> => {
  const body = { slug, title, text: words.replace('A note', `A note, ${slug},`) };
  await kb.request.post('/v1/notes').set('Authorization', key).send(body).expect(201);
  return `/admin/notes/${slug}`;
};
const insightsOf = async (slug: string): Promise<Insight[]> =>
  (await kb.request.get(`/v1/notes/${slug}/insights`).expect(200)).body.data;
const quote = (path: string, words: string, more = {}, visitor = first) =>
  visitor.post(`${path}/insights`, { quote: words, kind: 'lesson', start: '', ...more });

describe('the details of a note', () => {
  it('are changed by what was touched only, and show the second of two curators what the first did', async () => {
    const page = await addNote('details');
    const form = formIn((await first.get(`${page}/details`).expect(200)).text, `${page}/details`);
    const saved = await second.post(`${page}/details`, {
      ...form,
      licence: 'CC BY 4.0',
      title: 'The second’s',
    });
    expect(saved.headers.location).toMatch(/^\/admin\/notes\/details\/details\?act=/);
    const typed = { ...form, title: 'The first’s', attribution: 'The network' };
    const { text: back } = await first.post(`${page}/details`, typed).expect(412);
    expect(back).toContain('Somebody else has changed it meanwhile');
    expect(back).toContain('The first’s');
    expect(back).toMatch(/meanwhile: <q>The second’s<\/q>/);
    await first.post(`${page}/details`, formIn(back, `${page}/details`)).expect(303);
    const { data } = (await kb.request.get('/v1/notes/details').expect(200)).body;
    expect(data.title).toBe('The first’s');
    expect(data.attribution).toMatchObject({ licence: 'CC BY 4.0', attribution: 'The network' });
  });

  it('hold the slug and the status, with an undo in the same place', async () => {
    const page = await addNote('renamed');
    const form = formIn((await first.get(`${page}/details`)).text, `${page}/details`);
    const saved = await first
      .post(`${page}/details`, { ...form, slug: 'renamed-since', status: 'draft' })
      .expect(303);
    await kb.request.get('/v1/notes/renamed-since').expect(404);
    expect((await first.get(`${page}/text`).expect(308)).headers.location).toContain(
      '/admin/notes/renamed-since',
    );
    const { text: after } = await first.get(String(saved.headers.location)).expect(200);
    const undo = /action="(\/admin\/audit\/[^"]+\/undo)"/.exec(after)?.[1] ?? '';
    await first.post(undo, { back: page }).expect(303);
    await kb.request.get('/v1/notes/renamed').expect(200);
  });

  it('take it down, and let an admin bring it back', async () => {
    const page = await addNote('takedown');
    const form = formIn((await first.get(`${page}/details`)).text, `${page}/takedown`);
    await first.post(`${page}/takedown`, { ...form, reason: `Asked for ${hostile}` }).expect(303);
    await kb.request.get('/v1/notes/takedown').expect(410);
    const { text: gone } = await first.get(page).expect(200);
    expect(gone).toContain('Asked for &lt;script>');
    expect(gone).not.toContain('/restore"');
    await first.post(`${page}/restore`, {}).expect(403);
    const admin = await signIn(kb, await kb.keyFor('admin'));
    await admin.post(`${page}/restore`, {}).expect(303);
    await kb.request.get('/v1/notes/takedown').expect(200);
  });
});

describe('the text of a note', () => {
  it('is stored only after its report was looked at', async () => {
    const page = await addNote('edited');
    for (const words of [kept, changed, lost]) await quote(page, words).expect(303);
    const form = formIn((await first.get(`${page}/text`).expect(200)).text, `${page}/text`);
    const edited = String(form.text).replace(lost, '').replace('learn sooner', 'learn earlier');
    const sent = { ...form, act: 'save', text: edited.replaceAll('\n', '\r\n') };
    const { text: report } = await first.post(`${page}/text`, sent).expect(200);
    expect(report).toContain('Nothing is stored yet');
    expect(report).toMatch(/<th scope="row">Lost<\/th><td class="number">1</);
    expect(report).toMatch(/<th scope="row">Changed<\/th><td class="number">1</);
    expect(report).toContain(`<q>${lost}</q>`);
    expect((await kb.request.get('/v1/notes/edited')).body.data.currentVersion).toBe(1);
    const seen = formIn(report, `${page}/text`);
    await first.post(`${page}/text`, { ...seen, act: 'save', text: `${edited}More.` }).expect(200);
    await first.post(`${page}/text`, { ...seen, act: 'save' }).expect(303);
    const { text: stored } = await kb.request.get('/v1/notes/edited/versions/2/text').expect(200);
    expect(stored).toBe(edited);
  });

  it('comes back with what was typed beside what somebody else has changed', async () => {
    const page = await addNote('raced');
    const form = formIn((await first.get(`${page}/text`)).text, `${page}/text`);
    const theirs = formIn(
      (await second.post(`${page}/text`, { ...form, act: 'preview', text: `${String(form.text)}Theirs.\n` }))
        .text,
      `${page}/text`,
    );
    await second.post(`${page}/text`, { ...theirs, act: 'save' }).expect(303);
    const mine = { ...form, act: 'save', text: `${String(form.text)}Mine ${hostile}.\n` };
    const { text: back } = await first.post(`${page}/text`, mine).expect(412);
    expect(back).toContain('<ins>Theirs.');
    expect(formIn(back, `${page}/text`).text).toBe(mine.text);
    expect(back).not.toContain(hostile);
  });
});

describe('insights of a note', () => {
  it('are made of quoted words, and of positions in code points where the script knows them', async () => {
    const page = await addNote('quoted');
    await quote(page, changed, {
      statement: 'Listen first.',
      theme: ['governance', 'trust-and-openness'],
    }).expect(303);
    const whole = text.replace('A note', 'A note, quoted,');
    const start = Array.from(whole.slice(0, whole.indexOf(kept))).length;
    const place = { start: String(start), end: String(start + Array.from(kept).length), version: '1' };
    const made = await quote(page, kept, place).expect(303);
    const insights = await insightsOf('quoted');
    expect(insights.map(({ evidence }) => evidence?.exact)).toEqual([kept, changed]);
    expect(insights[1]).toMatchObject({ statement: 'Listen first.', themes: [{}, {}] });
    const { text: shown } = await first.get(String(made.headers.location)).expect(200);
    expect(shown).toContain(`<mark class="insight">${kept}</mark>`);
    expect(shown).toMatch(/class="notice done".*Undo/s);
  });

  it('come back with what was typed where the words stand twice or nowhere, or the text is another by now', async () => {
    const page = await addNote('ambiguous');
    const { text: back } = await quote(page, twice, { statement: `Mine ${hostile}` }).expect(409);
    expect(back).toContain('These words stand in 2 places');
    expect(formIn(back, `${page}/insights`)).toMatchObject({ quote: twice, statement: `Mine ${hostile}` });
    await quote(page, twice, { prefix: 'again: ' }).expect(303);
    const { text: absent } = await quote(page, `${changed.slice(0, -1)} aloud.`).expect(422);
    expect(absent).toContain(`Did you mean “${changed.slice(0, 20)}`);
    const stale = await quote(page, kept, { start: '3', end: '9', version: '7' }).expect(409);
    expect(formIn(stale.text, `${page}/insights`)).toMatchObject({ quote: kept, start: '', version: '1' });
  });

  it('are decided and edited in place, and told apart where two curators meet', async () => {
    const page = await addNote('decided');
    await quote(page, changed).expect(303);
    const [insight] = await insightsOf('decided');
    const own = `/admin/insights/${insight?.id}`;
    const form = formIn((await first.get(own).expect(200)).text, own);
    await second.post(own, { ...form, statement: 'The second’s', theme: 'governance' }).expect(303);
    const { text: back } = await first
      .post(own, { ...form, statement: 'The first’s', theme: 'succession-and-continuity' })
      .expect(412);
    expect(back).toMatch(/meanwhile: <q>The second’s<\/q>/);
    expect(back).toMatch(/meanwhile: <q>governance<\/q>/);
    await first.post(own, formIn(back, own)).expect(303);
    expect((await insightsOf('decided'))[0]).toMatchObject({
      statement: 'The first’s',
      themes: [{ slug: 'succession-and-continuity' }],
    });
    const decision = formIn((await first.get(page)).text, `${own}/decision`);
    const rejected = await first.post(`${own}/decision`, { ...decision, decision: 'reject' }).expect(303);
    expect(rejected.headers.location).toMatch(`${page}?act=`);
    expect(await insightsOf('decided')).toEqual([]);
    await first.post(`${own}/decision`, { ...decision, decision: 'reject' }).expect(412);
    const away = await first.post(`${own}/decision`, {
      ...decision,
      version: '4',
      decision: 'reopen',
      back: '//evil.example',
    });
    expect(away.headers.location).toMatch(`${own}?act=`);
  });

  it('are looked for again on request', async () => {
    const page = await addNote('again');
    const none = await first.post(`${page}/extraction`, {}).expect(303);
    expect((await first.get(String(none.headers.location))).text).toContain('Nothing new was found.');
    const start = Array.from(text).length;
    kb.deps.extractor = {
      source: 'model@9',
      extract: ({ text: words }) =>
        Promise.resolve({
          insights: [
            {
              start: 0,
              end: Math.min(start, words.length),
              kind: 'lesson',
              confidence: 0.5,
              themes: [],
              reasons: [],
            },
          ],
          names: [],
        }),
    };
    const found = await first.post(`${page}/extraction`, {}).expect(303);
    expect(found.headers.location).toContain('?act=');
    expect((await first.get(page)).text).toContain('0 accepted, 1 suggested');
  });

  it('show hostile words as text', async () => {
    const title = `${hostile} \u202Egnp`;
    const page = await addNote(
      'hostile',
      title,
      `A note\n\n${hostile} is what one should never say aloud.\n`,
    );
    await quote(page, `${hostile} is what one should never say aloud.`).expect(303);
    for (const path of [page, `${page}/text`, `${page}/details`])
      expect((await first.get(path).expect(200)).text, path).not.toContain(hostile);
  });
});
