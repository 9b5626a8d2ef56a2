import type { EngineResults, SearchEngine, SearchQuery } from './port.ts';

export interface SearchAnswer extends EngineResults {
  engine: SearchEngine['name'];
  /** Another engine answers than the one configured. */
  degraded: boolean;
}

export interface SearchServiceOptions {
  /** Asked first; null where PostgreSQL is the engine of choice. */
  preferred: SearchEngine | null;
  fallback: SearchEngine;
  /** Whether the index has everything that was committed a while ago. */
  isIndexCurrent: () => Promise<boolean>;
  log: { warn: (fields: object, message: string) => void };
  /** How long the preferred engine is left alone after a failure. */
  breakMs?: number;
}

/** One answer whatever runs: the preferred engine, or the database while that one fails, is slow or is behind. */
export class SearchService {
  readonly #options: SearchServiceOptions;
  #openUntil = 0;

  constructor(options: SearchServiceOptions) {
    this.#options = options;
  }

  /** The engine of choice, whether or not it answers now. */
  get engine(): SearchEngine['name'] {
    return (this.#options.preferred ?? this.#options.fallback).name;
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    const { preferred, fallback } = this.#options;
    if (!preferred) return { ...(await fallback.search(query)), engine: fallback.name, degraded: false };
    const answer = await this.#tryPreferred(preferred, query);
    if (answer) return { ...answer, engine: preferred.name, degraded: false };
    return { ...(await fallback.search(query)), engine: fallback.name, degraded: true };
  }

  async #tryPreferred(engine: SearchEngine, query: SearchQuery): Promise<EngineResults | null> {
    const { log, isIndexCurrent, breakMs = 2000 } = this.#options;
    if (Date.now() < this.#openUntil || !(await isIndexCurrent())) return null;
    try {
      return await engine.search(query);
    } catch (error) {
      this.#openUntil = Date.now() + breakMs;
      log.warn({ err: error, engine: engine.name }, 'search engine failed; PostgreSQL answers meanwhile');
      return null;
    }
  }
}
