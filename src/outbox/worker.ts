import type { FastifyBaseLogger } from 'fastify';
import type { DatabaseClient } from '../db/client.ts';
import { countPublished, enqueueEverything } from '../search/documents.ts';
import { searchTypes, type SearchIndex } from '../search/port.ts';
import { drainOutbox, postponeBatch } from './drain.ts';
import { getOutboxStatus } from './status.ts';

const pollMs = 1000;
const usualCheckMs = 10_000;

export interface WorkerOptions {
  client: DatabaseClient;
  index: SearchIndex;
  log: FastifyBaseLogger;
  /** How often the index is asked whether it still holds what it was told. */
  checkMs?: number;
}

/** Drains the outbox whenever a write is announced, and every second for what waited out a failure. */
export class OutboxWorker {
  readonly #client: DatabaseClient;
  readonly #index: SearchIndex;
  readonly #log: FastifyBaseLogger;
  readonly #checkMs: number;
  #prepared = false;
  #checkedAt = 0;
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
      if (!this.#prepared) await this.#index.prepare();
      this.#prepared = true;
      await this.#drain();
      if (Date.now() - this.#checkedAt < this.#checkMs) return;
      if (await hasLostDocuments(this.#client, this.#index)) {
        await enqueueEverything(this.#client.db);
        await this.#drain();
      }
      this.#checkedAt = Date.now();
    } catch (error) {
      this.#prepared = false;
      this.#checkedAt = 0;
      this.#log.warn({ err: error }, 'the search index could not be brought up to date; trying again');
      await postponeBatch(this.#client.db, error).catch(() => undefined);
    }
  }

  async #drain(): Promise<void> {
    let drained = 1;
    while (!this.#stopped && drained > 0) drained = await drainOutbox(this.#client.db, this.#index);
  }
}

/** An index that holds another number of documents than is public has lost its memory: it is told everything again. */
async function hasLostDocuments({ db }: DatabaseClient, index: SearchIndex): Promise<boolean> {
  const { pending, parked } = await getOutboxStatus(db);
  if (pending + parked > 0) return false;
  for (const type of searchTypes) {
    if ((await index.count(type)) !== (await countPublished(db, type))) return true;
  }
  return false;
}
