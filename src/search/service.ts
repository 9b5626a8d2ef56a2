import type { IndexState } from './index-state.ts';
import type { EngineResults, SearchEngine, SearchQuery } from './port.ts';

export interface SearchAnswer extends EngineResults {
  engine: SearchEngine['name'];
  /** Another engine answers than the one configured. */
  degraded: boolean;
  /** What the database stood at when the search began, or earlier. */
  contentVersion: number;
}

export interface SearchServiceOptions {
  /** Asked first; null where PostgreSQL is the engine of choice. */
  preferred: SearchEngine | null;
  fallback: SearchEngine;
  readState: () => Promise<IndexState>;
  /** Whether the index holds what it should; throws where it does not answer. */
  isComplete: () => Promise<boolean>;
  log: { warn: (fields: object, message: string) => void; info: (fields: object, message: string) => void };
  /** How long the preferred engine is left alone after a failure before it is tried, out of sight, again. */
  breakMs?: number;
  /** How long the index is trusted to be complete after a look at it. */
  trustMs?: number;
}

/**
 * One answer whatever runs: the preferred engine, or the database while that one fails, is slow, empty or behind.
 * After a failure no search waits for it again until a try in the background has succeeded.
 */
export class SearchService {
  readonly #options: SearchServiceOptions;
  #retryAt: number | null = null;
  #probing = false;
  #completeUntil = 0;
  /** A content version at which nothing was on its way to the index. */
  #settledVersion = -1;

  constructor(options: SearchServiceOptions) {
    this.#options = options;
  }

  /** The engine of choice, whether or not it answers now. */
  get engine(): SearchEngine['name'] {
    return (this.#options.preferred ?? this.#options.fallback).name;
  }

  /** PostgreSQL answers, because the engine of choice failed. */
  get isDegraded(): boolean {
    return this.#retryAt !== null;
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    const { preferred, readState } = this.#options;
    const state = readState();
    // Awaited below; without this a failure meanwhile would count as nobody's.
    state.catch(() => undefined);
    const results = preferred && (await this.#tryPreferred(preferred, query, state));
    if (!results) return this.searchDatabase(query, { degraded: preferred !== null, state });
    const { contentVersion } = await state;
    if (results.total === 0 && query.q !== '') {
      // It knows word forms and further typos; where it finds nothing either, that is the answer.
      const answer = await this.searchDatabase(query, { state });
      if (answer.total > 0) return answer;
    }
    return { ...results, engine: preferred.name, degraded: false, contentVersion };
  }

  /** Asks the database whatever the engine of choice is. */
  async searchDatabase(
    query: SearchQuery,
    { degraded = false, state = this.#options.readState() } = {},
  ): Promise<SearchAnswer> {
    const { fallback } = this.#options;
    const { contentVersion } = await state;
    return { ...(await fallback.search(query)), engine: fallback.name, degraded, contentVersion };
  }

  async #tryPreferred(
    engine: SearchEngine,
    query: SearchQuery,
    state: Promise<IndexState>,
  ): Promise<EngineResults | null> {
    if (this.#retryAt !== null) {
      if (Date.now() >= this.#retryAt) void this.#probe();
      return null;
    }
    const settledBefore = this.#settledVersion;
    try {
      const [results, { behind, hidden, waiting, contentVersion }, complete] = await Promise.all([
        engine.search(query),
        state,
        this.#isComplete(),
      ]);
      if (!complete) throw new Error('The search index has lost documents.');
      if (behind) return null;
      // Asked side by side, the index may have answered before a change that the database no longer has waiting.
      const untouched = !waiting && contentVersion === settledBefore;
      if (!waiting) this.#settledVersion = contentVersion;
      return untouched ? results : await engine.search(query, hidden);
    } catch (error) {
      // The database itself did not answer: no fault of the engine's.
      await state;
      this.#open(engine, error);
      return null;
    }
  }

  async #isComplete(): Promise<boolean> {
    if (Date.now() < this.#completeUntil) return true;
    const complete = await this.#options.isComplete();
    if (complete) this.#completeUntil = Date.now() + (this.#options.trustMs ?? 1000);
    return complete;
  }

  #open(engine: SearchEngine, error: unknown): void {
    const { log, breakMs = 1000 } = this.#options;
    if (this.#retryAt === null)
      log.warn({ err: error, engine: engine.name }, 'search engine failed; PostgreSQL answers meanwhile');
    this.#retryAt = Date.now() + breakMs;
    this.#completeUntil = 0;
  }

  async #probe(): Promise<void> {
    const { isComplete, readState, log, breakMs = 1000 } = this.#options;
    if (this.#probing) return;
    this.#probing = true;
    const looks = [isComplete(), readState().then(({ caughtUp }) => caughtUp)];
    const well = await Promise.all(looks).then(
      (answers) => answers.every(Boolean),
      () => false,
    );
    this.#probing = false;
    this.#retryAt = well ? null : Date.now() + breakMs;
    if (well) log.info({}, 'the search engine answers again');
  }
}
