import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { performance } from 'node:perf_hooks';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { Webhook } from 'standardwebhooks';
import type { Attempt } from './repository.ts';

const usualTimeoutMs = 15_000;
/** Answers are not read: their status says all. */
const userAgent = 'leadership-knowledge-base';

export interface Message {
  id: string;
  url: string;
  /** The newest first. */
  secrets: string[];
  body: string;
}

export interface SendOptions {
  /** For trials and tests: receivers in the same network. */
  privateAddresses: boolean;
  signal: AbortSignal;
  timeoutMs?: number;
}

/**
 * One attempt (Standard Webhooks 1.0.0): a POST signed with every valid secret. Redirects are not followed and private
 * addresses not connected to, whatever name leads there: the agent checks the address of the connection itself.
 * Never throws but when `signal` is aborted.
 */
export async function sendMessage(message: Message, options: SendOptions): Promise<Attempt> {
  const started = performance.now();
  const took = (): number => Math.round(performance.now() - started);
  try {
    const statusCode = await post(message, options);
    const error = statusCode >= 200 && statusCode < 300 ? null : refusalOf(statusCode);
    return { statusCode, error, durationMs: took() };
  } catch (error) {
    options.signal.throwIfAborted();
    return { statusCode: null, error: reasonOf(error), durationMs: took() };
  }
}

const refusalOf = (statusCode: number): string =>
  statusCode >= 300 && statusCode < 400 ? 'Redirects are not followed.' : `Answered ${statusCode}.`;

const reasonOf = (error: unknown): string =>
  error instanceof Error && error.name === 'TimeoutError'
    ? `No answer in time.`
    : String(error instanceof Error ? error.message : error).slice(0, 300);

function post(
  { id, url, secrets, body }: Message,
  { privateAddresses, signal, timeoutMs = usualTimeoutMs }: SendOptions,
): Promise<number> {
  const at = new Date();
  const secure = url.startsWith('https:');
  const Agent = secure ? RequestFilteringHttpsAgent : RequestFilteringHttpAgent;
  const agent = new Agent({ allowPrivateIPAddress: privateAddresses, allowMetaIPAddress: privateAddresses });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'user-agent': userAgent,
    'webhook-id': id,
    'webhook-timestamp': Math.floor(at.getTime() / 1000),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent,
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    request.once('response', (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.once('error', (error) => reject(signalReason(error)));
    request.end(body);
  });
}

/** What aborted it, in the place of the abort. */
const signalReason = (error: Error): Error => (error.cause instanceof Error ? error.cause : error);
