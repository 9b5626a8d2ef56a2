import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { answerSchema } from './answer.ts';
import { LanguageModelFailure } from './failure.ts';
import type { ChatMessage } from './prompt.ts';
import { readLimited } from './read-limited.ts';

export interface ChatServer {
  /** Up to and including the version, as in `http://127.0.0.1:11434/v1`. */
  baseUrl: string;
  model: string;
  apiKey?: string | undefined;
}

/** How long an answer may take: `signal` aborts it, at `endsAt` (milliseconds since 1970) at the latest. */
export interface Deadline {
  signal: AbortSignal;
  endsAt: number;
}

export interface ChatClientOptions {
  maxAnswerBytes?: number;
  /** How long to wait before the second attempt where the server does not say. */
  retryMs?: number;
}

const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});
const ErrorBody = z.object({ error: z.object({ param: z.string() }) });
const maxErrorBytes = 16 * 1024;
const overloaded = new Set([429, 502, 503, 504]);

/**
 * Asks a server that speaks the OpenAI chat-completions format (`POST {base}/chat/completions`) for an answer in
 * JSON that follows `answerSchema`. Nothing is streamed and no redirect is followed. At most one retry.
 */
export class ChatClient {
  readonly #server: ChatServer;
  readonly #options: Required<ChatClientOptions>;
  #withTemperature = true;

  constructor(server: ChatServer, { maxAnswerBytes = 1024 * 1024, retryMs = 1000 }: ChatClientOptions = {}) {
    this.#server = server;
    this.#options = { maxAnswerBytes, retryMs };
  }

  /**
   * The content of the model's message.
   * @throws LanguageModelFailure, or the reason of `deadline.signal` once it is aborted
   */
  async complete(messages: ChatMessage[], deadline: Deadline): Promise<string> {
    try {
      return await this.#ask(messages, deadline.signal);
    } catch (error) {
      if (!(error instanceof LanguageModelFailure) || error.retryAfterMs === undefined) throw error;
      if (Date.now() + error.retryAfterMs >= deadline.endsAt) throw error;
      await sleep(error.retryAfterMs, undefined, { signal: deadline.signal }).catch(() => undefined);
      deadline.signal.throwIfAborted();
      return this.#ask(messages, deadline.signal);
    }
  }

  async #ask(messages: ChatMessage[], signal: AbortSignal): Promise<string> {
    const withTemperature = this.#withTemperature;
    try {
      const response = await this.#send(messages, withTemperature, signal);
      if (!response.ok) throw await this.#refused(response, withTemperature);
      return contentOf(await readLimited(response, this.#options.maxAnswerBytes));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof LanguageModelFailure) throw error;
      throw new LanguageModelFailure('unreachable', codeOf(error));
    }
  }

  #send(messages: ChatMessage[], withTemperature: boolean, signal: AbortSignal): Promise<Response> {
    const { model, apiKey } = this.#server;
    return fetch(this.#address(), {
      method: 'POST',
      // A redirect would carry the note to a server that nobody named.
      redirect: 'manual',
      signal,
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        ...(apiKey !== undefined && { Authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({
        model,
        messages,
        stream: false,
        ...(withTemperature && { temperature: 0 }),
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'extraction', strict: true, schema: answerSchema },
        },
      }),
    });
  }

  #address(): URL {
    const url = new URL(this.#server.baseUrl);
    url.pathname = `${url.pathname.replace(/(?<!\/)\/+$/, '')}/chat/completions`;
    return url;
  }

  async #refused(response: Response, withTemperature: boolean): Promise<LanguageModelFailure> {
    const { status } = response;
    // Some models take no temperature but their own (400, naming the parameter): asked again without, from then on.
    if (status === 400 && withTemperature && (await faultyParameter(response)) === 'temperature') {
      this.#withTemperature = false;
      return new LanguageModelFailure('rejected', { status, retryAfterMs: 0 });
    }
    await response.body?.cancel();
    if (status === 401 || status === 403) return new LanguageModelFailure('unauthorised', { status });
    const reason = status === 429 ? 'rate-limited' : status >= 500 ? 'unavailable' : 'rejected';
    if (!overloaded.has(status)) return new LanguageModelFailure(reason, { status });
    const retryAfterMs = readRetryAfter(response.headers.get('Retry-After')) ?? this.#options.retryMs;
    return new LanguageModelFailure(reason, { status, retryAfterMs });
  }
}

/** RFC 9110, 10.2.3: seconds or an HTTP date. */
function readRetryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

function contentOf(body: string): string {
  const completion = Completion.safeParse(parseOrNull(body));
  const choice = completion.data?.choices[0];
  if (!choice) throw new LanguageModelFailure('malformed');
  const { finish_reason: finished, message } = choice;
  if (finished === 'length') throw new LanguageModelFailure('truncated');
  if (finished === 'content_filter' || message.refusal) throw new LanguageModelFailure('rejected');
  if (!message.content) throw new LanguageModelFailure('malformed');
  return message.content;
}

async function faultyParameter(response: Response): Promise<string | undefined> {
  const body = await readLimited(response, maxErrorBytes).catch(() => '');
  return ErrorBody.safeParse(parseOrNull(body)).data?.error.param;
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** fetch says “fetch failed” and gives what happened as the cause. */
function codeOf(error: unknown): { code?: string } {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? { code } : {};
}
