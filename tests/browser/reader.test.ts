import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, inBrowser, Visitors } from '../support/browser.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

describe.skipIf(!hasBrowser)(`a reader of the explorer (${inBrowser})`, () => {
  let kb: KnowledgeBase;
  let visitors: Visitors;

  beforeAll(async () => {
    kb = await startKnowledgeBase({ sample: true });
    visitors = await Visitors.of(kb);
  });
  afterEach(() => visitors.refuseTrouble());
  afterAll(async () => {
    await visitors?.close();
    await kb?.stop();
  });

  it('is offered suggestions while typing, chosen with the arrow keys', async () => {
    const page = await visitors.open();
    await page.goto('/');
    const field = page.getByRole('combobox', { name: 'Search the notes' });
    await field.pressSequentially('gover');
    const option = page.getByRole('option', { name: /^Governance/ });
    await option.waitFor();
    await field.press('ArrowDown');
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await field.press('Escape');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await field.pressSequentially('n');
    await option.waitFor();
    await field.press('ArrowDown');
    await field.press('Enter');
    await page.waitForURL('**/themes/governance');
  });

  describe.each([true, false])('with JavaScript %s', (javaScriptEnabled) => {
    let page: Page;
    beforeAll(async () => {
      page = await visitors.open({ javaScriptEnabled });
    });

    it('searches, narrows, and follows a quotation to its place in the note', async () => {
      await page.goto('/');
      await page.locator('#q').fill('succession');
      await page.locator('#q').press('Enter');
      await page.waitForURL('**/search?q=succession');
      await page
        .getByRole('link', { name: /^Governance/ })
        .first()
        .click();
      await page.waitForURL('**theme=governance**');
      const quotation = page.locator('.quotation').first();
      const words = (await quotation.locator('blockquote').textContent()) ?? '';
      await quotation.locator('a.source').click();
      await page.waitForURL(`**/notes/${sampleSlug}#at-*`);
      const mark = page.locator('.anchor:target + mark');
      expect(await mark.textContent()).toBe(words);
      const top = (await mark.boundingBox())?.y ?? -1;
      expect(top).toBeGreaterThan(0);
      expect(top).toBeLessThan(page.viewportSize()?.height ?? 0);
    });

    it('reads themes, examples, notes and how a page was made', async () => {
      await page.goto('/');
      for (const [link, heading] of [
        ['Themes', 'Themes'],
        ['Governance', 'Governance'],
        ['Examples', 'Examples'],
        ['Time for Kids', 'Time for Kids'],
        ['Notes', 'Notes'],
      ] as const) {
        await page.getByRole('link', { name: link }).first().click();
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      }
      await page.getByText('How this page was made').click();
      await page.locator('.calls').getByRole('link').first().waitFor();
    });

    it('goes from a theme to one that it is found together with', async () => {
      await page.goto('/themes/governance');
      const map = page.getByRole('group', { name: 'Themes found together with Governance' });
      await map.getByRole('link', { name: /^Succession and continuity: \d+ passages in common$/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Succession and continuity' }).waitFor();
      const section = page.getByRole('region', { name: 'Found together' });
      await section.getByText('As a table', { exact: true }).click();
      await section.getByRole('rowheader', { name: 'Governance' }).waitFor();
    });

    it('finds a pasted quotation where it stands, word for word', async () => {
      await page.goto('/search');
      await page
        .locator('#q')
        .fill(
          'People must stop seeing themselves as organisational representatives and instead act as ‘systems leaders’',
        );
      await page.locator('#q').press('Enter');
      const verdict = page.getByRole('region', { name: 'Quotation check' });
      await verdict.waitFor();
      await verdict.getByRole('link', { name: 'Note from Collaborative' }).first().click();
      await page.getByRole('heading', { name: 'Summary of Key Points' }).waitFor();
    });
  });

  it('decides and undoes at the desk without JavaScript too', async () => {
    const page = await visitors.signIn(await kb.keyFor('curator'), { javaScriptEnabled: false });
    const { total } = (await kb.request.get('/v1/insights')).body.page;
    await page.goto(`/admin/notes/${sampleSlug}`);
    await page
      .getByRole('button', { name: /^Reject/ })
      .first()
      .click();
    await page.getByText('Done:').waitFor();
    expect((await kb.request.get('/v1/insights')).body.page.total).toBe(total - 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForURL('**act=**');
    expect((await kb.request.get('/v1/insights')).body.page.total).toBe(total);
  });
});
