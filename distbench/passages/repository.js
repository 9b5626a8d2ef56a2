import { inArray, sql } from 'drizzle-orm';
import { read } from "../db/read.js";
import { insightEvidence } from "../db/schema/insights.js";
import { mentions } from "../db/schema/mentions.js";
import { NotFoundError } from "../errors.js";
import { passages } from "../db/schema/passages.js";
/** The database refuses any whose `exact`, `prefix` or `suffix` is not what stands in the version. */
export async function insertPassages(tx, rows) {
    if (rows.length > 0)
        await tx.insert(passages).values(rows);
}
export async function insertMentions(tx, rows) {
    if (rows.length > 0)
        await tx.insert(mentions).values(rows);
}
export async function insertEvidence(tx, rows) {
    if (rows.length > 0)
        await tx.insert(insightEvidence).values(rows);
}
export function listAnchoredInsights(db, noteId) {
    return read(db, sql `select i.id, i.statement, i.status, v.number as "versionNumber", p.start, p."end", p.exact
      from insights i join passages p on p.id = i.passage_id join versions v on v.id = p.version_id
      where i.note_id = ${noteId} order by p.start, i.id`);
}
export function listAnchoredMentions(db, noteId) {
    return read(db, sql `select m.id, m.example_id as "exampleId", m.tag_id as "tagId", v.number as "versionNumber", p.start, p."end"
      from mentions m join passages p on p.id = m.passage_id join versions v on v.id = p.version_id
      where m.note_id = ${noteId} order by p.start, m.id`);
}
/** In one statement, however many there are. */
export async function updateInsightAnchors(tx, anchors) {
    if (anchors.length === 0)
        return;
    await tx.execute(sql `
    update insights i set anchoring = a.anchoring, passage_id = coalesce(a."passageId", i.passage_id),
      proposed_passage_id = a."proposedPassageId", version = i.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(anchors)}::jsonb)
      as a(id uuid, anchoring text, "passageId" uuid, "proposedPassageId" uuid)
    where i.id = a.id`);
}
export async function updateMentionPassages(tx, moved) {
    if (moved.length === 0)
        return;
    await tx.execute(sql `
    update mentions m set passage_id = a."passageId"
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as a(id uuid, "passageId" uuid) where m.id = a.id`);
}
export async function deleteMentions(tx, ids) {
    if (ids.length > 0)
        await tx.delete(mentions).where(inArray(mentions.id, ids));
}
/** An insight with the current text of its note, kept from other writers until the transaction ends. */
export async function lockAnchorTarget(tx, insightId) {
    const [row] = await read(tx, sql `select i.version, i.statement, i.anchoring, p.exact, v.id as "versionId", v.text,
        case when q.id is not null then jsonb_build_object('start', q.start, 'end', q."end") end as proposed
      from insights i join passages p on p.id = i.passage_id
      join notes n on n.id = i.note_id and n.status <> 'taken-down'
      join versions v on v.note_id = n.id and v.number = n.current_version
      left join passages q on q.id = i.proposed_passage_id and q.version_id = v.id
      where i.id = ${insightId} for update of i, n`);
    if (!row)
        throw new NotFoundError(`There is no insight ${insightId}.`);
    return row;
}
export async function settleAnchor(tx, anchor) {
    const { insightId, versionId, passageId, statement } = anchor;
    await tx.execute(sql `
    update insights set anchoring = 'anchored', passage_id = ${passageId}, proposed_passage_id = null,
      statement = ${statement}, version = version + 1, updated_at = now() where id = ${insightId}`);
    await tx.execute(sql `
    insert into insight_evidence (insight_id, version_id, passage_id, verdict)
    values (${insightId}, ${versionId}, ${passageId}, 'moved')
    on conflict (insight_id, version_id) do update set passage_id = excluded.passage_id, verdict = 'moved', candidates = '[]'`);
}
//# sourceMappingURL=repository.js.map