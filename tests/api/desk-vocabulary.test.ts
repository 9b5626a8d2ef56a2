import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formIn, signIn, type Visitor } from '../support/desk.ts';
import { addTag } from '../support/factories.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const hostile = '<script>alert(1)</script>';

let kb: KnowledgeBase;
let key = '';
let first: Visitor;
let second: Visitor;

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  key = await kb.keyFor('curator');
  first = await signIn(kb, key);
  second = await signIn(kb, await kb.keyFor('curator'));
});
afterAll(() => kb?.stop());

const read = async (path: string) =>
  (await kb.request.get(path).set('Authorization', key).expect(200)).body.data;
const countOf = async (filter: string): Promise<number> =>
  (await kb.request.get(`/v1/insights?${filter}&limit=1`).expect(200)).body.page.total;
const create = (path: string, body: object) =>
  kb.request.post(path).set('Authorization', key).send(body).expect(201);
const undo = async (location: unknown): Promise<void> => {
  const { text } = await first.get(String(location)).expect(200);
  const path = /action="(\/admin\/audit\/[^"]+\/undo)"/.exec(text)?.[1] ?? '';
  await first.post(path, { back: '/admin/tags' }).expect(303);
};

describe('the table of terms', () => {
  it('finds them, counts them by scheme and puts narrower ones below', async () => {
    await create('/v1/tags', { scheme: 'topic', label: 'Broad topic' });
    await create('/v1/tags', {
      scheme: 'topic',
      label: `Narrow ${hostile}`,
      slug: 'narrow',
      broader: ['broad-topic'],
    });
    const { text } = await first.get('/admin/tags?scheme=topic').expect(200);
    expect(text).toMatch(/Topics <span class="count">2</);
    expect(text).toMatch(/id="term-broad-topic".*id="term-narrow".*class="below-1"/s);
    expect(text).not.toContain(hostile);
    const { text: found } = await first.get('/admin/tags?q=common+cause').expect(200);
    expect(found).toContain('id="term-shared-purpose"');
    expect(found).not.toContain('id="term-governance"');
    await addTag(kb.deps.db, { scheme: 'topic', slug: 'out-of-use', label: 'Out of use', status: 'retired' });
    const { text: retired } = await first.get('/admin/tags?status=retired').expect(200);
    expect(retired).toContain('id="term-out-of-use"');
    expect(retired).not.toContain('id="term-broad-topic"');
    expect(text).not.toContain('id="term-out-of-use"');
    expect((await first.get('/admin/tags?scheme=nothing').expect(422)).text).toContain('role="alert"');
  });

  it('is edited where they stand, and shows the second of two curators what the first did', async () => {
    const path = '/admin/tags/governance';
    const row = formIn((await first.get('/admin/tags?scheme=theme')).text, path);
    const saved = await second.post(path, {
      ...row,
      aliases: `${String(row.aliases)}\r\nWho decides, and how`,
    });
    expect(saved.headers.location).toMatch(/^\/admin\/tags\?scheme=theme&act=/);
    expect((await read('/v1/tags/governance')).aliases).toContain('Who decides, and how');
    const typed = { ...row, definition: 'Mine.', aliases: 'Mine' };
    const { text: back } = await first.post(path, typed).expect(412);
    expect(back).toMatch(/meanwhile: <q>[^<]*Who decides, and how/);
    expect(formIn(back, path)).toMatchObject({ definition: 'Mine.', aliases: 'Mine' });
    await first.post(path, formIn(back, path)).expect(303);
    expect(await read('/v1/tags/governance')).toMatchObject({ definition: 'Mine.', aliases: ['Mine'] });
  });

  it('takes new ones, and hands back what was typed where they clash', async () => {
    const typed = { scheme: 'theme', label: 'Governance', definition: `Typed ${hostile}` };
    const { text } = await first.post('/admin/tags', typed).expect(409);
    expect(formIn(text, '/admin/tags')).toMatchObject({ label: 'Governance', definition: typed.definition });
    const made = await first.post('/admin/tags', { ...typed, label: 'Slow work' }).expect(303);
    expect(made.headers.location).toMatch(/^\/admin\/tags\/slow-work\?act=/);
    await undo(made.headers.location);
    await kb.request.get('/v1/tags/slow-work').expect(404);
  });
});

