import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { extractions } from '../db/schema/extractions.ts';
import type { ParsedNote } from './note-structure.ts';

export type ExtractionState = 'pending' | 'done' | 'failed';

export interface ExtractionRow {
  versionNumber: number;
  state: ExtractionState;
  reason: string | null;
  requestedAt: string;
  finishedAt: string | null;
}

export async function insertExtraction(
  tx: Transaction,
  versionId: string,
  { sections: _sections, ...structure }: ParsedNote,
): Promise<void> {
  await tx.insert(extractions).values({ versionId, state: 'pending', structure });
}

/** How it stands with a note's current version; without a row, it was extracted when it came in. */
export async function getExtraction(db: Queryable, noteId: string): Promise<ExtractionRow> {
  const rows = await read<ExtractionRow>(
    db,
    sql`select v.number as "versionNumber", coalesce(x.state, 'done') as state, x.reason,
      coalesce(x.requested_at, v.created_at) as "requestedAt",
      case when x.version_id is null then v.created_at else x.finished_at end as "finishedAt"
    from notes n join versions v on v.note_id = n.id and v.number = n.current_version
    left join extractions x on x.version_id = v.id where n.id = ${noteId}`,
  );
  return rows[0]!;
}

/** What was read in the text besides its sections, while the extraction is pending. */
export async function findPendingStructure(
  db: Queryable,
  versionId: string,
): Promise<Omit<ParsedNote, 'sections'> | null> {
  const [row] = await read<{ structure: Omit<ParsedNote, 'sections'> }>(
    db,
    sql`select structure from extractions where version_id = ${versionId} and state = 'pending'`,
  );
  return row?.structure ?? null;
}

/** @returns whether it was pending */
export async function finishExtraction(
  db: Queryable,
  versionId: string,
  state: 'done' | 'failed' | 'superseded',
  reason: string | null = null,
): Promise<boolean> {
  const rows = await read(
    db,
    sql`update extractions set state = ${state}, reason = ${reason}, finished_at = now()
      where version_id = ${versionId} and state = 'pending' returning version_id`,
  );
  return rows.length > 0;
}
