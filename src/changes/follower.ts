import type { FastifyBaseLogger } from 'fastify';
import type { DatabaseClient } from '../db/client.ts';
import { forgetOldDeliveries } from '../webhooks/queue-deliveries.ts';
import { publishChanges } from './publish.ts';

const pollMs = 2000;
const pruneMs = 3_600_000;

/** Puts what is committed into the feed of changes as soon as a write is announced, and at the start what a crash left. */
export class ChangeFollower {
  readonly #client: DatabaseClient;
  readonly #log: FastifyBaseLogger;
  #wanted = false;
  #failing = false;
  #prunedAt = 0;
  #stopped = false;
  #round: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #unlisten: () => Promise<void> = () => Promise.resolve();

  constructor({ client, log }: { client: DatabaseClient; log: FastifyBaseLogger }) {
    this.#client = client;
    this.#log = log;
  }

  async start(): Promise<void> {
    const subscription = await this.#client.sql.listen('content_version', () => this.#wake());
    this.#unlisten = () => subscription.unlisten();
    this.#timer = setInterval(() => this.#wake(), pollMs);
    this.#wake();
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

  async #prune(): Promise<void> {
    if (Date.now() - this.#prunedAt < pruneMs) return;
    await forgetOldDeliveries(this.#client.db);
    this.#prunedAt = Date.now();
  }

  async #rounds(): Promise<void> {
    while (this.#wanted && !this.#stopped) {
      this.#wanted = false;
      try {
        this.#wanted = !(await publishChanges(this.#client.db, 1)) || this.#wanted;
        await this.#prune();
        this.#failing = false;
      } catch (error) {
        if (!this.#failing) this.#log.warn({ err: error }, 'changes could not be told; trying again');
        this.#failing = true;
      }
    }
  }
}
