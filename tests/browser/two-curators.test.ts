import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, inBrowser, Visitors } from '../support/browser.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

describe.skipIf(!hasBrowser)(`two curators (${inBrowser})`, () => {
  let kb: KnowledgeBase;
  let visitors: Visitors;
  let pages: Awaited<ReturnType<Visitors['open']>>[];

  beforeAll(async () => {
    kb = await startKnowledgeBase({ sample: true, settings: { AUTO_ACCEPT_CONFIDENCE: '1' } });
    visitors = await Visitors.of(kb);
    const keys = [await kb.keyFor('curator'), await kb.keyFor('curator')];
    pages = await Promise.all(keys.map((key) => visitors.signIn(key)));
  });
  afterEach(() => visitors.refuseTrouble());
  afterAll(async () => {
    await visitors?.close();
    await kb?.stop();
  });

  it('on one item of the queue: the second keeps what they typed, and sees that it was decided', async () => {
    const [first, second] = pages as [(typeof pages)[0], (typeof pages)[0]];
    await Promise.all(pages.map((page) => page.goto('/admin/queue?type=insight')));
    await second.keyboard.press('j');
    await second.keyboard.press('e');
    await second.keyboard.press('Control+A');
    await second.keyboard.type('Typed at length, and not to be lost.');
    await first.keyboard.press('j');
    await first.keyboard.press('a');
    await first.getByText('Done:').waitFor();
    await second.getByRole('button', { name: 'Accept with these changes' }).click();
    await second.getByRole('alert').waitFor();
    await second.getByText('Somebody else has decided this item meanwhile').waitFor();
    await second.getByText('Typed at length, and not to be lost.').waitFor();
    expect((await kb.request.get('/v1/insights')).body.page.total).toBe(1);
  });

  it('on one note’s text: the second sees what the first changed above what they typed', async () => {
    const [first, second] = pages as [(typeof pages)[0], (typeof pages)[0]];
    const path = `/admin/notes/${sampleSlug}/text`;
    const [theirs, mine] = ['\nThe first’s closing words.\n', '\nThe second’s closing words.\n'];
    for (const [page, words] of [
      [first, theirs],
      [second, mine],
    ] as const) {
      await page.goto(path);
      const field = page.locator('textarea[name="text"]');
      await field.fill((await field.inputValue()) + words);
      await page.locator('#report table').waitFor();
    }
    await first.getByRole('button', { name: 'Save as version 2' }).click();
    await first.waitForURL(`**/admin/notes/${sampleSlug}?act=*`);

    await second.getByRole('button', { name: 'Save as version 2' }).click();
    await second.getByText('What somebody else has changed in the text meanwhile').waitFor();
    expect(await second.locator('.differences ins').textContent()).toContain('The first’s closing words.');
    const field = second.locator('textarea[name="text"]');
    expect(await field.inputValue()).toContain(mine);

    await field.fill((await field.inputValue()) + theirs);
    await second.locator('#report table').waitFor();
    await second.getByRole('button', { name: 'Save as version 3' }).click();
    const text = async () => (await kb.request.get(`/v1/notes/${sampleSlug}/versions/3/text`)).text;
    await expect.poll(text).toContain(mine + theirs);
  });
});
