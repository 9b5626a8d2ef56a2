import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import type { Database, Transaction } from '../db/client.ts';
import { inSnapshot } from '../db/snapshot.ts';
import { getContentVersion } from '../db/system-repository.ts';
import { DomainError } from '../errors.ts';

/** Each holds a connection of the pool for as long as its reader reads. */
const maxAtATime = 4;
/** A reader that takes nothing for so long is given up, and its connection freed. */
const stallMs = 30_000;

let running = 0;

export interface OpenedExport {
  /** What the file is a snapshot of. */
  contentVersion: number;
  /** Fails, instead of ending, where the file is not complete. */
  stream: Readable;
}

/**
 * Starts to write a file out of one snapshot, no faster than it is read. Whatever fails before its first chunk is
 * thrown.
 * @throws DomainError `unavailable` where too many are being written already
 */
export async function openExport(
  db: Database,
  produce: (tx: Transaction) => Promise<AsyncIterable<string | Uint8Array>>,
): Promise<OpenedExport> {
  if (running >= maxAtATime)
    throw new DomainError('unavailable', `${maxAtATime} exports are running already. Try again in a moment.`);
  running += 1;
  const stream = new PassThrough();
  // Whoever reads it hears of it too; before that, it is thrown.
  stream.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    inSnapshot(db, async (tx) => {
      const contentVersion = await getContentVersion(tx);
      const chunks = await produce(tx);
      resolve({ contentVersion, stream });
      for await (const chunk of chunks) await write(stream, chunk);
    })
      .then(
        () => stream.end(),
        (error: unknown) => {
          stream.destroy(error instanceof Error ? error : new Error(String(error)));
          reject(error);
        },
      )
      .finally(() => (running -= 1));
  });
}

async function write(stream: PassThrough, chunk: string | Uint8Array): Promise<void> {
  if (stream.destroyed) throw new Error('The reader of an export went away.');
  if (stream.write(chunk)) return;
  const closed = new AbortController();
  const onClose = (): void => closed.abort();
  stream.once('close', onClose);
  try {
    await once(stream, 'drain', { signal: AbortSignal.any([closed.signal, AbortSignal.timeout(stallMs)]) });
  } finally {
    stream.off('close', onClose);
  }
}

/** The same batches, the first of them read already: a statement that fails does so before anything is sent. */
export async function primed<T>(batches: AsyncGenerator<T>): Promise<AsyncIterable<T>> {
  const first = await batches.next();
  return (async function* () {
    if (first.done !== true) yield first.value;
    yield* batches;
  })();
}
