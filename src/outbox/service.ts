import type { Deps } from '../deps.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import { countDocuments } from '../search/documents.ts';
import type { SearchIndex, SearchType } from '../search/port.ts';
import { listSynonymGroups } from '../search/synonyms.ts';
import type { DriftByType } from './drift.ts';
import { beginRebuild, findNewestRebuild, runRebuild, type Rebuild, type RebuildOptions } from './rebuild.ts';
import { findReceipt, type Receipt } from './receipts.ts';
import { measureSettledDrift, repairIndex } from './repair.ts';
import { getOutboxStatus, listParked, type OutboxStatus, type ParkedRow } from './status.ts';

export interface IndexReport {
  engine: 'meilisearch' | 'postgres';
  reachable: boolean;
  outbox: OutboxStatus;
  parked: ParkedRow[];
  documents: Record<SearchType, number>;
  drift: DriftByType | null;
  staleSettings: string[];
  rebuild: Rebuild | null;
}

const noDrift = (): DriftByType => ({
  note: { missing: [], stale: [], extra: [] },
  insight: { missing: [], stale: [], extra: [] },
  example: { missing: [], stale: [], extra: [] },
});

/** How the index stands to the database: document by document where that is asked for, which reads all of them. */
export async function getIndexReport(
  { db, index, search }: Deps,
  { compare }: { compare: boolean },
): Promise<IndexReport> {
  const [outbox, parked, documents, rebuild] = await Promise.all([
    getOutboxStatus(db),
    listParked(db),
    countDocuments(db),
    findNewestRebuild(db),
  ]);
  const shared = { engine: search.engine, outbox, parked, documents, rebuild };
  if (!index) return { ...shared, reachable: true, drift: noDrift(), staleSettings: [] };
  try {
    const [drift, staleSettings] = await Promise.all([
      compare ? measureSettledDrift(db, index) : index.counts().then(() => null),
      index.listStaleSettings(await listSynonymGroups(db)),
    ]);
    return { ...shared, reachable: true, drift, staleSettings };
  } catch {
    return { ...shared, reachable: false, drift: null, staleSettings: [] };
  }
}

/** @throws DomainError `unavailable` where there is no index, or it does not answer. */
export async function repair(deps: Deps): Promise<DriftByType> {
  const index = requireIndex(deps);
  try {
    return await repairIndex(deps.db, index, { thorough: true });
  } catch (error) {
    throw new DomainError('unavailable', 'The index does not answer now: nothing is lost, try again later.', {
      cause: error,
    });
  }
}

/**
 * Begins a rebuild and leaves it running: `finished` settles with it, and never rejects.
 * @throws ConflictError while another runs; DomainError `unavailable` where there is no index
 */
export async function startRebuild(
  deps: Deps,
  options: RebuildOptions = {},
): Promise<{ rebuild: Rebuild; finished: Promise<void> }> {
  const index = requireIndex(deps);
  const rebuild = await beginRebuild(deps.db);
  const finished = runRebuild(deps.db, index, rebuild, options).catch((error: unknown) =>
    deps.log.error({ err: error }, 'the rebuild of the index failed'),
  );
  return { rebuild, finished };
}

/** @throws NotFoundError for an id that no write of the last week had. */
export async function getReceipt({ db, index }: Deps, id: string): Promise<Receipt> {
  const receipt = await findReceipt(db, id);
  if (!receipt)
    throw new NotFoundError(
      'There is no receipt of that id: its request changed nothing, or was more than a week ago.',
    );
  if (index || receipt.documentsDue || receipt.status === 'searchable') return receipt;
  // PostgreSQL finds what it has stored.
  return { ...receipt, status: 'searchable', pending: 0, reason: null, searchableAt: receipt.createdAt };
}

function requireIndex({ index }: Deps): SearchIndex {
  if (index) return index;
  throw new DomainError(
    'unavailable',
    'Search runs on PostgreSQL here: there is no index to rebuild or repair.',
  );
}
