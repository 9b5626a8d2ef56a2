import { sql } from 'drizzle-orm';
import { published } from "../db/published.js";
import { read } from "../db/read.js";
const columns = sql `
  n.slug as "noteSlug", n.title as "noteTitle", n.licence, n.attribution, n.source_url as "sourceUrl",
  v.number as "versionNumber", v.number = n.current_version as current, v.text`;
/** Versions of one published note, the current one first, then from new to old. */
export function listNoteSources(db, noteId, version) {
    const wanted = version === undefined ? sql `true` : sql `v.number = ${version}`;
    return read(db, sql `select ${columns} from notes n join versions v on v.note_id = n.id
      where n.id = ${noteId} and ${wanted} order by v.number desc`);
}
const current = sql `from notes n join versions v on v.note_id = n.id and v.number = n.current_version`;
/** Published texts that have the words in this order, through the full-text index. */
export function listPhraseSources(db, quote, limit) {
    return listCandidates(db, sql `phraseto_tsquery('kb_english', ${quote})`, limit);
}
/** Published texts that have most of the words, the likeliest first. */
export function listSimilarSources(db, words, limit) {
    const anyWord = words.map((word) => sql `plainto_tsquery('kb_english', ${word})`);
    return anyWord.length === 0
        ? Promise.resolve([])
        : listCandidates(db, sql `(${sql.join(anyWord, sql ` || `)})`, limit);
}
function listCandidates(db, query, limit) {
    return read(db, sql `select ${columns} ${current} where ${published.note} and v.search_vector @@ ${query}
      order by ts_rank(v.search_vector, ${query}) desc, n.id limit ${limit}`);
}
//# sourceMappingURL=repository.js.map