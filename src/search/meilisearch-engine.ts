import {
  Meilisearch,
  type FederatedMultiSearchParams,
  type MultiSearchParams,
  type RankingScoreDetails,
} from 'meilisearch';
import { addCounts, countOnly, countQueries, type NarrowedQuery } from './meilisearch-counts.ts';
import { filterExpressions } from './meilisearch-filters.ts';
import { indexName } from './meilisearch-settings.ts';
import { extract, snippetOf, stemsIn, type Formatted } from './meilisearch-snippet.ts';
import { sumOfParts, wordingsOf, type PartHit, type WideHit } from './meilisearch-widen.ts';
import { formatQuery, parseQuery, type QueryPart } from './parse-query.ts';
import {
  searchTypes,
  type EngineHit,
  type EngineResults,
  type SearchEngine,
  type SearchQuery,
  type SearchType,
} from './port.ts';
import { stopWords } from './stop-words.ts';

/** Insights answer a question in a sentence, a note in pages. */
const weights: Record<SearchType, number> = { insight: 1, example: 1, note: 0.8 };
/** How much a theme that is certain adds to what its documents count. */
const themeLift = 0.5;
/** Fewer hits than these are few, of all together and of those that answer in a sentence. */
const fewHits = 60;
const fewAnswers = 10;
/** How many are looked at for each word; a note’s extract takes long to make. */
const hitsByPart: Record<SearchType, number> = { insight: 50, example: 10, note: 10 };

export interface MeilisearchOptions {
  url: string;
  apiKey?: string | undefined;
  indexPrefix?: string;
  /** A search that takes longer counts as failed. */
  searchTimeoutMs: number;
}

interface FederatedHit {
  id: string;
  _formatted?: Formatted;
  _federation?: { indexUid: string };
  _rankingScoreDetails?: RankingScoreDetails;
}

/** Meilisearch behind the search port. */
export class MeilisearchEngine implements SearchEngine {
  readonly name = 'meilisearch';
  readonly #client: Meilisearch;
  readonly #prefix: string;

  constructor({ url, apiKey, indexPrefix = '', searchTimeoutMs }: MeilisearchOptions) {
    const connection = { host: url, ...(apiKey !== undefined && { apiKey }) };
    this.#client = new Meilisearch({ ...connection, timeout: searchTimeoutMs });
    this.#prefix = indexPrefix;
  }

  async search(query: SearchQuery, hidden: readonly string[] = []): Promise<EngineResults> {
    const parts = meaningfulParts(query.q);
    if (parts === null) return { hits: [], total: 0, facets: {} };
    const asked = { ...query, q: formatQuery(parts) };
    const severalWords = parts.filter(({ quoted }) => !quoted).length > 1;
    const [ranked, counts] = await Promise.all([this.#rank(asked, hidden), this.#count(asked, hidden)]);
    const few = severalWords && ranked.answers < fewAnswers && (await this.#hasFew(asked.q, hidden));
    return few ? this.#widen(asked, parts, hidden) : { hits: ranked.hits, ...counts };
  }

  /** Ranked by one federated query over the kinds of thing; `answers` are those in a sentence that have every word. */
  async #rank(
    query: NarrowedQuery,
    hidden: readonly string[],
  ): Promise<{ hits: EngineHit[]; answers: number }> {
    const { q, types, filters, likelyThemes = [], page, limit } = query;
    const filter = filterExpressions(filters, hidden);
    // Found twice, an insight counts as what it is worth more as: a theme lifts what has the words anyway.
    const lifts = likelyThemes.map(({ slug, confidence }) => ({
      filter: [...filter, ...filterExpressions({ themes: { any: [slug] } }, [])],
      weight: 1 + themeLift * confidence,
    }));
    const ranked = await this.#client.multiSearch<FederatedMultiSearchParams, FederatedHit>({
      federation: { offset: (page - 1) * limit, limit },
      queries: types.flatMap((type) =>
        [{ filter, weight: 1 }, ...(type === 'insight' ? lifts : [])].map((asked) => ({
          ...this.#words(type, q),
          ...extract,
          showRankingScoreDetails: true,
          filter: asked.filter,
          federationOptions: { weight: weights[type] * asked.weight },
        })),
      ),
    });
    const marks = { stems: stemsIn(q) };
    const hits = ranked.hits.map((hit): EngineHit => {
      const type = this.#typeOf(hit);
      return { type, id: hit.id, snippet: snippetOf(type, hit._formatted ?? {}, marks) };
    });
    const answers = ranked.hits.filter((hit, i) => hits[i]!.type !== 'note' && hasEveryWord(hit)).length;
    return { hits, answers };
  }

