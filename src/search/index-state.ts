import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';
import { countDocuments, hiddenIds } from './documents.ts';
import { searchTypes, type SearchIndex, type SearchType } from './port.ts';

/** How long a committed change may wait before the index counts as behind. */
const toleratedLagSeconds = 5;
/** After a failure it has to be nearer before it is asked again: readers should not go back in time. */
const recoveredLagSeconds = 1;
/** Changes on their way explain a difference of so many documents, and of this share. */
const toleratedDifference = 50;
const toleratedShare = 0.1;
/** More than an index should be asked to leave out: the database answers. */
const maxHidden = 500;

/** What the database knows of the index at the moment of a search. */
export interface IndexState {
  contentVersion: number;
  /** A change that was committed a while ago has not arrived. */
  behind: boolean;
  /** Hardly anything is missing from the index. */
  caughtUp: boolean;
  /** Changes are on their way. */
  waiting: boolean;
  /** Ids that the index may still have but nobody may see. */
  hidden: string[];
}

export async function readIndexState(db: Queryable): Promise<IndexState> {
  const [row] = await read<{ version: string; waiting: boolean; lag: number; hidden: string[] }>(
    db,
    sql`select (select version from content_version) as version,
      exists (select from outbox) as waiting,
      (select coalesce(extract(epoch from now() - min(enqueued_at)), 0)::float8 from outbox
        where parked_at is null) as lag,
      array(select distinct h.entity_id from (${hiddenIds}) h limit ${maxHidden + 1}) as hidden`,
  );
  const { hidden = [], lag = Number.POSITIVE_INFINITY } = row ?? {};
  return {
    contentVersion: Number(row?.version ?? 0),
    waiting: row?.waiting !== false,
    behind: lag > toleratedLagSeconds || hidden.length > maxHidden,
    caughtUp: lag < recoveredLagSeconds,
    hidden,
  };
}

/** Whether the index holds about as many documents as it should: one that lost its data answers, but with nothing. */
export async function isIndexComplete(db: Queryable, index: Pick<SearchIndex, 'counts'>): Promise<boolean> {
  const [wanted, held, waiting] = await Promise.all([
    countDocuments(db),
    index.counts(),
    read<{ type: SearchType; count: number }>(
      db,
      sql`select entity_type as type, count(distinct entity_id)::int as count from outbox group by entity_type`,
    ),
  ]);
  return searchTypes.every((type) => {
    const onTheWay = waiting.find((row) => row.type === type)?.count ?? 0;
    const tolerated = Math.min(onTheWay, Math.max(toleratedDifference, toleratedShare * wanted[type]));
    const lost = held[type] === 0 && wanted[type] > 0;
    return !lost && Math.abs(held[type] - wanted[type]) <= tolerated;
  });
}
