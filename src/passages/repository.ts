import { inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { insertAll } from '../db/insert-all.ts';
import { read } from '../db/read.ts';
import { insightEvidence } from '../db/schema/insights.ts';
import { mentions } from '../db/schema/mentions.ts';
import { NotFoundError } from '../errors.ts';
import { passages } from '../db/schema/passages.ts';

/** The database refuses any whose `exact`, `prefix` or `suffix` is not what stands in the version. */
export async function insertPassages(tx: Transaction, rows: (typeof passages.$inferInsert)[]): Promise<void> {
  await insertAll(tx, passages, rows);
}

export async function insertMentions(tx: Transaction, rows: (typeof mentions.$inferInsert)[]): Promise<void> {
  await insertAll(tx, mentions, rows);
}

export async function insertEvidence(
  tx: Transaction,
  rows: (typeof insightEvidence.$inferInsert)[],
): Promise<void> {
  await insertAll(tx, insightEvidence, rows);
}

/** A quotation of a note with the version that it was last sure to stand in. */
export interface AnchoredInsight {
  id: string;
  statement: string;
  status: 'suggested' | 'accepted' | 'rejected';
  versionNumber: number;
  start: number;
  end: number;
  exact: string;
}

export function listAnchoredInsights(db: Queryable, noteId: string): Promise<AnchoredInsight[]> {
  return read<AnchoredInsight>(
    db,
    sql`select i.id, i.statement, i.status, v.number as "versionNumber", p.start, p."end", p.exact
      from insights i join passages p on p.id = i.passage_id join versions v on v.id = p.version_id
      where i.note_id = ${noteId} order by p.start, i.id`,
  );
}

export interface AnchoredMention {
  id: string;
  exampleId: string | null;
  tagId: string | null;
  versionNumber: number;
  start: number;
  end: number;
}

export function listAnchoredMentions(db: Queryable, noteId: string): Promise<AnchoredMention[]> {
  return read<AnchoredMention>(
    db,
    sql`select m.id, m.example_id as "exampleId", m.tag_id as "tagId", v.number as "versionNumber", p.start, p."end"
      from mentions m join passages p on p.id = m.passage_id join versions v on v.id = p.version_id
      where m.note_id = ${noteId} order by p.start, m.id`,
  );
}

export interface InsightAnchor {
  id: string;
  anchoring: 'anchored' | 'fuzzy' | 'ambiguous' | 'orphaned';
  /** The passage it has from now on; null: it keeps its old one. */
  passageId: string | null;
  proposedPassageId: string | null;
}

/** In one statement, however many there are. */
export async function updateInsightAnchors(tx: Transaction, anchors: InsightAnchor[]): Promise<void> {
  if (anchors.length === 0) return;
  await tx.execute(sql`
    update insights i set anchoring = a.anchoring, passage_id = coalesce(a."passageId", i.passage_id),
      proposed_passage_id = a."proposedPassageId", version = i.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(anchors)}::jsonb)
      as a(id uuid, anchoring text, "passageId" uuid, "proposedPassageId" uuid)
    where i.id = a.id`);
}

export async function updateMentionPassages(
  tx: Transaction,
  moved: { id: string; passageId: string }[],
): Promise<void> {
  if (moved.length === 0) return;
  await tx.execute(sql`
    update mentions m set passage_id = a."passageId"
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as a(id uuid, "passageId" uuid) where m.id = a.id`);
}

export async function deleteMentions(tx: Transaction, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(mentions).where(inArray(mentions.id, ids));
}

export interface AnchorTarget {
  version: number;
  statement: string;
  anchoring: InsightAnchor['anchoring'];
  /** The quotation as it was last sure to stand. */
  exact: string;
  versionId: string;
  text: string;
  proposed: { start: number; end: number } | null;
}

/** An insight with the current text of its note, kept from other writers until the transaction ends. */
export async function lockAnchorTarget(tx: Transaction, insightId: string): Promise<AnchorTarget> {
  const [row] = await read<AnchorTarget>(
    tx,
    sql`select i.version, i.statement, i.anchoring, p.exact, v.id as "versionId", v.text,
        case when q.id is not null then jsonb_build_object('start', q.start, 'end', q."end") end as proposed
      from insights i join passages p on p.id = i.passage_id
      join notes n on n.id = i.note_id and n.status <> 'taken-down'
      join versions v on v.note_id = n.id and v.number = n.current_version
      left join passages q on q.id = i.proposed_passage_id and q.version_id = v.id
      where i.id = ${insightId} for update of i, n`,
  );
  if (!row) throw new NotFoundError(`There is no insight ${insightId}.`);
  return row;
}

export async function settleAnchor(
  tx: Transaction,
  anchor: { insightId: string; versionId: string; passageId: string; statement: string },
): Promise<void> {
  const { insightId, versionId, passageId, statement } = anchor;
  await tx.execute(sql`
    update insights set anchoring = 'anchored', passage_id = ${passageId}, proposed_passage_id = null,
      statement = ${statement}, version = version + 1, updated_at = now() where id = ${insightId}`);
  await tx.execute(sql`
    insert into insight_evidence (insight_id, version_id, passage_id, verdict)
    values (${insightId}, ${versionId}, ${passageId}, 'moved')
    on conflict (insight_id, version_id) do update set passage_id = excluded.passage_id, verdict = 'moved', candidates = '[]'`);
}
