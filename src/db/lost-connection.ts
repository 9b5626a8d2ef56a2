import type postgres from 'postgres';

/** Connections that ended, were refused, or found a server that stops or starts (PostgreSQL class 57P). */
const losses = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
]);

export function isConnectionLoss(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AggregateError && cause.errors.some(isConnectionLoss)) return true;
    if ('code' in cause && typeof cause.code === 'string' && losses.has(cause.code)) return true;
  }
  return false;
}

/**
 * Lets a transaction whose connection was lost send nothing more, not even its rollback: the driver (postgres 3.4.9,
 * porsager/postgres#1208) would write to a socket that is gone and bring the process down. `begin` itself rejects
 * when the connection closes, so nobody waits for what never settles here.
 */
export function guardTransactions(sql: postgres.Sql): void {
  const begin = sql.begin.bind(sql) as (...args: unknown[]) => Promise<unknown>;
  const never = new Promise<never>(() => undefined);
  const guarded = (...args: unknown[]): Promise<unknown> => {
    const work = args.at(-1) as (tx: postgres.TransactionSql) => Promise<unknown>;
    let over = false;
    const running = begin(...args.slice(0, -1), async (tx: postgres.TransactionSql) => {
      const unsafe = tx.unsafe.bind(tx);
      tx.unsafe = ((...query: Parameters<typeof unsafe>) =>
        over ? never : unsafe(...query)) as typeof tx.unsafe;
      try {
        return await work(tx);
      } catch (error) {
        if (over || isConnectionLoss(error)) return never;
        throw error;
      }
    });
    const end = (): void => void (over = true);
    running.then(end, end);
    return running;
  };
  sql.begin = guarded as typeof sql.begin;
}
