import type { FastifyBaseLogger } from 'fastify';
import type { DatabaseClient } from '../db/client.ts';
import type { JobRegistry } from './job.ts';
import { hasJobsToDo, releaseJobsOfTheDead } from './repository.ts';
import type { Runner } from './runner.ts';

const usualLookMs = 10_000;

export interface JobWorkerOptions {
  client: DatabaseClient;
  databaseUrl: string;
  jobs: JobRegistry;
  log: FastifyBaseLogger;
  /** How often jobs are looked for that nobody announced: their time has come, or their worker is gone. */
  lookMs?: number;
}

/**
 * Sees to it that jobs are done. What does them is loaded with the first job that waits: a process that has none
 * stays as small as it was.
 */
export class JobWorker {
  readonly #options: JobWorkerOptions;
  #runner: Runner | null = null;
  #look: Promise<void> | null = null;
  #wanted = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #unlisten: () => Promise<void> = () => Promise.resolve();

  constructor(options: JobWorkerOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const wakeForFirst = (): void => void (this.#runner ?? this.#wake());
    const subscription = await this.#options.client.sql.listen('jobs:insert', wakeForFirst);
    this.#unlisten = () => subscription.unlisten();
    this.#timer = setInterval(() => this.#wake(), this.#options.lookMs ?? usualLookMs);
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#unlisten().catch(() => undefined);
    await this.#look;
    await this.#runner?.stop();
  }

  #wake(): void {
    this.#wanted = true;
    if (!this.#stopped) this.#look ??= this.#lookAround().finally(() => (this.#look = null));
  }

  async #lookAround(): Promise<void> {
    const { client, log } = this.#options;
    while (this.#wanted && !this.#stopped) {
      this.#wanted = false;
      try {
        await releaseJobsOfTheDead(client.db);
        if (!this.#runner && (await hasJobsToDo(client.db))) await this.#startRunner();
      } catch (error) {
        log.warn({ err: error }, 'jobs could not be looked for; trying again');
      }
    }
  }

  async #startRunner(): Promise<void> {
    const { client, lookMs: pollMs, ...options } = this.#options;
    const { startRunner } = await import('./runner.ts');
    const runner = await startRunner({
      ...options,
      db: client.db,
      pollMs,
      onDeath: () => {
        if (this.#stopped || !this.#runner) return;
        const dead = this.#runner;
        this.#runner = null;
        void dead.stop().finally(() => this.#wake());
      },
    });
    this.#runner = runner;
  }
}
