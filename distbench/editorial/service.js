import { noteAddress } from "../notes/addresses.js";
import { findOddities } from "./find-oddities.js";
import { findLintSource, listLintSources } from "./repository.js";
/** What looks wrong in the current version of one note. */
export async function lintNote(db, noteId, rules) {
    const source = await findLintSource(db, noteId);
    return source ? findingsOf(source, rules) : [];
}
/** The same over many notes, in order of their slugs. */
export async function lintNotes(db, query) {
    const sources = await listLintSources(db, query.after ?? '', query.limit + 1);
    const looked = sources.slice(0, query.limit);
    return {
        findings: looked.flatMap((source) => findingsOf(source, query.rule)),
        notes: looked.length,
        lastSlug: sources.length > query.limit ? (looked.at(-1)?.slug ?? null) : null,
    };
}
const findingsOf = (source, rules) => findOddities(source)
    .filter(({ rule }) => !rules || rules.includes(rule))
    .map((oddity) => ({
    ...oddity,
    note: { slug: source.slug, title: source.title, url: noteAddress(source.slug) },
    version: source.versionNumber,
}));
//# sourceMappingURL=service.js.map