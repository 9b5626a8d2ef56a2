import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pages as kindsOfDeskPages } from '../../src/desk/pages.ts';
import { hasBrowser, inBrowser, Visitors } from '../support/browser.ts';
import { addHostileContent, deskPages, explorerPages, pathWith } from '../support/every-page.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const mistakes = ['/search?theme=governence', '/notes/none-such'];
/** What axe finds against WCAG and good practice, as `rule: element`; only these rules where some are named. */
const violations = (
  rules?: string[],
) => `axe.run(${JSON.stringify(rules ? { runOnly: rules } : {})}).then(({ violations }) =>
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

/** What is folded is there to be reached too. */
const openDetails = `document.querySelectorAll('details').forEach((part) => (part.open = true))`;

/**
 * Notes what is reached, and what had the focus without showing it: an outline that is not there without the focus, within
 * the window. Radio buttons of one name are one stop. Says how many stops there are.
 */
const watchFocus = `(() => {
  const shown = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const isStop = (part) => part.checkVisibility() && !part.disabled && (part.type !== 'radio' || part.checked);
  globalThis.waiting = new Set([...document.querySelectorAll(shown)].filter(isStop));
  globalThis.unseen = [];
  const outlineOf = (part) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part);
    return outlineStyle === 'none' || outlineWidth === '0px' ? 'none' : outlineStyle + outlineWidth + outlineColor;
  };
  const before = new Map([...waiting].map((part) => [part, outlineOf(part)]));
  addEventListener('focusin', ({ target }) => {
    waiting.delete(target);
    const outline = outlineOf(target);
    const box = target.getBoundingClientRect();
    const isSeen = outline !== 'none' && outline !== before.get(target) && box.bottom > 0 && box.top < innerHeight;
    if (!isSeen) unseen.push(target.outerHTML.slice(0, 80));
  });
  // Each part of a date is a stop.
  return waiting.size + 8 * document.querySelectorAll('[type^=date]').length;
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

  describe.each(Object.entries({ explorer: explorerPages, desk: deskPages }))(
    'of the %s shows hostile content as text, and axe finds nothing in light and dark',
    (name, paths) => {
      it.each(paths)('%s', async (path) => {
        const page = pages[name]!;
        await page.emulateMedia({ colorScheme: 'light' });
        const answer = await page.goto(pathWith(path, ids));
        expect(answer?.status() === 200).toBe(!mistakes.includes(path));
        expect(await page.evaluate(violations()), 'light').toEqual([]);
        expect(await page.evaluate(reversed)).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await page.evaluate(violations(['color-contrast'])), 'dark').toEqual([]);
      });
    },
  );

  it('of the desk is looked at', () => {
    const kinds = Object.keys(kindsOfDeskPages).map(
      (path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}(\\?|$)`),
    );
    expect(kinds.filter((kind) => !deskPages.some((path) => kind.test(path)))).toEqual([]);
  });

  it('of the desk where nobody is signed in has nothing that axe finds', async () => {
    const page = await visitors.open();
    await page.addInitScript(axe.source);
    await page.goto('/admin/sign-in');
    expect(await page.evaluate(violations())).toEqual([]);
    await page.getByLabel('Your key').fill('kb_wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate(violations())).toEqual([]);
  });

  describe.each(Object.entries({ explorer: explorerPages, desk: deskPages }))(
    'of the %s is reached with Tab in every part, and shows where one is',
    (name, paths) => {
      it.each(paths)('%s', async (path) => {
        const page = pages[name]!;
        await page.goto(pathWith(path, ids));
        await page.evaluate(openDetails);
        const parts = await page.evaluate<number>(watchFocus);
        for (let i = 0; i < parts + 3; i += 1) await page.keyboard.press('Tab');
        expect(await page.evaluate('[...waiting].map((part) => part.outerHTML.slice(0, 80))')).toEqual([]);
        expect(await page.evaluate('unseen')).toEqual([]);
      });
    },
  );
});
