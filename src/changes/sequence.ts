import type { Database, Transaction } from '../db/client.ts';
import type { PublicRecord } from './records.ts';
import * as repository from './repository.ts';
import type { NewChange, NewRecord, QueuedEntity } from './repository.ts';
import {
  changedEntities,
  tellChange,
  type ChangedEntity,
  type Fate,
  type ToldRecord,
} from './tell-change.ts';

const batchSize = 500;

/** What else has to be stored with new changes, in their transaction. */
export type OnChanges = (tx: Transaction, changes: readonly NewChange[]) => Promise<void>;

/**
 * Gives the next changes their positions and returns how many things were looked at. A number handed out inside the
 * writers' own transactions could appear below one that somebody has read already; here positions are given to what is
 * committed, by one process at a time, so a reader who has come to a position never misses anything below it. What
 * changed is seen by comparing each thing with how it was last told: several changes in one moment may be told as one.
 */
export function sequenceBatch(db: Database, onChanges: OnChanges): Promise<number> {
  return db.transaction(async (tx) => {
    await repository.lockSequence(tx);
    const queued = await repository.listQueued(tx, batchSize);
    if (queued.length === 0) return 0;
    const looked = await lookAll(tx, queued);
    const changes = await numberChanges(tx, looked);
    if (changes.length > 0) await repository.insertChanges(tx, changes);
    await remember(tx, looked, changes);
    await repository.deleteQueued(tx, queued);
    if (changes.length > 0) {
      await onChanges(tx, changes);
      await repository.announceChanges(tx);
    }
    return queued.length;
  });
}

interface Looked {
  type: ChangedEntity;
  entityId: string;
  before: ToldRecord | undefined;
  now: PublicRecord | undefined;
  fate: Fate;
}

/** Each queued thing once, in the order in which it was first queued. */
async function lookAll(tx: Transaction, queued: readonly QueuedEntity[]): Promise<Looked[]> {
  const looked = new Map<string, Looked>();
  for (const type of changedEntities) {
    const ids = [...new Set(queued.filter((row) => row.type === type).map(({ entityId }) => entityId))];
    if (ids.length === 0) continue;
    const told = await repository.readTold(tx, type, ids);
    const records = await repository.readRecords(tx, type, ids);
    const hidden = ids.filter((id) => !records.has(id));
    const fates = await repository.readFates(tx, type, hidden);
    for (const entityId of ids) {
      const now = records.get(entityId);
      const fate = now ? 'public' : (fates.get(entityId) ?? 'withdrawn');
      looked.set(entityId, { type, entityId, before: told.get(entityId), now, fate });
    }
  }
  return [...new Set(queued.map(({ entityId }) => entityId))].map((id) => looked.get(id)!);
}

async function numberChanges(tx: Transaction, looked: readonly Looked[]): Promise<NewChange[]> {
  const last = await repository.readLastPosition(tx);
  const told = looked.flatMap(({ type, entityId, before, now, fate }) => {
    const action = tellChange(before, now, fate);
    if (action === null) return [];
    const previousSlug = action === 'slug_changed' ? (before?.slug ?? null) : null;
    return [{ type, entityId, action, previousSlug }];
  });
  return told.map((change, i) => ({ position: last + 1 + i, ...change }));
}

async function remember(
  tx: Transaction,
  looked: readonly Looked[],
  changes: readonly NewChange[],
): Promise<void> {
  const positions = new Map(changes.map(({ entityId, position }) => [entityId, position]));
  const known = looked.filter(({ before, now }) => before !== undefined || now !== undefined);
  const records: NewRecord[] = known.map(({ type, entityId, now, fate }) => ({
    type,
    entityId,
    fate,
    slug: now?.slug ?? null,
    reference: now?.reference ?? null,
    digest: now?.digest ?? null,
    position: positions.get(entityId) ?? null,
  }));
  if (records.length > 0) await repository.saveRecords(tx, records);
  const gone = known.filter(({ fate }) => fate === 'withdrawn' || fate === 'taken_down');
  if (gone.length > 0)
    await repository.forgetFormerSlugs(
      tx,
      gone.map(({ entityId }) => entityId),
    );
  for (const type of changedEntities) {
    const shownElsewhere = looked.filter(
      (one) => one.type === type && (one.before?.reference ?? null) !== (one.now?.reference ?? null),
    );
    await repository.queueDependents(
      tx,
      type,
      shownElsewhere.map(({ entityId }) => entityId),
    );
  }
}
