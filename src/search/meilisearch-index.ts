import { isDeepStrictEqual } from 'node:util';
import {
  MeilisearchApiError,
  type Meilisearch,
  type EnqueuedTaskPromise,
  type MultiSearchParams,
  type Settings,
} from 'meilisearch';
import { generateTenantToken } from 'meilisearch/token';
import { v5 as uuidv5 } from 'uuid';
import { inLine } from '../lib/in-line.ts';
import { meilisearchClient } from './meilisearch-client.ts';
import type { MeilisearchOptions } from './meilisearch-engine.ts';
import { indexName, indexSettings } from './meilisearch-settings.ts';
import {
  RefusedError,
  searchTypes,
  type IndexDocument,
  type IndexSite,
  type SearchIndex,
  type SearchToken,
  type SearchType,
  type SynonymGroup,
} from './port.ts';

/** Batches wait for those before them, on a busy machine for long. */
const patience = { timeout: 300_000, interval: 20 };
const requestTimeoutMs = 30_000;
const pageSize = 10_000;
/** A server takes 100 MB by default, others less; so many characters are at most three times as many bytes. */
const payloadCharacters = 4_000_000;
const payloadsOnTheWay = 4;
/** Any UUID will do: it makes the same key of the same indexes in every process. */
const keyNamespace = 'a51b1e6e-3b0c-4d6c-9f4e-0c8f6e4b7d21';

/** The three indexes in Meilisearch, kept through the search port. */
export class MeilisearchIndex implements SearchIndex {
  readonly #url: string;
  readonly #client: Meilisearch;
  readonly #searchClient: Meilisearch;
  readonly #prefix: string;

  constructor({ url, apiKey, indexPrefix = '', searchTimeoutMs }: MeilisearchOptions) {
    this.#url = url;
    this.#client = meilisearchClient({ url, apiKey }, requestTimeoutMs);
    this.#searchClient = meilisearchClient({ url, apiKey }, searchTimeoutMs);
    this.#prefix = indexPrefix;
  }

