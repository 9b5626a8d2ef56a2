import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../db/client.ts';
import { read } from '../db/read.ts';
import { ConflictError } from '../errors.ts';
import { countDocuments } from '../search/documents.ts';
import type { SearchIndex } from '../search/port.ts';
import { listSynonymGroups } from '../search/synonyms.ts';
import { driftSize, fillNext, measureDrift, mendDrift } from './drift.ts';
import { withWorkerLock } from './drain.ts';

/** A rebuild that has shown no progress for so long was killed. */
const deadAfterSeconds = 120;
const catchUpRounds = 5;
const smallDrift = 200;
const lockPauseMs = 50;

export interface Rebuild {
  id: string;
  status: 'running' | 'succeeded' | 'failed';
  startedAt: string;
  finishedAt: string | null;
  /** Documents built and to build. */
  done: number;
  total: number;
  error: string | null;
}

export interface RebuildOptions {
  onProgress?: (progress: { done: number; total: number }) => void;
  /** Ends it half way; the index in use stays as it is. */
  signal?: AbortSignal;
}

const columns = sql`id, status, started_at as "startedAt", finished_at as "finishedAt", done, total, error`;

export async function findNewestRebuild(db: Database): Promise<Rebuild | null> {
  const [row] = await read<Rebuild>(
    db,
    sql`select ${columns} from index_rebuilds order by started_at desc limit 1`,
  );
  return row ?? null;
}

/**
 * Notes that a rebuild begins. @throws ConflictError while another runs.
 */
export async function beginRebuild(db: Database): Promise<Rebuild> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table index_rebuilds in share row exclusive mode`);
    await tx.execute(sql`
      update index_rebuilds set status = 'failed', error = 'It was interrupted.', finished_at = now()
      where status = 'running' and touched_at < now() - make_interval(secs => ${deadAfterSeconds})`);
    const running = await read<{ id: string }>(
      tx,
      sql`select id from index_rebuilds where status = 'running'`,
    );
    if (running.length > 0) throw new ConflictError('A rebuild of the index is running: see GET /v1/index.');
    const { note, insight, example } = await countDocuments(tx);
    const rows = await read<Rebuild>(
      tx,
      sql`insert into index_rebuilds (id, status, total) values (${uuidv7()}, 'running', ${note + insight + example})
        returning ${columns}`,
    );
    return rows[0]!;
  });
}

/**
 * Builds the index anew beside the one in use and puts it in its place at once. Searches go on in the old one,
 * which goes on learning; what changes meanwhile is sent to the new one before the swap, the last of it while no
 * worker sends, so that nothing is lost.
 */
export async function runRebuild(
  db: Database,
  index: SearchIndex,
  { id, total }: Rebuild,
  { onProgress = () => undefined, signal }: RebuildOptions = {},
): Promise<void> {
  let done = 0;
  const advance = async (count: number): Promise<void> => {
    if (signal?.aborted === true) throw new Error('It was interrupted.');
    done += count;
    const progress = { done: Math.min(done, total), total };
    onProgress(progress);
    await db.execute(
      sql`update index_rebuilds set done = ${progress.done}, touched_at = now() where id = ${id}`,
    );
  };
  try {
    const synonyms = await listSynonymGroups(db);
    // A server that has lost its data has nothing to swap with.
    await index.prepare(synonyms);
    await index.prepareNext(synonyms);
    await fillNext(db, index, advance);
    for (let round = 0; round < catchUpRounds; round += 1) {
      const drift = await measureDrift(db, index, 'next');
      if (driftSize(drift) <= smallDrift) break;
      await mendDrift(db, index, drift, { site: 'next', onBatch: advance });
    }
    await swapWithoutLoss(db, index);
    await db.execute(sql`
      update index_rebuilds set status = 'succeeded', finished_at = now(), done = total where id = ${id}`);
    onProgress({ done: total, total });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await db.execute(sql`
      update index_rebuilds set status = 'failed', finished_at = now(), error = ${message.slice(0, 500)} where id = ${id}`);
    throw error;
  }
}

async function swapWithoutLoss(db: Database, index: SearchIndex): Promise<void> {
  const swap = (): Promise<boolean> =>
    withWorkerLock(db, false, async (tx) => {
      await mendDrift(db, index, await measureDrift(tx, index, 'next'), { site: 'next' });
      await index.swapNext();
      return true;
    });
  while (!(await swap())) await wait(lockPauseMs);
}
