import { afterAll, beforeAll, expect, test } from 'vitest';
import { recogniseNames } from '../../../src/extraction/names/recognise-names.ts';
import { indexText } from '../../../src/text/code-points.ts';
import { extractorFor, inputOf, says, startLanguageModelServer, status } from './language-model-server.ts';
import type { LanguageModelServer } from './language-model-server.ts';

const text = `Note from a harbour meeting 🌊

Key messages

• Trust grows where people keep small promises.
• “Boards rarely notice what they don’t measure,” said Ffion Prys.
• The Tide Table Project put residents in the chair.

Discussion

Shared aims outlast the people who wrote them down. The kettle was broken again.
`;
const index = indexText(text);

let server: LanguageModelServer;
beforeAll(async () => void (server = await startLanguageModelServer()));
afterAll(() => server.stop());

const insight = (quote: string, more: object = {}) => ({
  quote,
  kind: 'principle',
  confidence: 0.8,
  themes: [],
  cues: [],
  ...more,
});

test('quotations become insights at their place in the version, in reading order', async () => {
  server.answerWith(
    says({
      insights: [
        insight('Shared aims outlast the people who wrote them down.', {
          kind: 'lesson',
          themes: [{ theme: 'shared-purpose', confidence: 0.9 }],
          cues: ['outlast', 'nowhere'],
        }),
        insight('Trust grows where people keep small promises.', { confidence: 0.7 }),
      ],
      names: [],
    }),
  );
  const { insights, report } = await extractorFor(server).extractor.extract(inputOf(text));
  expect(insights.map(({ start, end }) => index.slice(start, end))).toEqual([
    'Trust grows where people keep small promises.',
    'Shared aims outlast the people who wrote them down.',
  ]);
  const [first, second] = insights;
  expect(first).toMatchObject({ kind: 'principle', confidence: 0.7, themes: [], reasons: [] });
  expect(second).toMatchObject({ kind: 'lesson', themes: [{ slug: 'shared-purpose', confidence: 0.9 }] });
  const [reason] = second!.reasons;
  expect(reason).toMatchObject({ cue: 'outlast', weight: 1 });
  expect(index.slice(reason!.start!, reason!.end!)).toBe('outlast');
  expect(report).toEqual({ source: 'llm:test', dropped: { insights: {}, names: {}, themes: {} } });
});

test('the request speaks the wire format: one POST, a strict schema, nothing streamed', async () => {
  server.answerWith(says({ insights: [], names: [] }));
  const { extractor } = extractorFor({ baseUrl: `${server.baseUrl}/?v=1` }, { apiKey: 'sk-1', model: 'a/b' });
  await extractor.extract(inputOf(text));
  expect(server.requests).toHaveLength(1);
  const { method, url, headers, body } = server.requests[0]!;
  expect([method, url]).toEqual(['POST', '/v1/chat/completions?v=1']);
  expect(headers).toMatchObject({ authorization: 'Bearer sk-1', 'content-type': 'application/json' });
  expect(body).toMatchObject({ model: 'a/b', stream: false, temperature: 0 });
  const { type, json_schema: wrapper } = body.response_format;
  expect([type, wrapper.name, wrapper.strict]).toEqual(['json_schema', 'extraction', true]);
  expect(strictFaults(wrapper.schema)).toEqual([]);
  expect(body.messages.map(({ role }) => role)).toEqual(['system', 'user']);
  expect(body.messages[0]!.content).toContain('- shared-purpose: Shared purpose, common cause');
  expect(body.messages[1]!.content).toContain('Trust grows where people keep small promises.');
});

/** OpenAI's strict mode: every object closed, every property required. */
function strictFaults(schema: unknown, path = '#'): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  const own =
    type === 'object' &&
    (additionalProperties !== false ||
      JSON.stringify(required) !== JSON.stringify(Object.keys(properties as object)));
  const inner = Object.entries(schema).flatMap(([key, value]) => strictFaults(value, `${path}/${key}`));
  return own ? [path, ...inner] : inner;
}

test('no key, no Authorization header', async () => {
  server.answerWith(says({ insights: [], names: [] }));
  await extractorFor(server).extractor.extract(inputOf(text));
  expect(server.requests[0]!.headers.authorization).toBeUndefined();
});

test('a quotation retyped with straight quotes and other case is anchored to its original', async () => {
  server.answerWith(
    says({ insights: [insight('"boards rarely notice what they don\'t measure,"')], names: [] }),
  );
  const { insights } = await extractorFor(server).extractor.extract(inputOf(text));
  expect(insights.map(({ start, end }) => index.slice(start, end))).toEqual([
    '“Boards rarely notice what they don’t measure,”',
  ]);
});

test('themes are found by slug, label and alias; others become proposals, never tags', async () => {
  server.answerWith(
    says({
      insights: [
        insight('Trust grows where people keep small promises.', {
          themes: [
            { theme: 'Common cause', confidence: 0.2 },
            { theme: 'TRUST AND OPENNESS', confidence: 7 },
            { theme: 'shared-purpose', confidence: 0.6 },
            { theme: 'promise keeping', confidence: 0.9 },
          ],
        }),
        insight('Shared aims outlast the people who wrote them down.', {
          themes: [{ theme: 'Promise  Keeping', confidence: 1 }],
        }),
      ],
      names: [],
    }),
  );
  const { insights, proposals } = await extractorFor(server).extractor.extract(inputOf(text));
  expect(insights[0]!.themes).toEqual([
    { slug: 'trust-and-openness', confidence: 1 },
    { slug: 'shared-purpose', confidence: 0.6 },
  ]);
  expect(insights[1]!.themes).toEqual([]);
  expect(proposals).toEqual({ themes: ['promise keeping'] });
});

