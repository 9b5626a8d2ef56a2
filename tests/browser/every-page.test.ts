import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pages as deskPages } from '../../src/desk/pages.ts';
import { hasBrowser, inBrowser, Visitors } from '../support/browser.ts';
import { addExample, addTag } from '../support/factories.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\u202Egnp.etirw';

const explorer = [
  '/',
  '/search?q=trust',
  `/search?q=${encodeURIComponent(hostile)}`,
  '/search?q=Lasting+change+only+happens+through+distributive+leadership.',
  '/search?theme=governence',
  '/notes',
  `/notes/${sampleSlug}`,
  '/notes/hostile',
  '/notes/hostile/versions/1...2',
  '/notes/none-such',
  '/themes',
  '/themes/governance',
  '/themes/hostile',
  '/examples',
  '/examples/time-for-kids',
  '/examples/hostile',
];
const mistakes = ['/search?theme=governence', '/notes/none-such'];
const desk = [
  '/admin',
  '/admin/session',
  '/admin/queue',
  '/admin/bring-in',
  '/admin/bring-in/files',
  '/admin/notes',
  `/admin/notes/${sampleSlug}`,
  '/admin/notes/hostile',
  '/admin/notes/hostile/text',
  '/admin/notes/hostile/details',
  '/admin/insights/:insight',
  '/admin/tags',
  '/admin/tags?scheme=theme',
  '/admin/tags/hostile',
  '/admin/tags/hostile/merge?into=governance',
  '/admin/tags/hostile/merge?into=none-such',
  '/admin/tags/hostile/split',
  '/admin/assignments?add=hostile',
  '/admin/vocabulary',
  '/admin/examples',
  '/admin/examples/hostile',
  '/admin/examples/hostile/merge?into=time-for-kids',
  '/admin/examples/hostile/split',
  '/admin/keys',
  '/admin/webhooks',
  '/admin/webhooks/:webhook',
  '/admin/index',
  '/admin/health',
  '/admin/audit',
  '/admin/audit/:act',
];

/** What axe finds against WCAG and good practice, as `rule: element`. */
const violations = `axe.run().then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) => id + ': ' + target + ' ' + any[0]?.message)))`;

/** Words beside an override of the direction that are painted from right to left themselves. */
const reversed = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.search(/[a-z]{2}/i);
    const isOfTheSame = node.data.includes('\u202E') || node.parentElement.closest('mark');
    if (at < 0 || isOfTheSame || !node.parentElement.checkVisibility()) continue;
    const [first, second] = [at, at + 1].map((start) => {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + 1);
      return range.getBoundingClientRect();
    });
    if (first.top === second.top && first.left > second.left) found.push(node.data);
  }
  return found;
})()`;

describe.skipIf(!hasBrowser)(`every page (${inBrowser})`, () => {
  let kb: KnowledgeBase;
  let visitors: Visitors;
  let ids: Record<string, string>;
  const pages: Record<string, Page> = {};

  beforeAll(async () => {
    kb = await startKnowledgeBase({ sample: true, settings: { AUTO_ACCEPT_CONFIDENCE: '0.9' } });
    ids = await addHostileContent(kb);
    visitors = await Visitors.of(kb);
    pages.explorer = await visitors.open();
    pages.desk = await visitors.signIn(await kb.keyFor('admin'));
    for (const page of Object.values(pages)) await page.addInitScript(axe.source);
  });
  afterEach(() => visitors.refuseTrouble());
  afterAll(async () => {
    await visitors?.close();
    await kb?.stop();
  });

  describe.each(Object.entries({ explorer, desk }))(
    'of the %s shows hostile content as text, and axe finds nothing in light and dark',
    (name, paths) => {
      it.each(paths)('%s', async (path) => {
        const page = pages[name]!;
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const answer = await page.goto(path.replace(/:(\w+)/, (_, name: string) => ids[name] ?? ''));
          expect(answer?.status() === 200).toBe(!mistakes.includes(path));
          expect(await page.evaluate(violations), colorScheme).toEqual([]);
        }
        expect(await page.evaluate(reversed)).toEqual([]);
      });
    },
  );

  it('of the desk is looked at', () => {
    const kinds = Object.keys(deskPages).map(
      (path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}(\\?|$)`),
    );
    expect(kinds.filter((kind) => !desk.some((path) => kind.test(path)))).toEqual([]);
  });

  it('of the desk where nobody is signed in has nothing that axe finds', async () => {
    const page = await visitors.open();
    await page.addInitScript(axe.source);
    await page.goto('/admin/sign-in');
    expect(await page.evaluate(violations)).toEqual([]);
    await page.getByLabel('Your key').fill('kb_wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate(violations)).toEqual([]);
  });

  it.each([
    ['explorer', '/search?q=governance'],
    ['explorer', `/notes/${sampleSlug}`],
    ['desk', '/admin/queue?type=example'],
    ['desk', '/admin/bring-in'],
  ])('of the %s is reached with Tab in every part, and shows where one is: %s', async (name, path) => {
    const page = pages[name]!;
    await page.goto(path);
    const parts = await page.evaluate<number>(`
      const shown = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
      globalThis.waiting = new Set([...document.querySelectorAll(shown)].filter((part) => part.checkVisibility()));
      globalThis.unseen = [];
      addEventListener('focusin', ({ target }) => {
        waiting.delete(target);
        const { outlineStyle, outlineWidth } = getComputedStyle(target);
        const box = target.getBoundingClientRect();
        const isSeen = outlineStyle !== 'none' && outlineWidth !== '0px' && box.bottom > 0 && box.top < innerHeight;
        if (!isSeen) unseen.push(target.outerHTML.slice(0, 80));
      });
      waiting.size`);
    for (let i = 0; i < parts + 3; i += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate('[...waiting].map((part) => part.outerHTML.slice(0, 80))')).toEqual([]);
    expect(await page.evaluate('unseen')).toEqual([]);
  });
});

async function addHostileContent(kb: KnowledgeBase): Promise<Record<string, string>> {
  const bearer = await kb.keyFor('admin');
  const post = (path: string, body: object) => kb.request.post(path).set('Authorization', bearer).send(body);
  const text = `# ${hostile}\n\nTrust matters. ${hostile}\n`;
  await post('/v1/notes', { title: hostile, slug: 'hostile', text }).expect(201);
  await addTag(kb.deps.db, { slug: 'hostile', label: hostile, scheme: 'theme' });
  await addExample(kb.deps.db, { slug: 'hostile', name: hostile, aliases: [`Another ${hostile}`] });
  const insight = await post('/v1/insights', {
    note: 'hostile',
    statement: hostile,
    kind: 'lesson',
    quote: `Trust matters. ${hostile}`,
    themes: ['hostile', 'governance'],
    examples: ['hostile'],
  }).expect(201);
  const { headers } = await kb.request.get('/v1/notes/hostile').set('Authorization', bearer).expect(200);
  await kb.request
    .put('/v1/notes/hostile/text')
    .set({ Authorization: bearer, 'If-Match': String(headers.etag) })
    .send({ text: `${text}\n${hostile}\n` })
    .expect(200);
  const webhook = await post('/v1/webhooks', { url: 'https://hooks.example/', description: hostile }).expect(
    201,
  );
  const audit = await kb.request.get('/v1/audit').set('Authorization', bearer).expect(200);
  return { insight: insight.body.data.id, webhook: webhook.body.data.id, act: audit.body.data[0].id };
}
