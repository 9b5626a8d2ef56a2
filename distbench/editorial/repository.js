import { sql } from 'drizzle-orm';
import { read } from "../db/read.js";
const select = (where, limit) => sql `
  select n.slug, n.title, v.number as "versionNumber", v.text, v.marks, n.held_on as "heldOn",
    coalesce((select jsonb_agg(jsonb_build_object('blocks', s.blocks) order by s.position)
      from sections s where s.version_id = v.id), '[]') as sections,
    array_remove(array[
      case when n.previous_note_id is null then n.previous_title end,
      case when n.next_note_id is null then n.next_title end], null) as "unresolvedNeighbours"
  from notes n join versions v on v.note_id = n.id and v.number = n.current_version
  where n.status <> 'taken-down' and ${where} order by n.slug limit ${limit}`;
export const listLintSources = (db, after, limit) => read(db, select(sql `n.slug > ${after}`, limit));
export async function findLintSource(db, noteId) {
    const [source] = await read(db, select(sql `n.id = ${noteId}`, 1));
    return source ?? null;
}
//# sourceMappingURL=repository.js.map