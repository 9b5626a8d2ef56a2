import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { LRUCache } from 'lru-cache';
import postgres from 'postgres';
import type { Queryable } from './client.ts';

const usualHeartbeatMs = 1000;
const answerWithinMs = 2000;
const pauseMs = 200;
/** Numbers and short lists; a facet of many values weighs as many. */
const maxRemembered = 10_000;

const clocks = new WeakMap<Queryable, ContentClock>();

/** The clock that the writes through this database advance; none where nobody keeps anything. */
export const clockOf = (db: Queryable): ContentClock | undefined => clocks.get(db);

/**
 * What a question has for an answer until the next write, worked out once: totals, facets, what slugs lead to. A page
 * and its neighbours have them in common. Within a transaction, and where nobody watches, it is worked out each time.
 */
export const remember = <T>(
  db: Queryable,
  question: string,
  given: unknown,
  work: () => Promise<T>,
): Promise<T> => clockOf(db)?.remember(`${question} ${JSON.stringify(given)}`, work) ?? work();

/**
 * Says whether what was read once is still what the database holds. Every write counts the content version up and
 * announces it (`writeTransaction`); whoever keeps something takes the stamp *before* reading it, and serves it only
 * while the stamp is the same. A write through this process moves the stamp when it is committed, before its caller
 * hears of it; one of another process when the announcement comes. While announcements cannot be heard there is no
 * stamp, and nothing is kept. A connection that died without a word is found out by its heartbeat.
 */
export class ContentClock {
  readonly #url: string;
  readonly #log: FastifyBaseLogger;
  readonly #heartbeatMs: number;
  readonly #remembered = new LRUCache<string, { value: Promise<unknown> }>({ maxSize: maxRemembered });
  readonly #onChange: (() => void)[] = [];
  #version = -1;
  #stamp = 0;
  #hearing = false;
  #ended = false;
  #sql: postgres.Sql | null = null;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(url: string, log: FastifyBaseLogger, heartbeatMs = usualHeartbeatMs) {
    this.#heartbeatMs = heartbeatMs;
    this.#url = url;
    this.#log = log;
  }

  /** From now on writes through `db` advance this clock. */
  watch(db: Queryable): void {
    clocks.set(db, this);
  }

  /** What is read after this was taken is current for as long as it stays the same; null while nobody can say. */
  get stamp(): number | null {
    return this.#hearing ? this.#stamp : null;
  }

  /** The newest version that this process has heard of; null while it may have missed one. */
  get version(): number | null {
    return this.#hearing ? this.#version : null;
  }

  /** Called at every change of the stamp, to give memory back. */
  onChange(listener: () => void): void {
    this.#onChange.push(listener);
  }

  /** A version that was committed. */
  advance(version: number): void {
    if (version <= this.#version) return;
    this.#version = version;
    this.forget();
  }

  /** Nothing kept so far is to be trusted any more. */
  forget(): void {
    this.#stamp += 1;
    this.#remembered.clear();
    for (const listener of this.#onChange) listener();
  }

  /** What `work` gives, which many requests ask for alike, such as a count: worked out once between two writes. */
  remember<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (!this.#hearing) return work();
    const held = this.#remembered.get(key);
    // Under one key there is always the same question, and so the same type.
    if (held) return held.value as Promise<T>;
    const entry = { value: work() };
    this.#remembered.set(key, entry, { size: 1 });
    void this.#weigh(key, entry);
    return entry.value;
  }

  /** A list takes the room of its values; what failed is asked again. */
  async #weigh(key: string, entry: { value: Promise<unknown> }): Promise<void> {
    const kept = (): boolean => this.#remembered.peek(key) === entry;
    try {
      const value = await entry.value;
      if (Array.isArray(value) && kept()) this.#remembered.set(key, entry, { size: 1 + value.length });
    } catch {
      if (kept()) this.#remembered.delete(key);
    }
  }

  /** Resolves when announcements are heard, or could not be at first: it goes on trying. */
  async start(): Promise<void> {
    await this.#listen();
    this.#heartbeat = setInterval(() => void this.#check(), this.#heartbeatMs).unref();
  }

  async stop(): Promise<void> {
    this.#ended = true;
    clearInterval(this.#heartbeat);
    this.#hearing = false;
    await this.#sql?.end({ timeout: 1 });
  }

  /** A connection of its own: its end has to be noticed at once, which the driver's `listen` tells nobody. */
  async #listen(): Promise<void> {
    const sql: postgres.Sql = postgres(this.#url, {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      fetch_types: false,
      connect_timeout: 10,
      onnotice: () => undefined,
      connection: { application_name: 'leadership-knowledge-base announcements' },
      onnotify: (_channel: string, version: string) => this.advance(Number(version)),
      onclose: () => this.#lose(sql),
    } as postgres.Options<Record<string, never>>);
    this.#sql = sql;
    try {
      await sql`listen content_version`;
      const version = await readVersion(sql);
      if (this.#sql !== sql || this.#ended) return;
      // Not `advance`: a database restored from a backup may have gone back.
      this.#version = version;
      this.forget();
      this.#hearing = true;
    } catch {
      this.#lose(sql);
    }
  }

  #lose(sql: postgres.Sql): void {
    if (this.#sql !== sql || this.#ended) return;
    if (this.#hearing) this.#log.warn('announcements of writes are not heard; nothing is kept meanwhile');
    this.#hearing = false;
    this.#sql = null;
    this.forget();
    void sql.end({ timeout: 0 }).catch(() => undefined);
    void delay(pauseMs, undefined, { ref: false }).then(() => (this.#ended ? undefined : this.#listen()));
  }

  async #check(): Promise<void> {
    const sql = this.#sql;
    if (!sql || !this.#hearing) return;
    const late = new AbortController();
    const version = await Promise.race([
      readVersion(sql).catch(() => null),
      delay(answerWithinMs, null, { signal: late.signal, ref: false }).catch(() => null),
    ]);
    late.abort();
    if (version === null) return this.#lose(sql);
    this.advance(version);
  }
}

async function readVersion(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ version: string }[]>`select version from content_version`;
  return Number(row?.version ?? 0);
}
