/**
 * One answer whatever runs: the preferred engine, or the database while that one fails, is slow, empty or behind.
 * After a failure no search waits for it again until a try in the background has succeeded.
 */
export class SearchService {
    #options;
    #retryAt = null;
    #probing = false;
    #completeUntil = 0;
    /** A content version at which nothing was on its way to the index. */
    #settledVersion = -1;
    constructor(options) {
        this.#options = options;
    }
    /** The engine of choice, whether or not it answers now. */
    get engine() {
        return (this.#options.preferred ?? this.#options.fallback).name;
    }
    async search(query) {
        const { preferred, readState } = this.#options;
        const state = readState();
        // Awaited below; without this a failure meanwhile would count as nobody's.
        state.catch(() => undefined);
        const results = preferred && (await this.#tryPreferred(preferred, query, state));
        if (!results)
            return this.searchDatabase(query, { degraded: preferred !== null, state });
        const { contentVersion } = await state;
        return { ...results, engine: preferred.name, degraded: false, contentVersion };
    }
    /** Asks the database whatever the engine of choice is. */
    async searchDatabase(query, { degraded = false, state = this.#options.readState() } = {}) {
        const { fallback } = this.#options;
        const { contentVersion } = await state;
        return { ...(await fallback.search(query)), engine: fallback.name, degraded, contentVersion };
    }
    async #tryPreferred(engine, query, state) {
        if (this.#retryAt !== null) {
            if (Date.now() >= this.#retryAt)
                void this.#probe();
            return null;
        }
        const settledBefore = this.#settledVersion;
        try {
            const [results, { behind, hidden, waiting, contentVersion }, complete] = await Promise.all([
                engine.search(query),
                state,
                this.#isComplete(),
            ]);
            if (!complete)
                throw new Error('The search index has lost documents.');
            if (behind)
                return null;
            // Asked side by side, the index may have answered before a change that the database no longer has waiting.
            const untouched = !waiting && contentVersion === settledBefore;
            if (!waiting)
                this.#settledVersion = contentVersion;
            return untouched ? results : await engine.search(query, hidden);
        }
        catch (error) {
            this.#open(engine, error);
            return null;
        }
    }
    async #isComplete() {
        if (Date.now() < this.#completeUntil)
            return true;
        const complete = await this.#options.isComplete();
        if (complete)
            this.#completeUntil = Date.now() + (this.#options.trustMs ?? 1000);
        return complete;
    }
    #open(engine, error) {
        const { log, breakMs = 1000 } = this.#options;
        if (this.#retryAt === null)
            log.warn({ err: error, engine: engine.name }, 'search engine failed; PostgreSQL answers meanwhile');
        this.#retryAt = Date.now() + breakMs;
        this.#completeUntil = 0;
    }
    async #probe() {
        const { isComplete, log, breakMs = 1000 } = this.#options;
        if (this.#probing)
            return;
        this.#probing = true;
        const well = await isComplete().catch(() => false);
        this.#probing = false;
        this.#retryAt = well ? null : Date.now() + breakMs;
        if (well)
            log.info({}, 'the search engine answers again');
    }
}
//# sourceMappingURL=service.js.map