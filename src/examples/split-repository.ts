import { sql, type SQL } from 'drizzle-orm';
import { fixIds, type Ids, type ResolvedUses } from '../curation/uses-repository.ts';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';

/** What is to be moved: insights, and a condition over mentions `m`. */
export interface SplitScope {
  insights: Ids;
  mentions: SQL;
}

/**
 * Whole notes, with their insights, and single insights, with what their quotations name. Fixed before anything
 * changes: a query may be about the very example.
 */
export async function readSplitScope(db: Queryable, uses: ResolvedUses): Promise<SplitScope> {
  const ofNotes = sql`select id from insights where note_id in ${uses.notes}`;
  const insights = await fixIds(db, sql`(select id from ${uses.insights} u(id) union ${ofNotes})`);
  const within = sql`exists (select from passages p
    join passages q on q.version_id = p.version_id and q.start <= p.start and q."end" >= p."end"
    join insights i on i.passage_id = q.id where p.id = m.passage_id and i.id in ${insights})`;
  return { insights, mentions: sql`(m.note_id in ${uses.notes} or ${within})` };
}

/** Mentions that would move, with a digest of which they are. */
export async function countMovingMentions(
  db: Queryable,
  exampleId: string,
  mentions: SQL,
): Promise<{ count: number; digest: string }> {
  const [row] = await read<{ count: number; digest: string }>(
    db,
    sql`select count(*)::int as count, coalesce(sum(hashtextextended(m.id::text, 0)), 0)::text as digest
      from mentions m where m.example_id = ${exampleId} and ${mentions}`,
  );
  return row ?? { count: 0, digest: '0' };
}
