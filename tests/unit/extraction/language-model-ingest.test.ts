import { afterAll, beforeAll, expect, test } from 'vitest';
import { startKnowledgeBase, type KnowledgeBase } from '../../support/knowledge-base.ts';
import { says, startLanguageModelServer, type LanguageModelServer } from './language-model-server.ts';

let server: LanguageModelServer;
let base: KnowledgeBase;
beforeAll(async () => {
  server = await startLanguageModelServer();
  base = await startKnowledgeBase({ settings: { LLM_BASE_URL: server.baseUrl, LLM_MODEL: 'tiny:1b' } });
});
afterAll(async () => {
  await base?.stop();
  await server?.stop();
});

test('a note that is brought in gets the insights of the language model that the settings name', async () => {
  const quote = 'Neighbours trust what they have built with their own hands.';
  const entry = { kind: 'enabler', confidence: 0.9, themes: [], cues: ['trust'] };
  const made = { ...entry, quote: 'Nobody ever said this sentence.' };
  server.answerWith(says({ insights: [{ ...entry, quote: quote.toUpperCase() }, made], names: [] }));
  const sent = await base.request
    .post('/v1/notes')
    .set('Authorization', await base.keyFor('admin'))
    .send({ text: `A note on hands\n\n${quote} The van was late.\n`, status: 'published' });
  expect(sent.status).toBe(201);
  const { body } = await base.request.get('/v1/insights?fields=statement,kind,source,reasons');
  expect(body.data).toMatchObject([{ statement: quote, kind: 'enabler', source: 'llm:tiny:1b' }]);
});