  /** Whether hardly anything has every word. */
  async #hasFew(q: string, hidden: readonly string[]): Promise<boolean> {
    const { results } = await this.#client.multiSearch<MultiSearchParams, FederatedHit>({
      queries: searchTypes.map((type) => ({
        ...this.#words(type, q),
        ...countOnly,
        matchingStrategy: 'all' as const,
        filter: filterExpressions({}, hidden),
      })),
    });
    const totals = results.map((result) => ('totalHits' in result ? result.totalHits : 0));
    const all = totals.reduce((sum, total) => sum + total, 0);
    return all < fewHits && all - totals[searchTypes.indexOf('note')]! < fewAnswers;
  }

  /**
   * Meilisearch leaves out words in one order only, and the word that the text has otherwise is as often the rarest.
   * Where hardly anything has all words, each is asked for by itself. What is found depends on the words alone, so
   * that filters, totals and facets speak of the same hits.
   */
  async #widen(
    query: SearchQuery,
    parts: readonly QueryPart[],
    hidden: readonly string[],
  ): Promise<EngineResults> {
    const found = await this.#findByParts(query, parts, hidden);
    if (found.length === 0) return { hits: [], ...(await this.#count(query, hidden)) };
    const only = found.map(({ id }) => id);
    const narrowed = { ...query, q: '', likelyThemes: [], filters: { ...query.filters, only } };
    const [fitting, counts] = await Promise.all([
      this.#rank({ ...narrowed, page: 1, limit: found.length }, hidden),
      this.#count(narrowed, hidden),
    ]);
    const fits = new Set(fitting.hits.map(({ id }) => id));
    const start = (query.page - 1) * query.limit;
    const stems = stemsIn(query.q);
    const hits = found
      .filter(({ id }) => fits.has(id))
      .slice(start, start + query.limit)
      .map(({ type, id, formatted, words }) => ({
        type,
        id,
        snippet: snippetOf(type, formatted, { stems, words }),
      }));
    return { hits, ...counts };
  }

  async #findByParts(
    { likelyThemes = [] }: SearchQuery,
    parts: readonly QueryPart[],
    hidden: readonly string[],
  ): Promise<WideHit[]> {
    const asked = wordingsOf(parts).flatMap(({ word, q }) => searchTypes.map((type) => ({ word, type, q })));
    const filter = filterExpressions({}, hidden);
    const { results } = await this.#client.multiSearch<MultiSearchParams, PartHit>({
      queries: [
        ...asked.map(({ type, q }) => ({
          ...this.#words(type, q),
          ...extract,
          attributesToRetrieve: ['id', 'themes'],
          filter,
          page: 1,
          hitsPerPage: hitsByPart[type],
          showRankingScore: true,
          showMatchesPosition: true,
        })),
        ...searchTypes.map((type) => ({ ...this.#words(type, ''), ...countOnly, filter })),
      ],
    });
    const totals = results.map((result) => ('totalHits' in result ? result.totalHits : 0));
    const documents = totals.slice(asked.length).reduce((sum, total) => sum + total, 0);
    const answered = asked.map(({ word, type }, i) => ({
      word,
      type,
      total: totals[i]!,
      hits: results[i]!.hits,
    }));
    return sumOfParts(answered, documents, likelyThemes);
  }

  /** A federated total is an estimate; with a page each index counts exactly. */
  async #count(query: NarrowedQuery, hidden: readonly string[]): Promise<Omit<EngineResults, 'hits'>> {
    const wanted = countQueries(query, hidden, (type) => this.#words(type, query.q));
    const { results } = await this.#client.multiSearch<MultiSearchParams, FederatedHit>({
      queries: wanted.map((one) => one.query),
    });
    return addCounts(query, wanted, results);
  }

  #words(type: SearchType, q: string) {
    return { indexUid: indexName(this.#prefix, type), q, matchingStrategy: 'frequency' as const };
  }

  #typeOf(hit: FederatedHit): SearchType {
    const uid = hit._federation?.indexUid;
    const type = searchTypes.find((candidate) => indexName(this.#prefix, candidate) === uid);
    if (!type) throw new Error(`A hit came from an index that is not ours: ${uid}`);
    return type;
  }
}

const hasEveryWord = ({ _rankingScoreDetails: details }: FederatedHit): boolean =>
  details?.words !== undefined && details.words.matchingWords === details.words.maxMatchingWords;

const isStopWord = (word: string): boolean => stopWords.has(word.toLowerCase());

/** The query without words that say nothing; null where there are no others, for which everything would be found. */
function meaningfulParts(q: string): QueryPart[] | null {
  const meant = parseQuery(q).filter(({ words, quoted }) =>
    quoted ? !words.every(isStopWord) : !words.some(isStopWord),
  );
  return q.trim() !== '' && meant.length === 0 ? null : meant;
}
