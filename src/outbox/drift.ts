import type { Queryable } from '../db/client.ts';
import { inLine } from '../lib/in-line.ts';
import { slices } from '../lib/slices.ts';
import {
  forgetWords,
  learnWords,
  listDigests,
  listDocumentIds,
  readDocuments,
  refreshAndReadDocuments,
  refreshDocuments,
} from '../search/documents.ts';
import { searchTypes, type IndexSite, type SearchIndex, type SearchType } from '../search/port.ts';
import { batchesOnTheWay } from './drain.ts';

/** Ids of documents that differ between the index and the database. */
export interface Drift {
  missing: string[];
  stale: string[];
  extra: string[];
}

export type DriftByType = Record<SearchType, Drift>;

const repairBatch = 500;

/** Compares every document by id and digest. */
export async function measureDrift(
  db: Queryable,
  index: SearchIndex,
  site: IndexSite = 'live',
): Promise<DriftByType> {
  const drifts = searchTypes.map(async (type): Promise<[SearchType, Drift]> => {
    const held = await index.digests(type, site);
    const wanted = await listDigests(db, type);
    return [type, difference(wanted, held)];
  });
  // One entry for each type: that is what the cast states.
  return Object.fromEntries(await Promise.all(drifts)) as DriftByType;
}

function difference(wanted: Map<string, string>, held: Map<string, string>): Drift {
  const drift: Drift = { missing: [], stale: [], extra: [] };
  for (const [id, digest] of wanted) {
    const found = held.get(id);
    if (found === undefined) drift.missing.push(id);
    else if (found !== digest) drift.stale.push(id);
  }
  for (const id of held.keys()) if (!wanted.has(id)) drift.extra.push(id);
  return drift;
}

export const driftSize = (drift: DriftByType): number =>
  Object.values(drift).reduce(
    (sum, { missing, stale, extra }) => sum + missing.length + stale.length + extra.length,
    0,
  );

/** Derives all search documents again, in batches. `onBatch` hears how many are done. */
export async function refreshAll(db: Queryable, onBatch: (done: number) => Promise<void>): Promise<void> {
  for (const type of searchTypes) {
    const ids = await listDocumentIds(db, type);
    for (const batch of slices(ids, repairBatch)) {
      await refreshDocuments(db, type, batch);
      await onBatch(batch.length);
    }
  }
}

/** Forgets every word that search knows, and learns those that are published today. */
export async function relearnWords(
  db: Queryable,
  onBatch: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await forgetWords(db);
  for (const type of searchTypes) {
    for (const batch of slices(await listDocumentIds(db, type), repairBatch)) {
      await learnWords(db, type, batch);
      await onBatch();
    }
  }
}

export interface MendOptions {
  site?: IndexSite;
  /** Hears how many documents the last batch had. */
  onBatch?: (count: number) => Promise<void>;
}

/** Mends what differs and nothing else. Documents are read now, so that nothing older than they can be sent. */
export async function mendDrift(
  db: Queryable,
  index: SearchIndex,
  drift: DriftByType,
  { site = 'live', onBatch = () => Promise.resolve() }: MendOptions = {},
): Promise<void> {
  await inLine<void>(batchesOnTheWay, async (add) => {
    for (const type of searchTypes) {
      const { missing, stale, extra } = drift[type];
      for (const batch of slices([...missing, ...stale, ...extra], repairBatch)) {
        const documents = await readDocuments(db, type, batch);
        const present = new Set(documents.map(({ id }) => id));
        const gone = batch.filter((id) => !present.has(id));
        await add(async () => {
          await index.put(type, documents, site);
          await index.remove(type, gone, site);
          await onBatch(batch.length);
        });
      }
    }
  });
}

/**
 * Derives all search documents again and puts them into the empty next index, while the next of them are derived; learns
 * every word on the way. `onBatch` hears how many are searchable there.
 */
export async function fillNext(
  db: Queryable,
  index: SearchIndex,
  onBatch: (count: number) => Promise<void>,
): Promise<void> {
  await forgetWords(db);
  await inLine<void>(batchesOnTheWay, async (add) => {
    for (const type of searchTypes) {
      for (const ids of slices(await listDocumentIds(db, type), repairBatch)) {
        const documents = await refreshAndReadDocuments(db, type, ids, 'all');
        await add(async () => {
          await index.put(type, documents, 'next');
          await onBatch(ids.length);
        });
      }
    }
  });
}
