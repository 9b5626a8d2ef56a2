import type { Database } from '../db/client.ts';
import { InvalidRequestError } from '../errors.ts';
import { publishChanges } from './publish.ts';
import type { PublicRecord } from './records.ts';
import * as repository from './repository.ts';
import type { ChangeRow } from './repository.ts';
import { changedEntities, isTombstone, type ChangedEntity } from './tell-change.ts';

/** So much is brought up to date before an answer; the rest of a large act follows by itself. */
const batchesBeforeAnswer = 4;

export interface ChangeList {
  rows: { row: ChangeRow; record: PublicRecord | undefined }[];
  since: number;
  more: boolean;
}

/** Where the feed ends now, with what was committed before. */
export async function findEnd(db: Database): Promise<number> {
  await publishChanges(db, batchesBeforeAnswer);
  return repository.readLastPosition(db);
}

/**
 * The changes after `since`, in order, each thing its newest change only.
 * @throws InvalidRequestError for a position that the feed has not come to
 */
export async function listChanges(
  db: Database,
  query: { since: number; limit: number; types: readonly ChangedEntity[] | undefined; end: number },
): Promise<ChangeList> {
  const { since, limit, end } = query;
  if (since > end) {
    throw new InvalidRequestError('The query is not valid: see errors.', [
      {
        parameter: 'since',
        detail: `The feed ends at ${end}: this position is from another knowledge base. Start from 0.`,
      },
    ]);
  }
  const found = await repository.listChanges(db, {
    since,
    limit: limit + 1,
    types: query.types ?? changedEntities,
  });
  const more = found.length > limit;
  const rows = found.slice(0, limit);
  const records = await readNewest(db, rows);
  return {
    rows: rows.map((row) => ({ row, record: row.newest ? records.get(row.entityId) : undefined })),
    since: more ? (rows.at(-1)?.position ?? since) : Math.max(end, rows.at(-1)?.position ?? 0),
    more,
  };
}

async function readNewest(db: Database, rows: readonly ChangeRow[]): Promise<Map<string, PublicRecord>> {
  const records: [string, PublicRecord][] = [];
  for (const type of changedEntities) {
    const told = rows.filter((row) => row.type === type && row.newest && !isTombstone(row.action));
    const found = await repository.readRecords(
      db,
      type,
      told.map(({ entityId }) => entityId),
    );
    records.push(...found);
  }
  return new Map(records);
}
