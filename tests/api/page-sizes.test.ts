import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../support/desk.ts';
import { addHostileContent, deskPages, explorerPages, pathWith } from '../support/every-page.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

/** Markup, style and scripts together, as a browser that knows Brotli gets them. */
const mostBytes = 100_000;

let kb: KnowledgeBase;
let ids: Record<string, string>;
let cookie = '';

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true, settings: { AUTO_ACCEPT_CONFIDENCE: '0.9' } });
  ids = await addHostileContent(kb);
  ({ cookie } = await signIn(kb, await kb.keyFor('admin')));
});
afterAll(() => kb?.stop());

const ask = async (url: string, coding: string) => {
  const headers = { cookie, accept: 'text/html', 'accept-encoding': coding };
  return (await kb.app.inject({ url, headers })).rawPayload;
};

describe('a page with its style and scripts, compressed, is less than 100 kB', () => {
  it.each([...explorerPages, ...deskPages])('%s', async (path) => {
    const page = pathWith(path, ids);
    const html = (await ask(page, 'identity')).toString();
    expect(html).toContain('<!doctype html>');
    const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(([, file]) =>
      String(file),
    );
    expect(files.length).toBeGreaterThan(0);
    const parts = await Promise.all([page, ...files].map((part) => ask(part, 'br')));
    const bytes = parts.reduce((sum, { length }) => sum + length, 0);
    expect(bytes).toBeLessThan(mostBytes);
  });
});
