import type {
  FederatedMultiSearchParams,
  Meilisearch,
  MultiSearchParams,
  RankingScoreDetails,
} from 'meilisearch';
import { Extracts, type Shown } from './extract.ts';
import { meilisearchQueryClient, type MeilisearchServer } from './meilisearch-client.ts';
import {
  addFacets,
  countOnly,
  countQueries,
  facetsOfRanking,
  type NarrowedQuery,
} from './meilisearch-counts.ts';
import { filterExpressions } from './meilisearch-filters.ts';
import { indexName } from './meilisearch-settings.ts';
import { sumOfParts, wordingsOf, type PartHit, type WideHit } from './meilisearch-widen.ts';
import { formatQuery, parseQuery, type QueryPart } from './parse-query.ts';
import {
  searchTypes,
  type EngineResults,
  type SearchEngine,
  type SearchQuery,
  type SearchType,
} from './port.ts';
import { stopWords } from './stop-words.ts';
import type { Concepts } from './synonyms.ts';

/** Insights answer a question in a sentence, a note in pages. */
const weights: Record<SearchType, number> = { insight: 1, example: 1, note: 0.8 };
/** How much a theme that is certain adds to what its documents count. */
const themeLift = 0.5;
/** Fewer hits than these are few, of all together and of those that answer in a sentence. */
const fewHits = 60;
const fewAnswers = 10;
/** How many are looked at for each word; a note is long. */
const hitsByPart: Record<SearchType, number> = { insight: 50, example: 10, note: 10 };

/** What an extract is made of: see `Extracts`. */
const shown = ['title', 'text'] satisfies (keyof Shown)[];

interface Hit extends Shown {
  type: SearchType;
  id: string;
}

interface Found extends Omit<EngineResults, 'hits'> {
  hits: Hit[];
}

export interface MeilisearchOptions extends MeilisearchServer {
  indexPrefix?: string;
  /** A search that takes longer counts as failed. */
  searchTimeoutMs: number;
}

interface FederatedHit extends Shown {
  id: string;
  _federation?: { indexUid: string };
  _rankingScoreDetails?: RankingScoreDetails;
}

/** Meilisearch behind the search port. */
export class MeilisearchEngine implements SearchEngine {
  readonly name = 'meilisearch';
  readonly #client: Meilisearch;
  readonly #prefix: string;
  readonly #concepts: Pick<Concepts, 'read'>;

  constructor(
    { indexPrefix = '', searchTimeoutMs, ...server }: MeilisearchOptions,
    concepts: Pick<Concepts, 'read'>,
  ) {
    this.#concepts = concepts;
    this.#client = meilisearchQueryClient(server, searchTimeoutMs);
    this.#prefix = indexPrefix;
  }

  async search(query: SearchQuery, hidden: readonly string[] = []): Promise<EngineResults> {
    const parts = meaningfulParts(query.q);
    if (parts === null) return { hits: [], total: 0, facets: {} };
    const [{ hits, total, facets }, concepts] = await Promise.all([
      this.#find({ ...query, q: formatQuery(parts) }, parts, hidden),
      this.#concepts.read(),
    ]);
    const extracts = new Extracts(parts, concepts);
    return {
      hits: hits.map(({ type, id, title, text }) => ({
        type,
        id,
        snippet: extracts.of(type, { title, text }),
      })),
      total,
      facets,
    };
  }

  async #find(query: SearchQuery, parts: readonly QueryPart[], hidden: readonly string[]): Promise<Found> {
    const severalWords = parts.filter(({ quoted }) => !quoted).length > 1;
    const { answers, ...found } = await this.#rank(query, hidden, severalWords);
    const few = severalWords && answers < fewAnswers && (await this.#hasFew(query.q, hidden));
    return few ? this.#widen(query, parts, hidden) : found;
  }

  /**
   * Ranked and counted by one federated query over the kinds of thing; `answers` are those in a sentence that have
   * every word, counted if asked for. Meilisearch calls the total an estimate because of settings that we have not:
   * without a distinct attribute and a score threshold it is the number of documents that match any of the queries,
   * as are the counts of the facets.
   */
  async #rank(
    query: NarrowedQuery,
    hidden: readonly string[],
    countAnswers = false,
  ): Promise<Found & { answers: number }> {
    const { q, types, filters, likelyThemes = [], page, limit } = query;
    const filter = filterExpressions(filters, hidden);
    // Found twice, an insight counts as what it is worth more as: a theme lifts what has the words anyway.
    const lifts = likelyThemes.map(({ slug, confidence }) => ({
      filter: [...filter, ...filterExpressions({ themes: { any: [slug] } }, [])],
      weight: 1 + themeLift * confidence,
    }));
    const shared = facetsOfRanking(query);
    const facetsByIndex = Object.fromEntries(types.map((type) => [indexName(this.#prefix, type), shared]));
    const ranking = this.#client.multiSearch<FederatedMultiSearchParams, FederatedHit>({
      federation: { offset: (page - 1) * limit, limit, ...(shared.length > 0 && { facetsByIndex }) },
      queries: types.flatMap((type) =>
        [{ filter, weight: 1 }, ...(type === 'insight' ? lifts : [])].map((asked) => ({
          ...this.#words(type, q),
          attributesToRetrieve: ['id', ...shown],
          showRankingScoreDetails: countAnswers,
          filter: asked.filter,
          federationOptions: { weight: weights[type] * asked.weight },
        })),
      ),
    });
    const [ranked, { asked: counted, results }] = await Promise.all([
      ranking,
      this.#countFacets(query, hidden),
    ]);
    const distributions = Object.values(ranked.facetsByIndex ?? {}).map(({ distribution }) => distribution);
    const hits = ranked.hits.map((hit) => ({ type: this.#typeOf(hit), ...hit }));
    const answers = hits.filter((hit) => hit.type !== 'note' && hasEveryWord(hit)).length;
    const facets = addFacets(query, distributions, counted, results);
    const { estimatedTotalHits: total } = ranked;
    if (total === undefined) throw new Error('Meilisearch did not say how many documents match.');
    return { hits, total, facets, answers };
  }

  async #countFacets(query: NarrowedQuery, hidden: readonly string[]) {
    const asked = countQueries(query, hidden, (type) => this.#words(type, query.q));
    if (asked.length === 0) return { asked, results: [] };
    const queries = asked.map((one) => one.query);
    const { results } = await this.#client.multiSearch<MultiSearchParams, FederatedHit>({ queries });
    return { asked, results };
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
  async #widen(query: SearchQuery, parts: readonly QueryPart[], hidden: readonly string[]): Promise<Found> {
    const found = await this.#findByParts(query, parts, hidden);
    if (found.length === 0) return { ...(await this.#rank(query, hidden)), hits: [] };
    const only = found.map(({ id }) => id);
    const narrowed = { ...query, q: '', likelyThemes: [], filters: { ...query.filters, only } };
    const fitting = await this.#rank({ ...narrowed, page: 1, limit: found.length }, hidden);
    const fits = new Set(fitting.hits.map(({ id }) => id));
    const start = (query.page - 1) * query.limit;
    const hits = found.filter(({ id }) => fits.has(id)).slice(start, start + query.limit);
    return { ...fitting, hits };
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
          attributesToRetrieve: ['id', 'themes', ...shown],
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
