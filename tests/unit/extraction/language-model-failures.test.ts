import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FallbackReason } from '../../../src/extraction/port.ts';
import { builtIn, extractorFor, inputOf, says, startLanguageModelServer } from './language-model-server.ts';
import { status, type LanguageModelServer, type Reply } from './language-model-server.ts';

const secretKey = 'sk-secret-key';
const text = 'A note\n\nThe confidential sentence of this note is about trust.\n';

let server: LanguageModelServer;
beforeAll(async () => void (server = await startLanguageModelServer()));
afterAll(() => server.stop());

async function expectFallback(
  reason: FallbackReason,
  options: Parameters<typeof extractorFor>[1] = {},
  baseUrl = server.baseUrl,
): Promise<void> {
  const { extractor, lines } = extractorFor({ baseUrl }, { apiKey: secretKey, ...options });
  const extraction = await extractor.extract(inputOf(text));
  const { insights, names } = await builtIn.extract(inputOf(text));
  const dropped = { insights: {}, names: {}, themes: {} };
  expect(extraction).toEqual({
    insights,
    names,
    report: { source: 'built-in@1', fallback: reason, dropped },
  });
  expect(lines).toMatchObject([{ level: 'warn', fields: { extractor: 'llm:test', reason } }]);
  expect(JSON.stringify(lines)).not.toMatch(/confidential|sk-secret|leaked/);
}

const raw =
  (body: string | Buffer, headers: Record<string, string> = { 'Content-Type': 'text/html' }): Reply =>
  (response) => {
    response.writeHead(200, headers);
    response.end(body);
  };
const envelope = (value: unknown): Reply =>
  raw(JSON.stringify(value), { 'Content-Type': 'application/json' });

describe('malformed answers fall back to the built-in extractor', () => {
  const answers: Record<string, Reply> = {
    'an HTML error page': raw('<!doctype html><h1>502 Bad Gateway</h1><p>leaked'),
    'an empty body': raw(''),
    'JSON that is cut off': raw('{"choices":[{"message":{"content":"{}'),
    'bytes that are not UTF-8': raw(Buffer.from([0x7b, 0x22, 0xff, 0xfe])),
    'no choices': envelope({ choices: [] }),
    'an error with status 200': envelope({ error: { message: 'leaked' } }),
    'content that is null': envelope({ choices: [{ message: { content: null } }] }),
    'content that is a list': envelope({ choices: [{ message: { content: [{ type: 'text' }] } }] }),
    'content in prose': says('Here are the insights you asked for:'),
    'content that is cut off': says('{"insights":[{"quote":"The confid'),
    'JSON of another shape': says({ quotes: [] }),
    'a list instead of an object': says([]),
    'lists that are none': says({ insights: {}, names: 'none' }),
    'entries none of which has the shape': says({ insights: [1, null, 'x', { quote: 5 }], names: [[]] }),
    'an answer nested very deep': says('['.repeat(200_000)),
  };
  test.each(Object.entries(answers))('%s', async (_name, reply) => {
    server.answerWith(reply);
    await expectFallback('malformed');
    expect(server.requests).toHaveLength(1);
  });
});

test('an answer that the server itself cut off is not used', async () => {
  server.answerWith(says({ insights: [], names: [] }, { finishReason: 'length' }));
  await expectFallback('truncated');
});

test('a refusal, by the model or by a filter, is not an answer', async () => {
  server.answerWith(says('', { refusal: 'I cannot help: leaked' }));
  await expectFallback('rejected');
  server.answerWith(says({ insights: [], names: [] }, { finishReason: 'content_filter' }));
  await expectFallback('rejected');
});

test.each<[number, FallbackReason, number]>([
  [401, 'unauthorised', 1],
  [403, 'unauthorised', 1],
  [400, 'rejected', 1],
  [404, 'rejected', 1],
  [500, 'unavailable', 1],
  [503, 'unavailable', 2],
  [429, 'rate-limited', 2],
])('status %i falls back (%s) after %i request(s)', async (code, reason, requests) => {
  server.answerWith(status(code, {}, { error: { message: `leaked ${secretKey}` } }));
  await expectFallback(reason);
  expect(server.requests).toHaveLength(requests);
});

test('a Retry-After beyond the time of a note is not waited for', async () => {
  for (const header of ['11', '3600', new Date(Date.now() + 60_000).toUTCString()]) {
    server.answerWith(status(429, { 'Retry-After': header }));
    await expectFallback('rate-limited');
    expect(server.requests).toHaveLength(1);
  }
});

test('a redirect is not followed, so the note goes nowhere else', async () => {
  server.answerWith(status(307, { Location: '/v1/elsewhere' }), says({ insights: [], names: [] }));
  await expectFallback('rejected');
  expect(server.requests).toHaveLength(1);
});

test('a refused connection falls back and is logged by its code alone', async () => {
  const gone = await startLanguageModelServer();
  await gone.stop();
  await expectFallback('unreachable', {}, gone.baseUrl);
});

test('a connection that breaks in the middle of the answer falls back', async () => {
  server.answerWith((response) => {
    response.writeHead(200, { 'Content-Length': '1000' });
    response.write('{"choices":');
    setImmediate(() => response.destroy());
  });
  await expectFallback('unreachable');
});

test('a server that never answers is left when the time of the note is up', async () => {
  const held = new Promise<ServerResponse>((resolve) => server.answerWith((response) => resolve(response)));
  const outcome = expectFallback('time-out', { totalMs: 200 });
  const response = await held;
  if (!response.destroyed) await once(response, 'close');
  await outcome;
});

test('an answer that trickles is left when the time of the note is up', async () => {
  server.answerWith((response) => {
    response.writeHead(200);
    const trickle = setInterval(() => response.write(' '), 10);
    response.once('close', () => clearInterval(trickle));
  });
  await expectFallback('time-out', { totalMs: 250 });
});

test('an answer without end is read up to the limit, and the connection closed', async () => {
  const closed = new Promise<void>((resolve) => {
    server.answerWith((response) => {
      response.writeHead(200);
      const piece = Buffer.alloc(64 * 1024, 0x20);
      const more = (): void => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more).once('close', resolve);
      more();
    });
  });
  await expectFallback('too-large');
  await closed;
});

test('an answer of 10 MB is too large, also where it travels compressed', async () => {
  const long = JSON.stringify({ insights: [], names: [], padding: 'x'.repeat(10_000_000) });
  server.answerWith(says(long));
  await expectFallback('too-large');
  server.answerWith(raw(gzipSync(long), { 'Content-Encoding': 'gzip' }));
  await expectFallback('too-large');
});

test('a note of more stretches than are asked about is left to the built-in extractor unasked', async () => {
  server.answerWith(says({ insights: [], names: [] }));
  await expectFallback('note-too-long', { maxChunkLength: 20, maxChunks: 1 });
  expect(server.requests).toHaveLength(0);
});

test('one failing stretch leaves the whole note to the built-in extractor', async () => {
  server.answerWith(says({ insights: [], names: [] }), says('not JSON'));
  await expectFallback('malformed', { maxChunkLength: 40, parallel: 1 });
  expect(server.requests.length).toBe(2);
});
