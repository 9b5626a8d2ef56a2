import { isoInstant } from "../lib/instants.js";
export const presentTag = (row) => ({
    id: row.id,
    scheme: row.scheme,
    slug: row.slug,
    label: row.label,
    status: row.status,
    aliases: row.aliases,
    hiddenLabels: row.hiddenLabels,
    definition: row.definition,
    scopeNote: row.scopeNote,
    broader: row.broader,
    narrower: row.narrower,
    related: row.related,
    insightCount: row.insightCount,
    version: row.version,
    createdAt: isoInstant(row.createdAt),
    updatedAt: isoInstant(row.updatedAt),
});
//# sourceMappingURL=present.js.map