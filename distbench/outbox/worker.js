import { isIndexComplete } from "../search/index-state.js";
import { listSynonymGroups } from "../search/synonyms.js";
import { driftSize } from "./drift.js";
import { drainOutbox, postponeBatch } from "./drain.js";
import { measureSettledDrift, repairIndex } from "./repair.js";
import { pruneReceipts } from "./receipts.js";
const pollMs = 1000;
const usualCheckMs = 10_000;
const thoroughCheckMs = 600_000;
/** Drains the outbox whenever a write is announced, and every second for what waited out a failure. */
export class OutboxWorker {
    #client;
    #index;
    #log;
    #checkMs;
    #prepared = false;
    #failing = false;
    #checkedAt = 0;
    #comparedAt = 0;
    #stopped = false;
    #wanted = false;
    #round = null;
    #timer;
    #unlisten = () => Promise.resolve();
    constructor({ client, index, log, checkMs = usualCheckMs }) {
        this.#client = client;
        this.#index = index;
        this.#log = log;
        this.#checkMs = checkMs;
    }
    async start() {
        const subscription = await this.#client.sql.listen('content_version', () => this.#wake());
        this.#unlisten = () => subscription.unlisten();
        this.#timer = setInterval(() => this.#wake(), pollMs);
        this.#wake();
    }
    /** Resolves after a round that began now: what was committed before is in the index, or waits out a failure. */
    async settled() {
        await this.#round;
        this.#wake();
        await this.#round;
    }
    async stop() {
        this.#stopped = true;
        clearInterval(this.#timer);
        await this.#unlisten().catch(() => undefined);
        await this.#round;
    }
    #wake() {
        this.#wanted = true;
        if (!this.#stopped)
            this.#round ??= this.#rounds().finally(() => (this.#round = null));
    }
    async #rounds() {
        while (this.#wanted && !this.#stopped) {
            this.#wanted = false;
            await this.#work();
        }
    }
    async #work() {
        try {
            if (this.#index && !this.#prepared)
                await this.#index.prepare(await listSynonymGroups(this.#client.db));
            this.#prepared = true;
            await this.#drain();
            if (Date.now() - this.#checkedAt >= this.#checkMs)
                await this.#check();
            if (this.#failing)
                this.#log.info('the search index is kept up to date again');
            this.#failing = false;
        }
        catch (error) {
            this.#prepared = false;
            this.#checkedAt = 0;
            this.#comparedAt = 0;
            if (!this.#failing && !this.#stopped)
                this.#log.warn({ err: error }, 'the search index could not be brought up to date; trying again');
            this.#failing = true;
            await postponeBatch(this.#client.db, error).catch(() => undefined);
        }
    }
    async #drain() {
        let drained = 1;
        while (!this.#stopped && drained > 0)
            drained = await drainOutbox(this.#client.db, this.#index);
    }
    /** Counts often; compares every document at the start, after a failure and now and then. */
    async #check() {
        const { db } = this.#client;
        const index = this.#index;
        if (index) {
            const due = Date.now() - this.#comparedAt >= thoroughCheckMs;
            if (due || !(await isIndexComplete(db, index))) {
                const drift = driftSize(await measureSettledDrift(db, index));
                if (drift > 0) {
                    this.#log.warn({ documents: drift }, 'the search index differs from the database; mending it');
                    await repairIndex(db, index);
                }
                this.#comparedAt = Date.now();
            }
        }
        await pruneReceipts(db);
        this.#checkedAt = Date.now();
    }
}
//# sourceMappingURL=worker.js.map