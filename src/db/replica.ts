import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { FastifyBaseLogger } from 'fastify';
import { connect, type Database, type DatabaseClient } from './client.ts';
import type { ContentClock } from './content-clock.ts';
import { read } from './read.ts';

const heartbeatMs = 1000;
/** A streaming replica next to its primary is behind by a few milliseconds. */
const lookAgainMs = 10;
const nothing = -1;

/**
 * A streaming replica of the database, for reads. It is a little behind, so it is asked only while it has the newest
 * content version that this process knows of: who wrote through this process, or read what somebody wrote through
 * another, reads that from the primary until the replica has it. One server stands behind the address: of several, the
 * one that was looked at need not be the one that is asked.
 */
export class Replica {
  readonly #client: DatabaseClient;
  readonly #clock: ContentClock;
  readonly #log: FastifyBaseLogger;
  #version = nothing;
  #isAway = false;
  #looking = false;
  #ended = false;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(url: string, clock: ContentClock, log: FastifyBaseLogger) {
    this.#client = connect(url);
    this.#clock = clock;
    this.#log = log;
    clock.watch(this.#client.db);
  }

  /** Null while it lacks something that is known to have been written, or cannot be asked. */
  get current(): Database | null {
    const { version } = this.#clock;
    return version !== null && this.#version >= version ? this.#client.db : null;
  }

  async start(): Promise<void> {
    this.#clock.onChange(() => void this.#catchUp());
    this.#heartbeat = setInterval(() => void this.#look(), heartbeatMs).unref();
    await this.#look();
  }

  async stop(): Promise<void> {
    this.#ended = true;
    clearInterval(this.#heartbeat);
    await this.#client.close();
  }

  /** Looks until it has what the clock says, or cannot be asked: then the next heartbeat looks. */
  async #catchUp(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    while (!this.#ended && this.current === null && (await this.#look()))
      await delay(lookAgainMs, undefined, { ref: false });
    this.#looking = false;
  }

  async #look(): Promise<boolean> {
    if (this.#ended) return false;
    try {
      const [row] = await read<{ version: string }>(
        this.#client.db,
        sql`select version from content_version`,
      );
      this.#version = Number(row?.version ?? nothing);
      this.#isAway = false;
    } catch (error) {
      this.#version = nothing;
      if (!this.#isAway && !this.#ended)
        this.#log.warn({ err: error }, 'the replica cannot be read; the primary answers meanwhile');
      this.#isAway = true;
    }
    return this.#version !== nothing;
  }
}
