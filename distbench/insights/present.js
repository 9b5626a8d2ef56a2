import { isoInstant } from "../lib/instants.js";
import { noteAddress, versionTextAddress } from "../notes/addresses.js";
export const presentInsight = (row) => ({
    id: row.id,
    url: `/v1/insights/${row.id}`,
    statement: row.statement,
    kind: row.kind,
    status: row.status,
    confidence: row.confidence,
    source: row.source,
    evidence: {
        exact: row.exact,
        prefix: row.prefix,
        suffix: row.suffix,
        start: row.start,
        end: row.end,
        version: row.versionNumber,
        textUrl: versionTextAddress(row.noteSlug, row.versionNumber),
    },
    note: { slug: row.noteSlug, title: row.noteTitle, url: noteAddress(row.noteSlug) },
    themes: row.themes,
    tags: row.tags,
    examples: row.examples,
    attribution: { licence: row.licence, attribution: row.attribution, sourceUrl: row.sourceUrl },
    reasons: row.reasons,
    version: row.version,
    createdAt: isoInstant(row.createdAt),
    updatedAt: isoInstant(row.updatedAt),
});
//# sourceMappingURL=present.js.map