import { isoInstant } from "../lib/instants.js";
import { noteAddress } from "../notes/addresses.js";
import { exampleAddress } from "./addresses.js";
export const presentExample = (row) => ({
    id: row.id,
    url: exampleAddress(row.slug),
    slug: row.slug,
    name: row.name,
    status: row.status,
    aliases: row.aliases,
    hiddenLabels: row.hiddenLabels,
    summary: row.summary,
    link: row.link,
    places: row.places,
    organisations: row.organisations,
    themes: row.themes,
    insightCount: row.insightCount,
    mentionCount: row.mentionCount,
    noteCount: row.noteCount,
    version: row.version,
    createdAt: isoInstant(row.createdAt),
    updatedAt: isoInstant(row.updatedAt),
});
export const presentMention = (row) => ({
    note: { slug: row.noteSlug, title: row.noteTitle, url: noteAddress(row.noteSlug) },
    exact: row.exact,
    prefix: row.prefix,
    suffix: row.suffix,
    start: row.start,
    end: row.end,
    version: row.versionNumber,
});
//# sourceMappingURL=present.js.map