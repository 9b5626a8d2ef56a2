import { sql } from 'drizzle-orm';
import { read } from "../db/read.js";
const column = (name) => sql.raw(`"${name}"`);
async function count(db, { table, thing, term }, tagId, things, changes) {
    const [row] = await read(db, sql `select count(*)::int as total, count(*) filter (where ${changes})::int as changes,
        coalesce(sum(hashtextextended(u.id::text, (${changes})::int)), 0)::text as digest
      from ${things} u(id)
      left join ${column(table)} l on l.${column(thing)} = u.id and l.${column(term)} = ${tagId}`);
    return row ?? { total: 0, changes: 0, digest: '0' };
}
/** Things that do not have the tag yet. */
export const countAdding = (db, link, tagId, things) => count(db, link, tagId, things, sql `l.${column(link.term)} is null`);
/** Things that have it. */
export const countRemoving = (db, link, tagId, things) => count(db, link, tagId, things, sql `l.${column(link.term)} is not null`);
export async function addLinks(tx, { table, thing, term }, tagId, things) {
    await tx.execute(sql `insert into ${column(table)} (${column(thing)}, ${column(term)}, source)
    select u.id, ${tagId}, 'human' from ${things} u(id) on conflict do nothing`);
}
export async function removeLinks(tx, { table, thing, term }, tagId, things) {
    await tx.execute(sql `delete from ${column(table)}
    where ${column(term)} = ${tagId} and ${column(thing)} in (select u.id from ${things} u(id))`);
}
//# sourceMappingURL=assignment-repository.js.map