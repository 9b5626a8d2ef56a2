import {
  Meilisearch,
  type EnqueuedTaskPromise,
  type FederatedMultiSearchParams,
  type MultiSearchParams,
} from 'meilisearch';
import { indexName, indexSettings } from './meilisearch-settings.ts';
import {
  markEnd,
  markStart,
  searchTypes,
  type EngineResults,
  type IndexDocument,
  type SearchEngine,
  type SearchFilters,
  type SearchIndex,
  type SearchQuery,
  type SearchType,
  type SlugFilter,
} from './port.ts';

const patience = { timeout: 60_000, interval: 20 };
const weights: Record<SearchType, number> = { insight: 1, example: 1, note: 0.9 };
const snippetWords = 30;
const extract = {
  attributesToRetrieve: ['id'],
  attributesToHighlight: ['title', 'text'],
  attributesToCrop: [`text:${snippetWords}`],
  highlightPreTag: markStart,
  highlightPostTag: markEnd,
};

export interface MeilisearchOptions {
  url: string;
  apiKey?: string | undefined;
  indexPrefix?: string;
  /** A search that takes longer counts as failed. */
  searchTimeoutMs: number;
}

interface FederatedHit {
  id: string;
  _formatted?: Partial<IndexDocument>;
  _federation?: { indexUid: string };
}

/** Meilisearch behind the search port: the only module that knows its client. */
export class MeilisearchEngine implements SearchEngine, SearchIndex {
  readonly name = 'meilisearch';
  readonly #client: Meilisearch;
  readonly #searchClient: Meilisearch;
  readonly #prefix: string;

  constructor({ url, apiKey, indexPrefix = '', searchTimeoutMs }: MeilisearchOptions) {
    const connection = { host: url, ...(apiKey !== undefined && { apiKey }) };
    this.#client = new Meilisearch({ ...connection, timeout: 30_000 });
    this.#searchClient = new Meilisearch({ ...connection, timeout: searchTimeoutMs });
    this.#prefix = indexPrefix;
  }

  async search({ q, types, filters, page, limit }: SearchQuery): Promise<EngineResults> {
    const filter = filterExpressions(filters);
    const queries = types.map((type) => ({ indexUid: indexName(this.#prefix, type), q, filter }));
    const federation = { offset: (page - 1) * limit, limit };
    const [ranked, counted] = await Promise.all([
      this.#searchClient.multiSearch<FederatedMultiSearchParams, FederatedHit>({
        federation,
        queries: queries.map((query, i) => ({
          ...query,
          ...extract,
          federationOptions: { weight: weights[types[i]!] },
        })),
      }),
      // The federated total is an estimate; with a page each index counts exactly.
      this.#searchClient.multiSearch<MultiSearchParams, FederatedHit>({
        queries: queries.map((query) => ({
          ...query,
          page: 1,
          hitsPerPage: 1,
          attributesToRetrieve: ['id'],
        })),
      }),
    ]);
    const total = counted.results.reduce(
      (sum, result) => sum + ('totalHits' in result ? Number(result.totalHits) : 0),
      0,
    );
    return { hits: ranked.hits.map((hit) => this.#toHit(hit)), total };
  }

  #toHit(hit: FederatedHit): EngineResults['hits'][number] {
    const type = searchTypes.find(
      (candidate) => indexName(this.#prefix, candidate) === hit._federation?.indexUid,
    );
    if (!type) throw new Error(`A hit came from an index that is not ours: ${hit._federation?.indexUid}`);
    const { title = '', text = '' } = hit._formatted ?? {};
    const inTitle = title.includes(markStart) || text === '';
    return { type, id: hit.id, snippet: inTitle && type !== 'note' ? title : text || title };
  }

  /** Creates the indexes where they are missing and brings their settings up to date. */
  async prepare(): Promise<void> {
    await Promise.all(
      searchTypes.map(async (type) => {
        const name = indexName(this.#prefix, type);
        // An index that is there already fails the task, and that is as good.
        await this.#client.createIndex(name, { primaryKey: 'id' }).waitTask(patience);
        await succeeded(this.#client.index(name).updateSettings(indexSettings));
      }),
    );
  }

  async put(type: SearchType, documents: IndexDocument[]): Promise<void> {
    if (documents.length === 0) return;
    await succeeded(this.#client.index(indexName(this.#prefix, type)).addDocuments(documents));
  }

  async remove(type: SearchType, ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await succeeded(this.#client.index(indexName(this.#prefix, type)).deleteDocuments(ids));
  }

  async count(type: SearchType): Promise<number> {
    const stats = await this.#client.index(indexName(this.#prefix, type)).getStats();
    return stats.numberOfDocuments;
  }
}

/** An enqueued task says nothing yet: only its success does. */
async function succeeded(enqueued: EnqueuedTaskPromise): Promise<void> {
  const task = await enqueued.waitTask(patience);
  if (task.status === 'succeeded') return;
  throw new Error(`Meilisearch task ${task.uid} (${task.type}) ${task.status}: ${task.error?.message ?? ''}`);
}

const quote = (value: string): string => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;

/** Outer list: and; inner lists: or. */
function filterExpressions(filters: SearchFilters): (string | string[])[] {
  return [
    ...slugExpressions('themes', filters.themes),
    ...slugExpressions('tags', filters.tags),
    ...slugExpressions('examples', filters.examples),
    ...(filters.kinds ? [`kind IN [${filters.kinds.map(quote).join(', ')}]`] : []),
    ...(filters.series ? [`series IN [${filters.series.map(quote).join(', ')}]`] : []),
    ...(filters.from !== undefined ? [`heldOn >= ${dayNumber(filters.from)}`] : []),
    ...(filters.to !== undefined ? [`heldOn <= ${dayNumber(filters.to)}`] : []),
  ];
}

function slugExpressions(attribute: string, filter: SlugFilter | undefined): string[] {
  return [
    ...(filter?.any ? [`${attribute} IN [${filter.any.map(quote).join(', ')}]`] : []),
    ...(filter?.all ?? []).map((slug) => `${attribute} = ${quote(slug)}`),
    ...(filter?.none ? [`${attribute} NOT IN [${filter.none.map(quote).join(', ')}]`] : []),
  ];
}
