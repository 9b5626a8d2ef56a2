import type { DatabaseClient } from './client.ts';

const turnLock = 7_214_010;

/** Runs `work` while no other process that uses this database has its turn. */
export async function takeTurn<T>({ sql }: DatabaseClient, work: () => Promise<T>): Promise<T> {
  const { result } = await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${turnLock})`;
    return { result: await work() };
  });
  return result;
}
