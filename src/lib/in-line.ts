type Add<T> = (work: () => Promise<T>) => Promise<void>;

/**
 * Work that goes on while `make` makes the next: what it adds is begun at once, but no more than `atOnce` at a time;
 * until then `add` keeps it waiting. Gives the results in the order of adding.
 * @throws what the first to fail threw, when everything that was begun has ended
 */
export async function inLine<T>(atOnce: number, make: (add: Add<T>) => Promise<void>): Promise<T[]> {
  const results: Promise<T>[] = [];
  const running = new Set<Promise<void>>();
  let failure: { error: unknown } | null = null;
  const fail = (error: unknown): void => void (failure ??= { error });
  const add: Add<T> = async (work) => {
    while (running.size >= atOnce) await Promise.race(running);
    if (failure) throw failure.error;
    const result = work();
    results.push(result);
    const settled: Promise<void> = result.then(
      () => void running.delete(settled),
      (error: unknown) => {
        running.delete(settled);
        fail(error);
      },
    );
    running.add(settled);
  };
  await make(add).catch(fail);
  await Promise.all(running);
  // TypeScript does not see that `fail` sets it.
  const failed = failure as { error: unknown } | null;
  if (failed) throw failed.error;
  return Promise.all(results);
}
