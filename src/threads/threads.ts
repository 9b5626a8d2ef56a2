import type { Piscina } from 'piscina';
import type * as tasks from './tasks.ts';

type Tasks = typeof tasks;
type Input<Name extends keyof Tasks> = Parameters<Tasks[Name]>[0];
type Output<Name extends keyof Tasks> = Awaited<ReturnType<Tasks[Name]>>;

/** Training takes long, and notes should not wait for it. */
const maxThreads = 2;
/** A thread without work keeps what it loaded for so long. */
const idleTimeoutMs = 30_000;

/**
 * Threads for what would keep the event loop from answering. None is started before it is needed, and none stays.
 * Threads run compiled modules only: from sources, as in tests, tasks run where they are called.
 */
export class Threads {
  #pool: Promise<Piscina> | null = null;

  async run<Name extends keyof Tasks>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    if (import.meta.url.endsWith('.ts')) {
      const tasks = (await import('./tasks.ts')) as Record<string, (input: unknown) => Promise<unknown>>;
      return (await tasks[name]?.(input)) as Output<Name>;
    }
    this.#pool ??= startPool();
    return (await (await this.#pool).run(input, { name })) as Output<Name>;
  }

  async close(): Promise<void> {
    await (await this.#pool)?.destroy();
  }
}

async function startPool(): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  return new Piscina({
    filename: new URL('tasks.js', import.meta.url).href,
    minThreads: 0,
    maxThreads,
    idleTimeout: idleTimeoutMs,
  });
}
