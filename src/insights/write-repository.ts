import { eq, sql } from 'drizzle-orm';
import { idSet } from '../curation/links-repository.ts';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { insights } from '../db/schema/insights.ts';
import type { InsightKind } from '../extraction/port.ts';

export type InsightStatus = 'suggested' | 'accepted' | 'rejected';

/** An insight as writes see it. */
export interface HeldInsight {
  id: string;
  noteId: string;
  statement: string;
  kind: InsightKind;
  status: InsightStatus;
  anchoring: 'anchored' | 'fuzzy' | 'ambiguous' | 'orphaned';
  proposedPassageId: string | null;
  version: number;
}

const columns = sql`i.id, i.note_id as "noteId", i.statement, i.kind, i.status, i.anchoring,
  i.proposed_passage_id as "proposedPassageId", i.version`;

/** Reads insights and keeps others from changing them until the transaction ends; always in the same order. */
export function lockInsights(tx: Transaction, ids: readonly string[]): Promise<HeldInsight[]> {
  return read<HeldInsight>(
    tx,
    sql`select ${columns} from insights i join notes n on n.id = i.note_id and n.status <> 'taken-down'
      where i.id in ${idSet(ids)} order by i.id for update of i`,
  );
}

/** Changes columns of insights and counts their versions up. */
export async function updateInsight(
  tx: Transaction,
  id: string,
  changes: Partial<
    Pick<
      typeof insights.$inferInsert,
      | 'statement'
      | 'kind'
      | 'status'
      | 'decidedBy'
      | 'decidedAt'
      | 'anchoring'
      | 'passageId'
      | 'proposedPassageId'
    >
  >,
): Promise<void> {
  await tx
    .update(insights)
    .set({ ...changes, version: sql`${insights.version} + 1`, updatedAt: sql`now()` })
    .where(eq(insights.id, id));
}

export async function decideInsightRows(
  tx: Transaction,
  ids: readonly string[],
  status: InsightStatus,
  decidedBy: string | null,
): Promise<void> {
  await tx.execute(sql`
    update insights set status = ${status}, version = version + 1, updated_at = now(),
      decided_by = ${status === 'suggested' ? null : decidedBy}::uuid,
      decided_at = ${status === 'suggested' ? sql`null` : sql`now()`}
    where id in ${idSet(ids)} and status <> ${status}`);
}

export interface InsightLinks {
  themes: string[];
  tags: string[];
  examples: string[];
}

/** Slugs of what an insight carries. */
export async function getInsightLinks(db: Queryable, id: string): Promise<InsightLinks> {
  const [row] = await read<InsightLinks>(
    db,
    sql`select
      coalesce((select jsonb_agg(t.slug order by t.slug) from insight_tags it join tags t on t.id = it.tag_id
        where it.insight_id = ${id} and t.scheme = 'theme'), '[]') as themes,
      coalesce((select jsonb_agg(t.slug order by t.slug) from insight_tags it join tags t on t.id = it.tag_id
        where it.insight_id = ${id} and t.scheme <> 'theme'), '[]') as tags,
      coalesce((select jsonb_agg(e.slug order by e.slug) from insight_examples ie join examples e on e.id = ie.example_id
        where ie.insight_id = ${id}), '[]') as examples`,
  );
  return row ?? { themes: [], tags: [], examples: [] };
}

/** Makes these the tags of an insight within the theme scheme, or within all others. Returns whether anything changed. */
export async function setInsightTags(
  tx: Transaction,
  insightId: string,
  tagIds: readonly string[],
  { themes }: { themes: boolean },
): Promise<boolean> {
  const removed = await read(
    tx,
    sql`delete from insight_tags it using tags t where t.id = it.tag_id and it.insight_id = ${insightId}
      and (t.scheme = 'theme') = ${themes} and t.id not in ${idSet(tagIds)} returning it.tag_id`,
  );
  const added = await read(
    tx,
    sql`insert into insight_tags (insight_id, tag_id, source) select ${insightId}, o.id, 'human'
      from ${idSet(tagIds)} o(id) on conflict do nothing returning tag_id`,
  );
  return removed.length + added.length > 0;
}

export async function setInsightExamples(
  tx: Transaction,
  insightId: string,
  exampleIds: readonly string[],
): Promise<boolean> {
  const removed = await read(
    tx,
    sql`delete from insight_examples where insight_id = ${insightId} and example_id not in ${idSet(exampleIds)}
      returning example_id`,
  );
  const added = await read(
    tx,
    sql`insert into insight_examples (insight_id, example_id) select ${insightId}, o.id
      from ${idSet(exampleIds)} o(id) on conflict do nothing returning example_id`,
  );
  return removed.length + added.length > 0;
}

export interface QuotableNote {
  id: string;
  slug: string;
  versionId: string;
  versionNumber: number;
  text: string;
}

/** A note's current text, for quoting. */
export async function findQuotableNote(db: Queryable, slug: string): Promise<QuotableNote | null> {
  const [row] = await read<QuotableNote>(
    db,
    sql`select n.id, n.slug, v.id as "versionId", v.number as "versionNumber", v.text
      from slugs s join notes n on n.id = s.entity_id and n.status <> 'taken-down'
      join versions v on v.note_id = n.id and v.number = n.current_version
      where s.entity_type = 'note' and s.slug = ${slug}`,
  );
  return row ?? null;
}

/** An insight that stands on exactly these positions already. */
export async function findInsightAt(
  db: Queryable,
  versionId: string,
  start: number,
  end: number,
): Promise<string | null> {
  const [row] = await read<{ id: string }>(
    db,
    sql`select i.id from insights i join passages p on p.id = i.passage_id
      where p.version_id = ${versionId} and p.start = ${start} and p."end" = ${end} limit 1`,
  );
  return row?.id ?? null;
}

/** The quotations of a note that people or extraction know already, whatever became of them. */
export async function listKnownQuotations(db: Queryable, noteId: string): Promise<string[]> {
  const rows = await read<{ exact: string }>(
    db,
    sql`select p.exact from insights i join passages p on p.id = i.passage_id where i.note_id = ${noteId}`,
  );
  return rows.map(({ exact }) => exact);
}
