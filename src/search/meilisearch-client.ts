import { Meilisearch } from 'meilisearch';

export interface MeilisearchServer {
  url: string;
  apiKey?: string | undefined;
}

/**
 * A client whose requests fail after `timeoutMs`. It asks for uncompressed answers: Meilisearch sends a compressed
 * one in pieces, the last of which waits for the first to be acknowledged, which takes the kernel up to 40 ms
 * (`bench/search-overhead.mjs` on one machine: a federated search 14 ms instead of 14 or 54 ms).
 */
export function meilisearchClient({ url, apiKey }: MeilisearchServer, timeoutMs: number): Meilisearch {
  return new Meilisearch({
    host: url,
    ...(apiKey !== undefined && { apiKey }),
    timeout: timeoutMs,
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  });
}
