import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueueItem } from '../../../src/queue/schemas.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../../support/knowledge-base.ts';
import { createNote } from '../../support/notes.ts';
import { says, startLanguageModelServer, status, type LanguageModelServer } from './language-model-server.ts';

const quote = 'Neighbours trust what they have built with their own hands.';
const text = `A note on hands\n\n${quote} The van was late.\n`;
const entry = { kind: 'enabler', confidence: 1, themes: [], cues: ['trust'] };

let server: LanguageModelServer;
let base: KnowledgeBase;
let key: string;
beforeAll(async () => {
  server = await startLanguageModelServer();
  base = await startKnowledgeBase({ settings: { LLM_BASE_URL: server.baseUrl, LLM_MODEL: 'tiny:1b' } });
  key = await base.keyFor('admin');
});
afterAll(async () => {
  await base?.stop();
  await server?.stop();
});

const get = async (path: string) => (await base.request.get(path).set('authorization', key).expect(200)).body;
const post = (path: string, body: object) => base.request.post(path).set('authorization', key).send(body);

test('what a language model suggests waits for a curator, however sure it is; what it made up is counted', async () => {
  const made = { ...entry, quote: 'Nobody ever said this sentence.' };
  const themes = [
    { theme: 'Making by hand', confidence: 0.8 },
    { theme: 'governance', confidence: 0.4 },
  ];
  server.answerWith(says({ insights: [{ ...entry, themes, quote: quote.toUpperCase() }, made], names: [] }));
  await createNote(base, key, text, { status: 'published' });
  expect((await get('/v1/insights')).data).toEqual([]);
  const { data } = await get('/v1/insights?status=suggested&fields=statement,kind,source,themes');
  expect(data).toMatchObject([{ statement: quote, kind: 'enabler', source: 'llm:tiny:1b' }]);
  expect(data[0].themes).toEqual([{ slug: 'governance', label: 'Governance' }]);
  const audit = await get('/v1/audit?action=note.create');
  expect(audit.data[0].after.extraction).toMatchObject({
    source: 'llm:tiny:1b',
    fallback: null,
    suggested: 1,
    accepted: 0,
    proposedThemes: ['Making by hand'],
    dropped: { insights: { 'not-verbatim': 1 } },
  });
});

test('a theme outside the vocabulary waits in the queue with its passage; accepted, its insights carry it', async () => {
  const [waiting] = (await get('/v1/queue?type=tag')).data as QueueItem[];
  expect(waiting).toMatchObject({
    title: 'Making by hand',
    scheme: 'theme',
    why: 'proposed as a theme by llm:tiny:1b',
    context: { exact: quote },
  });
  await base.request.get('/v1/themes/making-by-hand').expect(404);
  const { item, version } = waiting!;
  await post('/v1/queue/decisions', { decisions: [{ item, version, decision: 'accept' }] }).expect(200);
  const { data } = await get('/v1/insights?status=suggested&fields=themes');
  expect(data[0].themes.map(({ slug }: { slug: string }) => slug)).toContain('making-by-hand');
});

test('a theme that a curator rejected is not proposed again', async () => {
  const propose = async (words: string) => {
    const themes = [{ theme: 'Tea and biscuits', confidence: 0.9 }];
    server.answerWith(says({ insights: [{ ...entry, themes, quote: words }], names: [] }));
    await createNote(base, key, `Another note\n\n${words} It rained.\n`);
    return (await get('/v1/queue?type=tag')).data as QueueItem[];
  };
  const [waiting] = await propose('Purpose is what people hold above their own agenda.');
  const { item, version } = waiting!;
  await post('/v1/queue/decisions', { decisions: [{ item, version, decision: 'reject' }] }).expect(200);
  expect(await propose('Boards are there to be asked, and to answer.')).toEqual([]);
});

test('that the built-in extractor answered instead, and why, stands in the audit trail', async () => {
  server.answerWith(status(401));
  await createNote(
    base,
    key,
    'A plain note\n\nLasting change only happens through distributive leadership.\n',
  );
  const { data } = await get('/v1/audit?action=note.create');
  expect(data[0].after.extraction).toMatchObject({ source: 'model@1', fallback: 'unauthorised' });
});
