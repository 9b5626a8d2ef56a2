import { exampleAddress } from "../examples/addresses.js";
import { presentInsight } from "../insights/present.js";
import { noteAddress } from "../notes/addresses.js";
import { excerptOf, markedHtml } from "./snippet.js";
const presentSnippet = ({ snippet }) => ({
    snippet: markedHtml(snippet),
    excerpt: excerptOf(snippet),
});
export const presentInsightHit = (hit, row) => {
    const insight = presentInsight(row);
    return {
        type: 'insight',
        id: row.id,
        url: `/v1/insights/${row.id}`,
        title: row.statement,
        ...presentSnippet(hit),
        note: insight.note ?? null,
        kind: row.kind,
        evidence: insight.evidence ?? null,
        themes: row.themes,
    };
};
export const presentNoteHit = (hit, row) => ({
    type: 'note',
    id: row.id,
    url: noteAddress(row.slug),
    title: row.title,
    ...presentSnippet(hit),
    note: null,
    kind: null,
    evidence: null,
    themes: row.themes.map(({ slug, label }) => ({ slug, label })),
});
export const presentExampleHit = (hit, row) => ({
    type: 'example',
    id: row.id,
    url: exampleAddress(row.slug),
    title: row.name,
    ...presentSnippet(hit),
    note: null,
    kind: null,
    evidence: null,
    themes: row.themes,
});
//# sourceMappingURL=present.js.map