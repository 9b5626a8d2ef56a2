import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Asker } from '../../src/pages/ask.ts';
import { publicAccess } from '../../src/keys/service.ts';
import { signIn } from '../support/desk.ts';
import { addInsight, addNote, addSection, addTag } from '../support/factories.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\u202e&amp;';

let kb: KnowledgeBase;
let insightId = '';

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  const key = await kb.keyFor('curator');
  await kb.request
    .post('/v1/notes')
    .set('Authorization', key)
    .send({ title: `Hostile ${hostile}`, slug: 'hostile', text: `# ${hostile}\n\nTrust matters. ${hostile}` })
    .expect(201);
  const created = await kb.request
    .post('/v1/insights')
    .set('Authorization', key)
    .send({
      note: 'hostile',
      statement: hostile,
      kind: 'lesson',
      quote: `Trust matters. ${hostile}`,
      themes: ['governance'],
    });
  insightId = created.body.data?.id ?? '';
});
afterAll(() => kb.stop());

const page = (path: string) => kb.request.get(path).expect('content-type', /^text\/html/);

describe('the explorer', () => {
  it('answers every page without a script, with what the API says', async () => {
    const note = await page(`/notes/${sampleSlug}`).expect(200);
    expect(note.text).toContain('Lasting change only happens through distributive leadership.');
    expect(note.text.match(/<mark class="insight/g)?.length).toBeGreaterThan(10);
    const pages = ['/', '/search', '/search?q=succession&theme=governance', '/notes', '/themes'];
    for (const path of [...pages, '/themes/governance', '/examples', '/examples/time-for-kids'])
      await page(path).expect(200);
  });

  it('shows the requests that made a page, and links to the same as JSON', async () => {
    const { text } = await page('/themes/governance').expect(200);
    const calls = [...text.matchAll(/GET <a href="([^"]+)"/g)].map(([, path]) =>
      path?.replaceAll('&amp;', '&'),
    );
    expect(calls).toContain('/v1/themes/governance');
    for (const path of calls) await kb.request.get(String(path)).expect(200).expect('content-type', /json/);
    expect(text).toContain('<link rel="alternate" type="application/json"');
  });

  it('links a theme, an example and a note to their insights as files', async () => {
    for (const path of ['/themes/governance', '/examples/time-for-kids', `/notes/${sampleSlug}`]) {
      const { text } = await page(path).expect(200);
      const files = [...text.matchAll(/<link rel="alternate"[^>]* href="(\/v1\/export[^"]+)"/g)];
      expect(files, path).toHaveLength(2);
      for (const [, file] of files) await kb.request.get(String(file)).expect(200);
    }
  });

  it('draws what a theme is found together with and when, as figures without a style of their own', async () => {
    const themes = ['shared-purpose', 'governance'];
    for (const heldOn of ['2024-02-09', '2024-04-01', null]) {
      const note = await addNote(kb.deps.db, { heldOn, heldOnPrecision: heldOn === null ? null : 'day' });
      await addSection(kb.deps.db, note, []);
      await addInsight(kb.deps.db, note, { themes });
    }
    const { text } = await page('/themes/shared-purpose').expect(200);
    const { neighbours, timeline } = (
      await kb.request.get('/v1/themes/shared-purpose/dossier?quotations=0&by=month')
    ).body.data;
    const [map, line] = [...text.matchAll(/<svg class="chart[^]*?<\/svg>/g)].map(([figure]) => figure);
    for (const { slug, label, count } of neighbours)
      expect(map).toContain(`href="/themes/${slug}"><title>${label}: ${count} passage`);
    expect(map?.match(/<a /g)).toHaveLength(neighbours.length);
    for (const { label, from, to } of [
      { label: 'Feb 2024', from: '2024-02-01', to: '2024-02-29' },
      { label: 'Apr 2024', from: '2024-04-01', to: '2024-04-30' },
    ]) {
      const link = `/search?type=insight&amp;theme=shared-purpose&amp;from=${from}&amp;to=${to}`;
      expect(line).toContain(`href="${link}"><title>${label}: 1 insight</title>`);
      await page(link.replaceAll('&amp;', '&')).expect(200);
      const { body } = await kb.request.get(`/v1/insights?theme=shared-purpose&from=${from}&to=${to}`);
      expect(body.page.total).toBe(1);
    }
    expect(line?.match(/<a /g)).toHaveLength(2);
    expect(text).toContain(`${timeline.undated.insights} more are of meetings whose date is not known.`);
    expect(text).not.toMatch(/<[^>]* style=|<style/);
  });

  it('says of a theme that nothing is known of that there is nothing to draw', async () => {
    await addTag(kb.deps.db, { slug: 'unused', label: 'Unused', scheme: 'theme' });
    const { text } = await page('/themes/unused').expect(200);
    expect(text).not.toContain('<svg');
    expect(text).toContain('0 quotations');
    expect(text).toContain('No passage has this theme and another.');
    expect(text).toContain('No insights yet.');
    const governance = await page('/themes/governance').expect(200);
    expect(governance.text).not.toContain('No insights yet.');
  });

  it('shows hostile content as text, in the body, in attributes and in JSON-LD', async () => {
    expect(insightId).not.toBe('');
    for (const path of [
      '/',
      '/notes',
      '/notes/hostile',
      '/search?q=trust+matters',
      `/search?q=${encodeURIComponent(hostile)}`,
    ]) {
      const { text } = await page(path).expect(200);
      expect(text, path).not.toContain('<script>alert');
      expect(text, path).not.toContain('<img');
    }
    const { text } = await page('/notes/hostile');
    expect(text).toContain('&lt;script>alert(1)&lt;/script>');
    expect(text).toContain(String.raw`\u003cscript`);
  });

  it('allows own files only, is framed by nobody, and is kept by shared caches', async () => {
    const answer = await page('/').expect(200);
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(answer.headers['x-frame-options']).toBe('DENY');
    expect(answer.headers['cache-control']).toContain('public, max-age=60');
    const again = await kb.request.get('/').set('If-None-Match', String(answer.headers.etag)).expect(304);
    expect(again.headers['content-security-policy']).toBe(answer.headers['content-security-policy']);
    for (const [, path] of answer.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g))
      await kb.request
        .get(String(path))
        .expect(200)
        .expect('cache-control', /immutable/);
  });

  it('says on a page what is wrong, with the status of the API', async () => {
    const { text } = await page('/search?theme=governence').expect(422);
    expect(text).toContain('governance');
    await page('/notes/none-such').expect(404);
    const draft = { title: 'A draft', slug: 'a-draft', text: 'Not yet.', status: 'draft' };
    const key = await kb.keyFor('curator');
    await kb.request.post('/v1/notes').set('Authorization', key).send(draft).expect(201);
    await page('/notes/a-draft').expect(404);
  });

  it('follows what was renamed', async () => {
    const key = await kb.keyFor('curator');
    const { headers } = await kb.request.get('/v1/tags/trust-and-openness').set('Authorization', key);
    const renamed = kb.request.patch('/v1/tags/trust-and-openness').set('Authorization', key);
    await renamed.set('If-Match', String(headers.etag)).send({ slug: 'trust' }).expect(200);
    await kb.request.get('/themes/trust-and-openness').expect(308).expect('location', '/themes/trust');
  });

  it('lets nobody set the access of requests made within', async () => {
    const answers = await Promise.all([
      new Asker(kb.app, { role: 'admin', keyId: null, name: 'inside' }).get('/v1/keys'),
      new Asker(kb.app, publicAccess).get('/v1/keys').catch((error: { problem: object }) => error.problem),
      kb.request.get('/v1/keys'),
    ]);
    expect(answers[0]).toHaveProperty('data');
    expect(answers[1]).toMatchObject({ status: 401 });
    expect(answers[2].status).toBe(401);
  });
});

describe('where reads need a key', () => {
  it('people sign in to look around, and nothing is kept by shared caches', async () => {
    const closed = await startKnowledgeBase({ settings: { PUBLIC_READ: 'false' } });
    try {
      const { headers } = await closed.request.get('/themes').expect(303);
      expect(headers).toMatchObject({
        location: '/admin/sign-in?next=%2Fthemes',
        'cache-control': 'private, no-store',
      });
      const reader = await signIn(closed, await closed.keyFor('reader'));
      const page = await reader.get('/themes/governance').expect(200);
      expect(page.headers['cache-control']).toBe('private, no-store');
    } finally {
      await closed.stop();
    }
  });
});

describe('the setting EXPLORER', () => {
  it('switches the pages off and leaves the API', async () => {
    const without = await startKnowledgeBase({ settings: { EXPLORER: 'false' } });
    try {
      await without.request.get('/').expect(404);
      await without.request.get('/v1/notes').expect(200);
      expect((await without.request.get('/robots.txt').expect(200)).text).toBe(
        'User-agent: *\nDisallow: /\n',
      );
    } finally {
      await without.stop();
    }
  });
});