test('names of the model join the recognised ones, as the note writes them and with all mentions', async () => {
  const note = `${text}\nLater the Glan-y-môr Circle met; a circle of chairs. The GLAN-Y-MÔR CIRCLE agreed.\n`;
  server.answerWith(
    says({
      insights: [],
      names: [
        { name: 'glan-y-môr circle', kind: 'organisation', confidence: 3 },
        { name: 'Ffion Prys', kind: 'organisation', confidence: 1 },
        { name: 'Nowhere Partnership', kind: 'organisation', confidence: 1 },
        { name: 'kettle', kind: 'example', confidence: 1 },
        { name: 'Tide', kind: 'robot', confidence: 1 },
        { name: 'Tide Table', kind: 'place', confidence: 1 },
      ],
    }),
  );
  const input = inputOf(note);
  const recognised = recogniseNames(input).filter(({ name }) => !/glan/i.test(name));
  const { names, report } = await extractorFor(server).extractor.extract(input);
  for (const name of recognised) expect(names).toContainEqual(name);
  const circle = names.find(({ name }) => /glan/i.test(name));
  const noteIndex = indexText(note);
  expect(circle!.mentions.map(({ start, end }) => noteIndex.slice(start, end))).toEqual([
    'Glan-y-môr Circle',
    'GLAN-Y-MÔR CIRCLE',
  ]);
  expect(circle!.confidence).toBeLessThanOrEqual(1);
  expect(names.find(({ name }) => name === 'Ffion Prys')?.kind).toBe('person');
  expect(report!.dropped.names).toMatchObject({
    'not-verbatim': 2,
    'unknown-kind': 1,
    overlapping: 1,
  });
  expect(names.map(({ mentions }) => mentions[0]!.start)).toEqual(
    names.map(({ mentions }) => mentions[0]!.start).sort((a, b) => a - b),
  );
});

test('a long note is asked about in stretches, answered as one', async () => {
  const part = (n: number): string => `Section ${n}\n\nLesson number ${n} is that people matter most.\n\n`;
  const long = `A long note\n\n${Array.from({ length: 6 }, (_, n) => part(n + 1)).join('')}`;
  server.answerWith((response, request) => {
    const stretch = request.body.messages[1]!.content;
    const quotes = stretch.match(/Lesson number \d is that people matter most\./g) ?? [];
    return says({ insights: quotes.map((quote) => insight(quote)), names: [] })(response, request);
  });
  const { extractor } = extractorFor(server, { maxChunkLength: 130 });
  const { insights, report } = await extractor.extract(inputOf(long));
  expect(server.requests.length).toBeGreaterThan(2);
  expect(insights.map(({ start, end }) => long.slice(start, end))).toEqual(
    Array.from({ length: 6 }, (_, n) => `Lesson number ${n + 1} is that people matter most.`),
  );
  expect(report!.fallback).toBeUndefined();
});

test('429 is asked once more after Retry-After, and then the model answers', async () => {
  const good = says({ insights: [insight('Trust grows where people keep small promises.')], names: [] });
  for (const overloaded of [
    status(429, { 'Retry-After': '0' }),
    status(503, { 'Retry-After': new Date(0).toUTCString() }),
    status(503, { 'Retry-After': 'soon' }),
    status(502),
  ]) {
    server.answerWith(overloaded, good);
    const { insights, report } = await extractorFor(server).extractor.extract(inputOf(text));
    expect(insights).toHaveLength(1);
    expect(report!.fallback).toBeUndefined();
    expect(server.requests).toHaveLength(2);
  }
});

test('a model that takes no temperature is asked without, from then on', async () => {
  const fault = { error: { message: 'unsupported', param: 'temperature', code: 'unsupported_value' } };
  server.answerWith(status(400, {}, fault), says({ insights: [], names: [] }));
  const { extractor } = extractorFor(server);
  await extractor.extract(inputOf(text));
  const { report } = await extractor.extract(inputOf(text));
  expect(server.requests.map(({ body }) => body.temperature)).toEqual([0, undefined, undefined]);
  expect(report!.fallback).toBeUndefined();
});

test('several stretches under way at once learn together that the model takes no temperature', async () => {
  const fault = { error: { message: 'unsupported', param: 'temperature', code: 'unsupported_value' } };
  server.answerWith((response, request) => {
    const reply =
      request.body.temperature === undefined ? says({ insights: [], names: [] }) : status(400, {}, fault);
    return reply(response, request);
  });
  const { report } = await extractorFor(server, { maxChunkLength: 60 }).extractor.extract(inputOf(text));
  expect(server.requests.filter(({ body }) => body.temperature === 0).length).toBeGreaterThan(1);
  expect(report!.fallback).toBeUndefined();
});

test('the source names the model in plain characters, sixty at most', () => {
  const source = (model: string): string => extractorFor(server, { model }).extractor.source;
  expect(source('qwen3:4b-q4_K.M')).toBe('llm:qwen3:4b-q4_K.M');
  expect(source('org/modèle <b>"x"\n')).toBe('llm:org-mod-le-b-x-');
  expect(source('x'.repeat(200))).toHaveLength(60);
});