describe('a merge', () => {
  it('is shown before it is done, done as it was shown, and undone', async () => {
    const path = '/admin/tags/connector-role/merge';
    const [from, into] = [await countOf('theme=connector-role'), await countOf('theme=shared-purpose')];
    const { text: plan } = await first.get(`${path}?into=shared-purpose`).expect(200);
    expect(plan).toContain('“Connector role” into “Shared purpose”');
    expect(await countOf('theme=connector-role')).toBe(from);
    const merged = await first.post(path, formIn(plan, path)).expect(303);
    expect(merged.headers.location).toMatch(/^\/admin\/tags\/shared-purpose\?act=/);
    expect(await countOf('theme=shared-purpose')).toBeGreaterThan(into);
    expect((await first.get('/admin/tags/connector-role').expect(308)).headers.location).toBe(
      '/admin/tags/shared-purpose',
    );
    await undo(merged.headers.location);
    expect(await countOf('theme=connector-role')).toBe(from);
  });

  it('is planned anew where somebody else got ahead', async () => {
    const path = '/admin/tags/connector-role/merge';
    const { text: plan } = await first.get(`${path}?into=shared-purpose`).expect(200);
    const tag = formIn((await second.get('/admin/tags/connector-role')).text, '/admin/tags/connector-role');
    await second.post('/admin/tags/connector-role', { ...tag, scopeNote: 'Changed.' }).expect(303);
    const { text: again } = await first.post(path, formIn(plan, path)).expect(412);
    expect(formIn(again, path).planToken).not.toBe(formIn(plan, path).planToken);
    await first.post(path, { into: 'shared-purpose' }).expect(422);
    expect((await first.get(`${path}?into=nothing-so`).expect(200)).text).toContain('role="alert"');
  });
});

describe('a split', () => {
  it('moves the ticked uses to a new term, once that was shown', async () => {
    const path = '/admin/tags/governance/split';
    const total = await countOf('theme=governance');
    const { text } = await first.get(path).expect(200);
    const [id = ''] = /(?<=name="insight" value=")[^"]+/.exec(text) ?? [];
    const typed = { create: 'Chairing', insight: [id] };
    const { text: plan } = await first.post(path, { ...typed, act: 'preview' }).expect(200);
    expect(plan).toContain('to “Chairing”, which is made for it');
    expect(await countOf('theme=governance')).toBe(total);
    const form = formIn(plan, path);
    expect(form).toMatchObject({ create: 'Chairing', insight: id });
    await first.post(path, { ...typed, act: 'apply' }).expect(422);
    const done = await first.post(path, { ...form, act: 'apply' }).expect(303);
    expect(await countOf('theme=chairing')).toBe(1);
    expect(await countOf('theme=governance')).toBe(total - 1);
    await undo(done.headers.location);
    expect(await countOf('theme=governance')).toBe(total);
  });
});

describe('many things at once', () => {
  it('get tags and lose them, once that was shown', async () => {
    await create('/v1/tags', { scheme: 'topic', label: 'For many' });
    const path = '/admin/assignments';
    expect(formIn((await first.get(`${path}?add=for-many&add=governance`)).text, path).add).toBe(
      'for-many, governance',
    );
    const fields = {
      add: 'for-many',
      remove: 'governance',
      theme: 'governance',
      kind: '',
      status: '',
      q: '',
    };
    const total = await countOf('theme=governance');
    const { text: plan } = await first.post(path, { ...fields, act: 'preview' }).expect(200);
    expect(plan).toContain(`for-many: given to ${total} insights`);
    const done = await first.post(path, { ...formIn(plan, path), act: 'apply' }).expect(303);
    expect(await countOf('tag=for-many')).toBe(total);
    expect(await countOf('theme=governance')).toBe(0);
    await undo(done.headers.location);
    expect(await countOf('theme=governance')).toBe(total);
    const { text: refused } = await first.post(path, { add: 'for-many', act: 'preview' }).expect(422);
    expect(refused).toContain('needs one of ids, notes, examples, query');
  });
});

