import { createHash } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Database } from '../db/client.ts';
import { addRateCounts, pruneRateCounts } from '../db/rate-count-repository.ts';
import type { Counter, Window } from '../lib/window-counter.ts';

const exchangeMs = 200;
/** So many of one window; the one longest unheard of is forgotten. */
const maxNames = 50_000;

/**
 * Counts that processes share through PostgreSQL. A request is counted in memory, so that no answer waits for the
 * database; five times a second what was counted is added to what the others counted, in one statement. A limit can be
 * exceeded by what comes to the other processes within that time. Where the database does not answer, each process goes
 * on by its own counts. Windows begin with the minute, so that all processes mean the same one.
 */
export class SharedCounts {
  readonly #db: Database;
  readonly #log: FastifyBaseLogger;
  readonly #windowMs: number;
  readonly #totals = new LRUCache<string, number>({ max: maxNames });
  readonly #unsent = new Map<string, number>();
  #window = 0;
  #pruned = 0;
  #timer: NodeJS.Timeout | undefined;
  #exchanging: Promise<void> | null = null;

  constructor(db: Database, log: FastifyBaseLogger, windowMs: number) {
    this.#db = db;
    this.#log = log;
    this.#windowMs = windowMs;
  }

  /** Counts under one heading: other limits count apart. */
  under(heading: string): Counter {
    return {
      add: (key) => this.#add(`${heading} ${key}`),
      read: (key) => this.#read(`${heading} ${key}`),
    };
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#exchanging;
  }

  #add(name: string): Window {
    this.#totals.set(name, this.#read(name).count + 1);
    this.#unsent.set(name, (this.#unsent.get(name) ?? 0) + 1);
    this.#timer ??= setInterval(() => this.#exchange(), exchangeMs).unref();
    return this.#read(name);
  }

  #read(name: string): Window {
    this.#turn();
    const leftMs = this.#windowMs - (Date.now() % this.#windowMs);
    return { count: this.#totals.get(name) ?? 0, secondsLeft: Math.ceil(leftMs / 1000) };
  }

  #turn(): void {
    const window = Math.floor(Date.now() / this.#windowMs);
    if (window === this.#window) return;
    this.#window = window;
    this.#totals.clear();
    this.#unsent.clear();
  }

  #exchange(): void {
    this.#turn();
    if (this.#exchanging || this.#unsent.size === 0) return;
    const counted = new Map(this.#unsent);
    this.#unsent.clear();
    this.#exchanging = this.#send(this.#window, counted).finally(() => (this.#exchanging = null));
  }

  async #send(window: number, counted: Map<string, number>): Promise<void> {
    const names = new Map([...counted.keys()].map((name) => [digestOf(name), name]));
    const added = [...names].map(([digest, name]) => ({ name: digest, count: counted.get(name) ?? 0 }));
    const windowStart = new Date(window * this.#windowMs);
    try {
      const totals = await addRateCounts(this.#db, windowStart, added);
      if (window === this.#window)
        for (const { name, count } of totals) this.#learn(names.get(name) ?? name, count);
      if (window !== this.#pruned) await pruneRateCounts(this.#db, windowStart);
      this.#pruned = window;
    } catch (error) {
      this.#log.warn({ err: error }, 'rate limits are not shared at this moment');
    }
  }

  /** What came meanwhile is not in the total, nor what the database was not there to be told. */
  #learn(name: string, total: number): void {
    const known = this.#totals.get(name) ?? 0;
    this.#totals.set(name, Math.max(known, total + (this.#unsent.get(name) ?? 0)));
  }
}

const digestOf = (name: string): string => createHash('sha256').update(name).digest('base64url').slice(0, 22);
