import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import { connect, type DatabaseClient } from './db/client.ts';
import { ContentClock } from './db/content-clock.ts';
import { createDatabaseIfMissing, migrateDatabase } from './db/migrate.ts';
import { Replica } from './db/replica.ts';
import { getContentVersion, getSystemValue } from './db/system-repository.ts';
import type { Deps } from './deps.ts';
import { startEmbeddedMeilisearch } from './embedded/meilisearch.ts';
import { startEmbeddedPostgres } from './embedded/postgres.ts';
import type { Extractor } from './extraction/port.ts';
import { createModel } from './extraction/model-extractor.ts';
import { ItemTexts } from './http/item-texts.ts';
import { CursorCodec } from './http/pagination.ts';
import { JobRegistry } from './jobs/job.ts';
import { LearningExtractor } from './learning/learning-extractor.ts';
import { HitReader } from './search/hydrate.ts';
import { isIndexComplete, readIndexState } from './search/index-state.ts';
import { ThemeGuesser } from './search/likely-themes.ts';
import { MeilisearchEngine } from './search/meilisearch-engine.ts';
import { MeilisearchIndex } from './search/meilisearch-index.ts';
import { PostgresEngine } from './search/postgres-engine.ts';
import { SearchService } from './search/service.ts';
import { Concepts } from './search/synonyms.ts';
import { Threads } from './threads/threads.ts';
import { databaseFailure, StartError } from './start-failure.ts';

/** Meilisearch answers in milliseconds; whoever has waited so long gets PostgreSQL's answer. */
const usualSearchTimeoutMs = 1000;

export interface Composition {
  deps: Deps;
  client: DatabaseClient;
  /** The index that a worker keeps; null where search runs on PostgreSQL alone. */
  index: MeilisearchIndex | null;
  close: () => Promise<void>;
}

export interface ComposeOptions {
  databaseUrl: string;
  meilisearch: { url: string; apiKey?: string | undefined; indexPrefix?: string } | null;
  extractor?: Extractor;
  /** A search in Meilisearch that takes longer is answered by PostgreSQL. */
  searchTimeoutMs?: number;
  /** How often the connection that hears of writes is asked whether it is alive. */
  heartbeatMs?: number;
}

/** Connects to servers that run, and puts together what requests and jobs work with. */
export async function compose(
  config: Config,
  log: FastifyBaseLogger,
  options: ComposeOptions,
): Promise<Composition> {
  const client = connect(options.databaseUrl);
  const clock = new ContentClock(options.databaseUrl, log, options.heartbeatMs);
  const replica =
    config.DATABASE_READ_URL === undefined ? null : new Replica(config.DATABASE_READ_URL, clock, log);
  const close = async (): Promise<void> => {
    await replica?.stop();
    await clock.stop();
    await client.close();
  };
  try {
    const { db } = client;
    clock.watch(db);
    await clock.start();
    await replica?.start();
    const { searchTimeoutMs = usualSearchTimeoutMs } = options;
    const meilisearch = options.meilisearch && { ...options.meilisearch, searchTimeoutMs };
    const index = meilisearch && new MeilisearchIndex(meilisearch);
    const contentVersion = async () => clock.version ?? getContentVersion(db);
    const concepts = new Concepts(db, contentVersion);
    const search = new SearchService({
      preferred: meilisearch && new MeilisearchEngine(meilisearch, concepts),
      fallback: new PostgresEngine(db, concepts),
      readState: () => readIndexState(db),
      isComplete: async () => index === null || isIndexComplete(db, index),
      log,
    });
    const cursors = new CursorCodec(await getSystemValue(db, 'cursor-secret'));
    const threads = new Threads();
    const builtIn = new LearningExtractor(db, log, threads);
    const extractor = options.extractor ?? (await withLanguageModel(builtIn, config, log));
    const deps: Deps = {
      config,
      log,
      db,
      get reads() {
        return replica?.current ?? db;
      },
      cursors,
      sessionSecret: await getSystemValue(db, 'session-secret'),
      extractor,
      search,
      hits: new HitReader(db),
      items: new ItemTexts(clock, (config.PUBLIC_CACHE_MB * 1024 * 1024) / 2),
      themes: new ThemeGuesser(createModel()),
      index,
      jobs: new JobRegistry(),
      clock,
      threads,
      databaseUrl: options.databaseUrl,
      contentVersion,
    };
    const closeAll = async (): Promise<void> => {
      await threads.close();
      await close();
    };
    return { deps, client, index, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a language model needs is loaded where the settings name one. */
async function withLanguageModel(
  builtIn: Extractor,
  config: Config,
  log: FastifyBaseLogger,
): Promise<Extractor> {
  if (config.LLM_BASE_URL === undefined) return builtIn;
  const module = await import('./extraction/language-model/with-language-model.ts');
  return module.withLanguageModel(builtIn, config, log);
}

export interface Servers {
  databaseUrl: string;
  meilisearch: { url: string; apiKey?: string | undefined } | null;
  release: () => Promise<void>;
}

/**
 * The user's own servers where settings name them, otherwise local ones, started or shared; the database migrated.
 * Without `migrate` the user's own is left as it is.
 */
export async function provideServers(
  config: Config,
  log: FastifyBaseLogger,
  { migrate = true } = {},
): Promise<Servers> {
  const [database, search] = await Promise.allSettled([
    provideDatabase(config, log, migrate),
    provideSearch(config, log),
  ]);
  const release = async (): Promise<void> => {
    const provided = [search, database].flatMap((result) =>
      result.status === 'fulfilled' ? [result.value] : [],
    );
    for (const server of provided) await server?.release();
  };
  const failed = [database, search].find((result) => result.status === 'rejected');
  if (failed) {
    await release();
    throw failed.reason;
  }
  // Both were fulfilled: a rejected one was thrown above.
  const { url } = (database as PromiseFulfilledResult<{ url: string }>).value;
  const meilisearch = (search as PromiseFulfilledResult<Servers['meilisearch']>).value;
  return { databaseUrl: url, meilisearch, release };
}

const nothingToRelease = (): Promise<void> => Promise.resolve();

async function provideDatabase(config: Config, log: FastifyBaseLogger, migrate: boolean) {
  if (config.DATABASE_URL !== undefined) {
    const url = config.DATABASE_URL;
    if (!migrate) return { url, release: nothingToRelease };
    await migrateDatabase(url).catch((error: unknown) => {
      throw databaseFailure(url, error);
    });
    return { url, release: nothingToRelease };
  }
  const embedded = await startEmbeddedPostgres({ dataDir: config.DATA_DIR, log });
  try {
    const url = await createDatabaseIfMissing(embedded.url, 'knowledge_base');
    await migrateDatabase(url);
    return { url, release: embedded.release };
  } catch (error) {
    await embedded.release();
    throw error;
  }
}

async function provideSearch(config: Config, log: FastifyBaseLogger) {
  if (config.SEARCH_ENGINE === 'postgres') return null;
  if (config.MEILI_URL !== undefined) {
    return { url: config.MEILI_URL, apiKey: config.MEILI_API_KEY, release: nothingToRelease };
  }
  const embedded = await startEmbeddedMeilisearch({ dataDir: config.DATA_DIR, log });
  if (!embedded && config.SEARCH_ENGINE === 'meilisearch') {
    throw new StartError(
      'SEARCH_ENGINE is meilisearch, but none can be started here: set MEILI_URL, or SEARCH_ENGINE=auto.',
    );
  }
  return embedded;
}
