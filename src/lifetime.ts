import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';

type Close = () => Promise<unknown>;

/** How long one thing may take to close before the next one's turn comes. */
const usualCloseMs = 5000;

/** Thrown by `open` once the end has begun: whoever is starting has to give up. */
export class EndingError extends Error {}

/** What a process has opened; whenever its end comes, during the start too, all of it is closed, the last first. */
export class Lifetime {
  readonly #log: FastifyBaseLogger;
  readonly #closers: { close: Close; withinMs: number }[] = [];
  #opening: Promise<unknown> = Promise.resolve();
  #end: Promise<void> | null = null;

  constructor(log: FastifyBaseLogger) {
    this.#log = log;
  }

  get isEnding(): boolean {
    return this.#end !== null;
  }

  /**
   * Opens something and remembers how to close it. An end that comes meanwhile waits for it, so nothing that was
   * being opened is left behind.
   * @throws EndingError when the end has begun
   */
  async open<T>(
    work: () => Promise<T>,
    close: (opened: T) => Promise<unknown>,
    { withinMs = usualCloseMs } = {},
  ): Promise<T> {
    if (this.isEnding) throw new EndingError();
    const opening = work().then((opened) => {
      this.#closers.push({ close: () => close(opened), withinMs });
      return opened;
    });
    this.#opening = opening.catch(() => undefined);
    const opened = await opening;
    if (this.isEnding) throw new EndingError();
    return opened;
  }

  /** Closes everything, once however often it is called. */
  end(): Promise<void> {
    this.#end ??= this.#closeAll();
    return this.#end;
  }

  async #closeAll(): Promise<void> {
    await this.#opening;
    for (const { close, withinMs } of this.#closers.splice(0).reverse()) {
      const late = new AbortController();
      await Promise.race([
        close().catch((error: unknown) => this.#log.error({ err: error }, 'closing failed')),
        sleep(withinMs, undefined, { signal: late.signal })
          .then(() => this.#log.error({ withinMs }, 'something did not close in time'))
          .catch(() => undefined),
      ]);
      late.abort();
    }
  }
}

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const shutdownMs = 45_000;
const parentCheckMs = 1000;

/**
 * A connection that closes while the driver (postgres 3.4.9) asks for the types of the database fails a query of the driver's
 * own, whose promise nobody has; whoever waits for the connection hears of it as well, and tries again or says so.
 */
const isDriversOwn = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'CONNECTION_CLOSED';

/**
 * Ends the process in good order: on a signal with code 0, on an error that nobody caught with 1. Further signals
 * change nothing: npm hands Ctrl-C on to a process that the terminal has told already.
 * @param drainSeconds how much longer than usual the end takes
 */
export function endInGoodOrder(lifetime: Lifetime, log: FastifyBaseLogger, drainSeconds = 0): void {
  const withinMs = shutdownMs + drainSeconds * 1000;
  for (const signal of endSignals) process.on(signal, () => end(0));
  process.on('uncaughtException', (error) => {
    if (isDriversOwn(error)) return log.warn({ err: error }, 'a connection to PostgreSQL was closed');
    log.fatal({ err: error }, 'an error that nobody caught');
    end(1);
  });

  function end(code: number): void {
    process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
    if (lifetime.isEnding) return;
    setTimeout(() => {
      log.fatal({ withinMs }, 'not everything could be closed');
      process.exit(1);
    }, withinMs).unref();
    void lifetime.end().then(() => process.exit());
  }
}

/** Ends like on a signal when the process that started us is gone: killed, it could not hand any signal on. */
export function endWithParent(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, parentCheckMs);
  timer.unref();
}
