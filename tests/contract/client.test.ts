import { afterAll, beforeAll, test } from 'vitest';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

/** As a string: its types are generated, and `npm run verify` is what compiles it. */
const file: string = './client/uses.ts';
const { clientsOf, uses } = (await import(file)) as {
  clientsOf: (baseUrl: string, authorization: string, note: string) => unknown;
  uses: Record<string, (clients: unknown) => Promise<void>>;
};

let kb: KnowledgeBase;
let clients: unknown;

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  const baseUrl = await kb.app.listen({ port: 0, host: '127.0.0.1' });
  clients = clientsOf(baseUrl, await kb.keyFor('curator'), sampleSlug);
});
afterAll(() => kb?.stop());

test.each(Object.keys(uses))('with the generated client, %s', async (name) => {
  await uses[name]?.(clients);
});