  async prepare(synonyms: SynonymGroup[]): Promise<void> {
    await Promise.all(searchTypes.map((type) => this.#prepare(type, 'live', synonyms)));
  }

  async prepareNext(synonyms: SynonymGroup[]): Promise<void> {
    await Promise.all(
      searchTypes.map(async (type) => {
        await this.#client.deleteIndex(indexName(this.#prefix, type, 'next')).waitTask(patience);
        await this.#prepare(type, 'next', synonyms);
      }),
    );
  }

  async swapNext(): Promise<void> {
    const pairs = searchTypes.map((type) => ({
      indexes: [indexName(this.#prefix, type), indexName(this.#prefix, type, 'next')] as [string, string],
      rename: false,
    }));
    await succeeded(this.#client.swapIndexes(pairs));
    await Promise.all(
      searchTypes.map((type) =>
        this.#client.deleteIndex(indexName(this.#prefix, type, 'next')).waitTask(patience),
      ),
    );
  }

  async listStaleSettings(synonyms: SynonymGroup[]): Promise<string[]> {
    const stale = searchTypes.map(async (type) => {
      const name = indexName(this.#prefix, type);
      return (await this.#hasSettings(name, type, synonyms)) ? [] : [name];
    });
    return (await Promise.all(stale)).flat();
  }

  async #prepare(type: SearchType, site: IndexSite, synonyms: SynonymGroup[]): Promise<void> {
    const name = indexName(this.#prefix, type, site);
    // An index that is there already fails the task, and that is as good.
    await this.#client.createIndex(name, { primaryKey: 'id' }).waitTask(patience);
    if (await this.#hasSettings(name, type, synonyms)) return;
    await succeeded(this.#client.index(name).updateSettings(indexSettings(type, synonyms)));
  }

  async #hasSettings(name: string, type: SearchType, synonyms: SynonymGroup[]): Promise<boolean> {
    const held: Settings = await this.#client.index(name).getSettings();
    const { synonyms: wantedSynonyms, ...others } = indexSettings(type, synonyms);
    return (
      isDeepStrictEqual(held.synonyms, wantedSynonyms) &&
      Object.entries(others).every(([setting, wanted]) => holds(held[setting as keyof Settings], wanted))
    );
  }

  async put(type: SearchType, documents: IndexDocument[], site: IndexSite = 'live'): Promise<void> {
    const index = this.#client.index(indexName(this.#prefix, type, site));
    await inLine(payloadsOnTheWay, async (add) => {
      for (const lines of payloads(documents))
        await add(() => succeeded(index.addDocumentsFromString(lines, 'application/x-ndjson')));
    });
  }

  async remove(type: SearchType, ids: string[], site: IndexSite = 'live'): Promise<void> {
    if (ids.length === 0) return;
    await succeeded(this.#client.index(indexName(this.#prefix, type, site)).deleteDocuments(ids));
  }

  async count(type: SearchType): Promise<number> {
    return (await this.counts())[type];
  }

  async counts(): Promise<Record<SearchType, number>> {
    const { results } = await this.#searchClient.multiSearch<MultiSearchParams>({
      queries: searchTypes.map((type) => ({
        indexUid: indexName(this.#prefix, type),
        q: '',
        page: 1,
        hitsPerPage: 0,
      })),
    });
    const counts = results.map((result) => ('totalHits' in result ? result.totalHits : 0));
    // One result for each query, in their order.
    return Object.fromEntries(searchTypes.map((type, i) => [type, counts[i]])) as Record<SearchType, number>;
  }

  async digests(type: SearchType, site: IndexSite = 'live'): Promise<Map<string, string>> {
    const index = this.#client.index<Pick<IndexDocument, 'id' | 'digest'>>(
      indexName(this.#prefix, type, site),
    );
    const digests = new Map<string, string>();
    for (let offset = 0; ; offset += pageSize) {
      const page = await index.getDocuments({ fields: ['id', 'digest'], limit: pageSize, offset });
      for (const { id, digest } of page.results) digests.set(id, digest);
      if (page.results.length < pageSize) return digests;
    }
  }

  async issueToken(types: readonly SearchType[], expiresAt: Date): Promise<SearchToken> {
    const key = await this.#searchKey();
    const indexes = Object.fromEntries(types.map((type) => [type, indexName(this.#prefix, type)]));
    const rules = Object.values(indexes).map((name) => [name, { filter: 'status = published' }] as const);
    const token = await generateTenantToken({
      apiKey: key.key,
      apiKeyUid: key.uid,
      searchRules: Object.fromEntries(rules),
      expiresAt,
    });
    return { token, url: this.#url, indexes };
  }

  /** A key that can search these three indexes and nothing else, made once. */
  async #searchKey(): Promise<{ uid: string; key: string }> {
    const indexes = searchTypes.map((type) => indexName(this.#prefix, type));
    const uid = uuidv5(indexes.join(), keyNamespace);
    try {
      return await this.#client.getKey(uid);
    } catch (error) {
      if (!(error instanceof MeilisearchApiError) || error.cause?.code !== 'api_key_not_found') throw error;
      const name = 'Search of the knowledge base, for tokens';
      return await this.#client.createKey({ uid, name, actions: ['search'], indexes, expiresAt: null });
    }
  }
}

/** What is set beyond what we ask for, such as further typo settings, is the server's. */
function holds(held: unknown, wanted: unknown): boolean {
  if (Array.isArray(held) && Array.isArray(wanted)) return isDeepStrictEqual(held, wanted);
  if (typeof wanted !== 'object' || wanted === null) return held === wanted;
  if (typeof held !== 'object' || held === null) return false;
  return Object.entries(wanted).every(([name, value]) =>
    holds((held as Record<string, unknown>)[name], value),
  );
}

/** Documents as lines of JSON, in payloads that a server takes. */
function* payloads(documents: readonly IndexDocument[]): Generator<string> {
  let lines: string[] = [];
  let characters = 0;
  for (const document of documents) {
    const line = JSON.stringify(document);
    if (characters > 0 && characters + line.length > payloadCharacters) {
      yield lines.join('\n');
      [lines, characters] = [[], 0];
    }
    lines.push(line);
    characters += line.length;
  }
  if (lines.length > 0) yield lines.join('\n');
}

/** An enqueued task says nothing yet: only its success does. */
async function succeeded(enqueued: EnqueuedTaskPromise): Promise<void> {
  const task = await enqueued.waitTask(patience).catch((error: unknown) => {
    throw isRefusal(error) ? new RefusedError((error as Error).message, { cause: error }) : error;
  });
  if (task.status === 'succeeded') return;
  const message = `Meilisearch task ${task.uid} (${task.type}) ${task.status}: ${task.error?.message ?? ''}`;
  const refused = task.error?.type === 'invalid_request' && task.error.code !== 'index_not_found';
  throw refused ? new RefusedError(message) : new Error(message);
}

const refusals = new Set([400, 413, 422]);
const isRefusal = (error: unknown): boolean =>
  error instanceof MeilisearchApiError && refusals.has(error.response.status);
