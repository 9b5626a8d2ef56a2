import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { Meilisearch, MeilisearchApiError, type Config } from 'meilisearch';

export interface MeilisearchServer {
  url: string;
  apiKey?: string | undefined;
}

/** Meilisearch closes a connection that was idle for five seconds: we let go of it before. */
const idleMs = 4000;

/**
 * A client whose requests fail after `timeoutMs`. It asks for uncompressed answers: Meilisearch sends a compressed
 * one in pieces, the last of which waits for the first to be acknowledged, which takes the kernel up to 40 ms
 * (`bench/search-overhead.mjs` on one machine: a federated search 14 ms instead of 14 or 54 ms).
 */
export function meilisearchClient(
  { url, apiKey }: MeilisearchServer,
  timeoutMs: number,
  config: Pick<Config, 'httpClient'> = {},
): Meilisearch {
  return new Meilisearch({
    ...config,
    host: url,
    ...(apiKey !== undefined && { apiKey }),
    timeout: timeoutMs,
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  });
}

/**
 * The same for what readers wait for: over connections of its own and without `fetch`, which takes a millisecond or
 * two longer for each query (the same federated search 13.6 ms by fetch, 11.6 ms so).
 */
export function meilisearchQueryClient(server: MeilisearchServer, timeoutMs: number): Meilisearch {
  const { Agent, request } = server.url.startsWith('https:') ? https : http;
  const agent = new Agent({ keepAlive: true, timeout: idleMs });
  const httpClient: Config['httpClient'] = async (address, { method, headers, body, signal } = {}) => {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const options = {
        agent,
        method,
        headers: Object.fromEntries(new Headers(headers)),
        signal: signal ?? undefined,
      };
      request(address instanceof Request ? address.url : address, options, resolve)
        .once('error', reject)
        .end(body);
    });
    const answer = JSON.parse(await text(response));
    const { statusCode: status = 0 } = response;
    if (status !== 200) throw new MeilisearchApiError(new Response(null, { status }), answer);
    return answer;
  };
  return meilisearchClient(server, timeoutMs, { httpClient });
}
