import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, inBrowser, Visitors } from '../support/browser.ts';
import { addTag } from '../support/factories.ts';
import { sampleSlug, sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

describe.skipIf(!hasBrowser)(`a curator’s day (${inBrowser})`, () => {
  let kb: KnowledgeBase;
  let visitors: Visitors;
  let page: Page;

  beforeAll(async () => {
    kb = await startKnowledgeBase({ settings: { AUTO_ACCEPT_CONFIDENCE: '1' } });
    visitors = await Visitors.of(kb);
    page = await visitors.open();
  });
  afterEach(() => visitors.refuseTrouble());
  afterAll(async () => {
    await visitors?.close();
    await kb?.stop();
  });

  const count = async (path: string): Promise<number> => (await kb.request.get(path)).body.page.total;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const items = () => page.locator('.queue .item');
  /** What a field for slugs offers, once it does. */
  async function offered(field: Locator): Promise<string[]> {
    const options = page.locator(`#${await field.getAttribute('list')} option`);
    await options.first().waitFor({ state: 'attached' });
    return options.evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
  }
  const focused = () => page.locator('.queue .item:focus');

  it('begins with signing in, and on the page that was asked for; scripts find no key', async () => {
    await page.goto('/admin/queue?type=insight');
    const key = (await kb.keyFor('curator')).replace('Bearer ', '');
    await page.getByLabel('Your key').fill(key);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    expect(new URL(page.url()).search).toBe('?type=insight');
    expect(await page.evaluate('document.cookie + localStorage.length + sessionStorage.length')).toBe('00');
    expect(await page.content()).not.toContain(key);
  });

  it('brings a pasted note in, shown as what it would become before it is stored', async () => {
    await page.goto('/admin/bring-in');
    await page.getByLabel('The note’s text').fill(sampleText);
    await button('Show what it would become').click();
    await page.getByText('Nothing is stored yet').waitFor();
    expect(await page.locator('.suggestions-list > li').count()).toBeGreaterThan(20);
    expect(await count('/v1/notes')).toBe(0);
    await button('Store the note').click();
    await page.waitForURL(`**/admin/notes/${sampleSlug}?act=*`);
    expect((await kb.request.get(`/v1/notes/${sampleSlug}/versions/1/text`)).text).toBe(sampleText);
  });

  it('brings dropped files in one after the other, and says of each what became of it', async () => {
    await page.goto('/admin/bring-in');
    const files = [
      ['One <b>.txt', 'The first of two\n\nTrust takes years to build.\n'],
      ['two.md', '# The second of two\n\nShared purpose outlives the people who found it.\n'],
      ['three.png', 'no note'],
    ];
    await page.evaluate(`{
      const dataTransfer = new DataTransfer();
      for (const [name, text] of ${JSON.stringify(files)}) dataTransfer.items.add(new File([text], name));
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector('[data-drop]').dispatchEvent(drop);
    }`);
    await button('Store what can be taken').click();
    await page.getByText('3 of 3').waitFor();
    const said = await page.locator('.outcomes > li').allInnerTexts();
    expect(said.map((line) => /A new note|Cannot be taken/.exec(line)?.[0])).toEqual([
      'A new note',
      'A new note',
      'Cannot be taken',
    ]);
    expect(said[0]).toContain('One <b>.txt');
    expect(await count('/v1/notes')).toBe(3);
  });

  it('decides the queue from the keyboard', async () => {
    await page.goto('/admin/queue?type=insight');
    await page.keyboard.press('?');
    await page.getByText('accept it', { exact: true }).waitFor();
    const titles = await items().locator('h2').allTextContents();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await focused().locator('h2').textContent()).toBe(titles[0]);

    await page.keyboard.press('a');
    await page.getByText('Done:').waitFor();
    await expect.poll(() => focused().locator('h2').textContent()).toBe(titles[1]);
    expect(await count('/v1/insights')).toBe(1);

    await page.keyboard.press('r');
    await expect.poll(() => focused().locator('h2').textContent()).toBe(titles[2]);
    expect((await kb.request.get('/v1/insights')).body.data[0].statement).toBe(titles[0]);

    await page.keyboard.press('e');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Said in a curator’s own words.');
    await button('Accept with these changes').click();
    await expect.poll(() => count('/v1/insights?q=curator’s')).toBe(1);
  });

  it('undoes in the same place what was just decided', async () => {
    await page.goto('/admin/queue?type=insight');
    const [first = ''] = await items().locator('h2').allTextContents();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.getByText('Done:').waitFor();
    expect(await count('/v1/insights')).toBe(3);
    await page.keyboard.press('u');
    await expect.poll(() => items().locator('h2').allTextContents()).toContain(first);
    expect(await count('/v1/insights')).toBe(2);
  });

  it('merges a term that waits into the one that it repeats, from the keyboard', async () => {
    const { slug } = await addTag(kb.deps.db, { label: 'Place leadership' });
    const repeated = await addTag(kb.deps.db, { label: 'Place-leadership', status: 'proposed' });
    await page.goto('/admin/queue?type=tag');
    const waiting = await items().locator('h2').allTextContents();
    for (let i = 0; i <= waiting.indexOf(repeated.label); i += 1) await page.keyboard.press('j');
    await page.keyboard.press('m');
    await page.keyboard.press('Enter');
    await page.getByText('Done:').waitFor();
    await kb.request.get(`/v1/tags/${repeated.slug}`).expect(308).expect('location', `/v1/tags/${slug}`);
  });

  it('edits a note’s text with the report beside it, which comes while one types', async () => {
    await page.goto(`/admin/notes/${sampleSlug}/text`);
    const lost = 'Leadership is important but great leadership is about enabling others.';
    const field = page.locator('textarea[name="text"]');
    await field.fill(sampleText.replace(lost, ''));
    const fate = page.locator('#report .verdicts.orphaned');
    await fate.getByText(lost).waitFor();
    expect(await page.locator('#report tr.orphaned td').textContent()).toBe('1');
    expect(await field.inputValue()).not.toContain(lost);
    expect((await kb.request.get(`/v1/notes/${sampleSlug}`)).body.data.currentVersion).toBe(1);
    await button('Save as version 2').click();
    await page.waitForURL(`**/admin/notes/${sampleSlug}?act=*`);
    expect((await kb.request.get(`/v1/notes/${sampleSlug}`)).body.data.currentVersion).toBe(2);
  });

  it('makes an insight by selecting a passage, across what is marked already', async () => {
    await page.goto(`/admin/notes/${sampleSlug}`);
    const quoted =
      /^instead act as ‘systems leaders’ and ‘systems stewards’\.\s+Lasting change only happens$/;
    await page.evaluate(`{
      const marks = [...document.querySelectorAll('article.text mark')].map(({ firstChild }) => firstChild);
      const [from, to] = ['instead act', ' only happens'].map((words) => [
        marks.find(({ data }) => data.includes(words)), words
      ]);
      const end = to[0].data.indexOf(to[1]) + to[1].length;
      getSelection().setBaseAndExtent(from[0], from[0].data.indexOf(from[1]), to[0], end);
    }`);
    await button('Make an insight').click();
    expect(await page.getByLabel('Quotation', { exact: true }).inputValue()).toMatch(quoted);
    await page.keyboard.type('Leading is spread, or it ends.');
    await page.locator('#new-insight').getByLabel('Governance').check();
    await button('Make the insight').click();
    await page.getByText('Done:').waitFor();
    const { data } = (await kb.request.get('/v1/insights?theme=governance')).body;
    expect(data[0]).toMatchObject({
      statement: 'Leading is spread, or it ends.',
      evidence: { exact: expect.stringMatching(quoted) },
    });
  });

  it('merges two tags once it was shown what that does, and undoes it', async () => {
    const counts = async () =>
      (await kb.request.get('/v1/themes?fields=slug,insightCount&limit=100')).body.data as object[];
    const before = await counts();
    await page.goto('/admin/tags/enabling-leadership');
    const into = page.getByLabel('Merge it into the term with this slug');
    await into.pressSequentially('distri');
    expect(await offered(into)).toContain('distributive-leadership');
    await into.fill('distributive-leadership');
    await button('Show what that does').click();
    await page.getByText('“Enabling leadership” into “Distributive leadership”').waitFor();
    expect(await page.locator('.plan').textContent()).toMatch(/insights move/);
    expect(await counts()).toEqual(before);
    await button('Merge them').click();
    await page.waitForURL('**/admin/tags/distributive-leadership?act=*');
    await kb.request.get('/v1/tags/enabling-leadership').expect(308);
    await button('Undo').click();
    await expect.poll(counts).toEqual(before);
  });

  it('offers slugs for the last of several, with those before it', async () => {
    await page.goto('/admin/assignments');
    const give = page.getByLabel('Give', { exact: true });
    await give.pressSequentially('governance, trust a');
    expect(await offered(give)).toEqual(['governance, trust-and-openness']);
  });

  it('ends with signing out, after which the way back is closed', async () => {
    await page.goto('/admin/session');
    await button('Sign out').first().click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto('/admin/queue');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});
