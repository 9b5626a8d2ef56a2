import type { FastifyBaseLogger } from 'fastify';
import type { DatabaseClient } from '../db/client.ts';
import { pruneIdempotencyKeys } from '../db/idempotency-repository.ts';
import { isIndexComplete } from '../search/index-state.ts';
import type { SearchIndex } from '../search/port.ts';
import { listSynonymGroups } from '../search/synonyms.ts';
import { driftSize } from './drift.ts';
import { drainOutbox, postponeBatch } from './drain.ts';
import { measureSettledDrift, repairIndex } from './repair.ts';
import { pruneReceipts } from './receipts.ts';

const pollMs = 1000;
const usualCheckMs = 10_000;
const thoroughCheckMs = 600_000;

export interface WorkerOptions {
  client: DatabaseClient;
  /** Null where search runs on PostgreSQL alone: the search documents are kept all the same. */
  index: SearchIndex | null;
  log: FastifyBaseLogger;
  /** How often the index is asked whether it still holds what it was told. */
  checkMs?: number;
}

/** Drains the outbox whenever a write is announced, and every second for what waited out a failure. */
export class OutboxWorker {
  readonly #client: DatabaseClient;
  readonly #index: SearchIndex | null;
  readonly #log: FastifyBaseLogger;
  readonly #checkMs: number;
  #prepared = false;
  #failing = false;
  #checkedAt = 0;
  #comparedAt = 0;
  #stopped = false;
  #wanted = false;
  #round: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #unlisten: () => Promise<void> = () => Promise.resolve();

  constructor({ client, index, log, checkMs = usualCheckMs }: WorkerOptions) {
    this.#client = client;
    this.#index = index;
    this.#log = log;
    this.#checkMs = checkMs;
  }

  async start(): Promise<void> {
    const subscription = await this.#client.sql.listen('content_version', () => this.#wake());
    this.#unlisten = () => subscription.unlisten();
    this.#timer = setInterval(() => this.#wake(), pollMs);
    this.#wake();
  }

  /** Resolves after a round that began now: what was committed before is in the index, or waits out a failure. */
  async settled(): Promise<void> {
    await this.#round;
    this.#wake();
    await this.#round;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#unlisten().catch(() => undefined);
    await this.#round;
  }

  #wake(): void {
    this.#wanted = true;
    if (!this.#stopped) this.#round ??= this.#rounds().finally(() => (this.#round = null));
  }

  async #rounds(): Promise<void> {
    while (this.#wanted && !this.#stopped) {
      this.#wanted = false;
      await this.#work();
    }
  }

  async #work(): Promise<void> {
    try {
      if (this.#index && !this.#prepared) await this.#index.prepare(await listSynonymGroups(this.#client.db));
      this.#prepared = true;
      await this.#drain();
      if (Date.now() - this.#checkedAt >= this.#checkMs) await this.#check();
      if (this.#failing) this.#log.info('the search index is kept up to date again');
      this.#failing = false;
    } catch (error) {
      this.#prepared = false;
      this.#checkedAt = 0;
      this.#comparedAt = 0;
      if (!this.#failing && !this.#stopped)
        this.#log.warn({ err: error }, 'the search index could not be brought up to date; trying again');
      this.#failing = true;
      await postponeBatch(this.#client.db, error).catch(() => undefined);
    }
  }

  async #drain(): Promise<void> {
    let drained = 1;
    while (!this.#stopped && drained > 0) drained = await drainOutbox(this.#client.db, this.#index);
  }

  /** Counts often; compares every document at the start, after a failure and now and then. */
  async #check(): Promise<void> {
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
    await pruneIdempotencyKeys(db);
    this.#checkedAt = Date.now();
  }
}
