import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parsePlainText } from '../../../src/ingestion/parse-plain-text.ts';
import {
  LanguageModelExtractor,
  type LanguageModelOptions,
} from '../../../src/extraction/language-model/language-model-extractor.ts';
import type { ExtractionInput, Extractor, Vocabulary } from '../../../src/extraction/port.ts';

export interface AskedRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: {
    model: string;
    messages: { role: string; content: string }[];
    stream: boolean;
    temperature?: number;
    response_format: { type: string; json_schema: { name: string; strict: boolean; schema: object } };
  };
}

/** Answers one request; the last of a list answers all that follow. */
export type Reply = (response: ServerResponse, request: AskedRequest) => unknown;

export interface LanguageModelServer {
  baseUrl: string;
  requests: AskedRequest[];
  answerWith(...replies: Reply[]): void;
  stop(): Promise<void>;
}

/** A server on 127.0.0.1 that speaks the chat-completions wire format as it is told to. */
export async function startLanguageModelServer(): Promise<LanguageModelServer> {
  const requests: AskedRequest[] = [];
  let replies: Reply[] = [];
  const server = createServer((incoming, response) => {
    void readRequest(incoming).then((request) => {
      requests.push(request);
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      return reply?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    answerWith: (...next) => {
      replies = next;
      requests.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<AskedRequest> {
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
  const { method = '', url = '', headers } = incoming;
  return { method, url, headers, body: JSON.parse(text) as AskedRequest['body'] };
}

/** A 200 whose message has this content, JSON where it is no string. */
export const says =
  (content: unknown, { finishReason = 'stop', refusal = null as string | null } = {}): Reply =>
  (response) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const message = { role: 'assistant', content: text, refusal };
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify({
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1_700_000_000,
        model: 'test',
        choices: [{ index: 0, message, finish_reason: finishReason }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    );
  };

export const status =
  (code: number, headers: Record<string, string> = {}, body: unknown = { error: { message: 'no' } }): Reply =>
  (response) => {
    response.writeHead(code, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

export const vocabulary: Vocabulary = {
  themes: [
    { slug: 'shared-purpose', label: 'Shared purpose', aliases: ['common cause'] },
    { slug: 'governance', label: 'Governance', aliases: ['boards and accountability'] },
    { slug: 'trust-and-openness', label: 'Trust and openness', aliases: [] },
  ],
  examples: [],
};

export const inputOf = (text: string): ExtractionInput => ({
  text,
  structure: parsePlainText(text),
  vocabulary,
});

/** Suggests nothing but its source. */
export const builtIn: Extractor = {
  source: 'built-in@1',
  extract: () =>
    Promise.resolve({
      insights: [],
      names: [{ kind: 'place', name: 'Built-in', aliases: [], confidence: 1, mentions: [] }],
    }),
};

export interface LogLine {
  level: 'warn' | 'info';
  fields: object;
  message: string;
}

export function extractorFor(
  server: Pick<LanguageModelServer, 'baseUrl'>,
  options: Partial<LanguageModelOptions> & { apiKey?: string; model?: string } = {},
): { extractor: LanguageModelExtractor; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const { apiKey, model = 'test', ...rest } = options;
  const extractor = new LanguageModelExtractor({
    server: { baseUrl: server.baseUrl, model, apiKey },
    builtIn,
    log: {
      warn: (fields, message) => lines.push({ level: 'warn', fields, message }),
      info: (fields, message) => lines.push({ level: 'info', fields, message }),
    },
    retryMs: 1,
    totalMs: 10_000,
    ...rest,
  });
  return { extractor, lines };
}