describe('vocabulary files', () => {
  it('go out as the API has them, to those who are signed in', async () => {
    const { text, headers } = await first.get('/admin/vocabulary/vocabulary.csv').expect(200);
    expect(headers['content-disposition']).toContain('vocabulary.csv');
    expect(text).toContain('shared-purpose');
    await first.get('/admin/vocabulary/codebook.qdc').expect(200);
    await kb.request.get('/admin/vocabulary/vocabulary.csv').expect(303);
  });

  it('come in through their plan', async () => {
    const path = '/admin/vocabulary';
    const { text: file } = await first.get('/admin/vocabulary/vocabulary.csv');
    const changed = file
      .replace('Trust and openness', 'Trust, and openness')
      .replace('"Trust, and', '"Trust, and');
    const rows = changed.replace('Trust, and openness', '"Trust, and openness"');
    const { text: plan } = await first
      .postFiles(path, { act: 'plan', format: 'ttl', scheme: '', text: '' }, [['mine.csv', rows]])
      .expect(200);
    expect(plan).toContain('0 created, 1 changed');
    expect((await read('/v1/tags/trust-and-openness')).label).toBe('Trust and openness');
    const applied = await first.post(path, { ...formIn(plan, path), act: 'apply' }).expect(303);
    expect((await read('/v1/tags/trust-and-openness')).label).toBe('Trust, and openness');
    await undo(applied.headers.location);
    const { text: faulty } = await first.post(path, { act: 'plan', format: 'csv', text: `x\n${hostile}` });
    expect(faulty).not.toContain(hostile);
  });
});

describe('examples', () => {
  it('are found, edited, merged and undone like terms', async () => {
    const made = await first
      .post('/admin/examples', {
        name: `Deal ${hostile}`,
        aliases: 'The Deal\r\nOur deal',
        tags: 'governance',
      })
      .expect(303);
    const slug = /examples\/([^?]+)/.exec(String(made.headers.location))?.[1] ?? '';
    expect((await read(`/v1/examples/${slug}`)).aliases).toEqual(
      expect.arrayContaining(['The Deal', 'Our deal']),
    );
    const list = (await first.get('/admin/examples?q=our+deal').expect(200)).text;
    expect(list).toContain(`id="example-${slug}"`);
    expect(list).not.toContain(hostile);
    const path = `/admin/examples/${slug}`;
    const form = formIn((await first.get(path).expect(200)).text, path);
    await second.post(path, { ...form, summary: 'Theirs.' }).expect(303);
    const { text: back } = await first.post(path, { ...form, summary: 'Mine.' }).expect(412);
    expect(back).toMatch(/meanwhile: <q>Theirs\.<\/q>/);
    const into = (await read('/v1/examples?limit=1&sort=-mentionCount'))[0].slug;
    const { text: plan } = await first.get(`${path}/merge?into=${into}`).expect(200);
    const merged = await first.post(`${path}/merge`, formIn(plan, `${path}/merge`)).expect(303);
    expect((await read(`/v1/examples/${into}`)).aliases).toContain('Our deal');
    await undo(merged.headers.location);
    expect((await read(`/v1/examples/${slug}`)).summary).toBe('Theirs.');
    const { text: split } = await first.get(`/admin/examples/${into}/split`).expect(200);
    const [id = ''] = /(?<=name="insight" value=")[^"]+/.exec(split) ?? [];
    const planned = await first.post(`/admin/examples/${into}/split`, {
      create: 'Part of it',
      insight: [id],
      act: 'preview',
    });
    expect(planned.status).toBe(200);
    expect(planned.text).toContain('1 insights move');
  });
});
