import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findChromium, launchChromium } from '../../scripts/chromium.mjs';
import type { KnowledgeBase } from './knowledge-base.ts';

const executable = findChromium();
const patienceMs = 15_000;

/** Suites in a real browser are skipped where there is none, and say so in their names. */
export const hasBrowser = executable !== null;
export const inBrowser = hasBrowser ? 'in Chromium' : 'skipped, no Chromium on the PATH or in CHROMIUM';

/** People who look at a knowledge base, each with a browser profile of their own. */
export class Visitors {
  readonly #trouble: string[] = [];
  readonly base: string;
  readonly #browser: Browser;

  private constructor(base: string, browser: Browser) {
    this.base = base;
    this.#browser = browser;
  }

  static async of(kb: KnowledgeBase): Promise<Visitors> {
    const [base, browser] = await Promise.all([
      kb.app.listen({ host: '127.0.0.1', port: 0 }),
      launchChromium(executable ?? ''),
    ]);
    return new Visitors(base, browser);
  }

  /** A page of somebody who was not here before. */
  async open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      baseURL: this.base,
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.#trouble.push(`${page.url()}: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.#trouble.push(`${page.url()}: a dialog says ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      // A refusal is an answer of ours as any other.
      const isRefusal = /^Failed to load resource: .* status of 4\d\d/.test(message.text());
      if (message.type() === 'error' && !isRefusal) this.#trouble.push(`${page.url()}: ${message.text()}`);
    });
    return page;
  }

  async signIn(bearer: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.open(options);
    await page.goto('/admin');
    await page.getByLabel('Your key').fill(bearer.replace('Bearer ', ''));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Curators’ desk' }).waitFor();
    return page;
  }

  /** No page may have failed in a script, broken the content security policy or opened a dialog since it was last asked. */
  refuseTrouble(): void {
    const trouble = this.#trouble.splice(0);
    if (trouble.length > 0) throw new Error(trouble.join('\n'));
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}
