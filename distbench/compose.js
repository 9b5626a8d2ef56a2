import { connect } from "./db/client.js";
import { createDatabaseIfMissing, migrateDatabase } from "./db/migrate.js";
import { getContentVersion, getSystemValue } from "./db/system-repository.js";
import { startEmbeddedMeilisearch } from "./embedded/meilisearch.js";
import { startEmbeddedPostgres } from "./embedded/postgres.js";
import { withLanguageModel } from "./extraction/language-model/with-language-model.js";
import { RulesExtractor } from "./extraction/rules-extractor.js";
import { CursorCodec } from "./http/pagination.js";
import { HitReader } from "./search/hydrate.js";
import { isIndexComplete, readIndexState } from "./search/index-state.js";
import { MeilisearchEngine } from "./search/meilisearch-engine.js";
import { MeilisearchIndex } from "./search/meilisearch-index.js";
import { PostgresEngine } from "./search/postgres-engine.js";
import { SearchService } from "./search/service.js";
import { databaseFailure, StartError } from "./start-failure.js";
/** Meilisearch answers in milliseconds; whoever has waited so long gets PostgreSQL's answer. */
const searchTimeoutMs = 500;
/** Connects to servers that run, and puts together what requests and jobs work with. */
export async function compose(config, log, options) {
    const client = connect(options.databaseUrl);
    try {
        const { db } = client;
        const meilisearch = options.meilisearch && { ...options.meilisearch, searchTimeoutMs };
        const index = meilisearch && new MeilisearchIndex(meilisearch);
        const search = new SearchService({
            preferred: meilisearch && new MeilisearchEngine(meilisearch),
            fallback: new PostgresEngine(db),
            readState: () => readIndexState(db),
            isComplete: async () => index === null || isIndexComplete(db, index),
            log,
        });
        const cursors = new CursorCodec(await getSystemValue(db, 'cursor-secret'));
        const extractor = options.extractor ?? withLanguageModel(new RulesExtractor(), config, log);
        const deps = {
            config,
            log,
            db,
            cursors,
            extractor,
            search,
            hits: new HitReader(db),
            index,
            contentVersion: () => getContentVersion(db),
        };
        return { deps, client, index, close: () => client.close() };
    }
    catch (error) {
        await client.close();
        throw error;
    }
}
/** The user's own servers where settings name them, otherwise local ones, started or shared; the database migrated. */
export async function provideServers(config, log) {
    const [database, search] = await Promise.allSettled([
        provideDatabase(config, log),
        provideSearch(config, log),
    ]);
    const release = async () => {
        const provided = [search, database].flatMap((result) => result.status === 'fulfilled' ? [result.value] : []);
        for (const server of provided)
            await server?.release();
    };
    const failed = [database, search].find((result) => result.status === 'rejected');
    if (failed) {
        await release();
        throw failed.reason;
    }
    // Both were fulfilled: a rejected one was thrown above.
    const { url } = database.value;
    const meilisearch = search.value;
    return { databaseUrl: url, meilisearch, release };
}
const nothingToRelease = () => Promise.resolve();
async function provideDatabase(config, log) {
    if (config.DATABASE_URL !== undefined) {
        const url = config.DATABASE_URL;
        await migrateDatabase(url).catch((error) => {
            throw databaseFailure(url, error);
        });
        return { url, release: nothingToRelease };
    }
    const embedded = await startEmbeddedPostgres({ dataDir: config.DATA_DIR, log });
    try {
        const url = await createDatabaseIfMissing(embedded.url, 'knowledge_base');
        await migrateDatabase(url);
        return { url, release: embedded.release };
    }
    catch (error) {
        await embedded.release();
        throw error;
    }
}
async function provideSearch(config, log) {
    if (config.SEARCH_ENGINE === 'postgres')
        return null;
    if (config.MEILI_URL !== undefined) {
        return { url: config.MEILI_URL, apiKey: config.MEILI_API_KEY, release: nothingToRelease };
    }
    const embedded = await startEmbeddedMeilisearch({ dataDir: config.DATA_DIR, log });
    if (!embedded && config.SEARCH_ENGINE === 'meilisearch') {
        throw new StartError('SEARCH_ENGINE is meilisearch, but none can be started here: set MEILI_URL, or SEARCH_ENGINE=auto.');
    }
    return embedded;
}
//# sourceMappingURL=compose.js.map