import { v7 as uuidv7 } from 'uuid';
import { resolveOrCreateExamples } from "../examples/recognised.js";
import { withoutKnownQuotations } from "../insights/known-quotations.js";
import { insertInsights } from "../insights/repository.js";
import { insertEvidence, insertMentions, insertPassages } from "../passages/repository.js";
import { listTerms } from "../tags/service.js";
import { indexText } from "../text/code-points.js";
import { passageAt } from "../text/passage.js";
/** Stores passages, insights with their themes, and examples with their mentions; tells the index of each. */
export async function storeExtraction(write, input) {
    const { tx } = write;
    const index = indexText(input.text);
    const names = input.extraction.names.filter(({ kind }) => kind === 'example');
    const examples = await resolveOrCreateExamples(tx, names, input);
    const mentions = examples.flatMap(({ id, name }) => name.mentions.map((span) => ({ exampleId: id, span })));
    const themeIds = new Map((await listTerms(tx, 'theme')).map(({ slug, id }) => [slug, id]));
    const fresh = await withoutKnownQuotations(tx, input.noteId, input.extraction.insights, ({ start, end }) => index.slice(start, end));
    const insights = fresh.map((suggestion) => ({
        suggestion,
        id: uuidv7(),
        passageId: uuidv7(),
    }));
    const mentionRows = mentions.map((mention) => ({ ...mention, passageId: uuidv7() }));
    await insertPassages(tx, [
        ...insights.map(({ passageId, suggestion }) => passageRow(index, input.versionId, passageId, suggestion)),
        ...mentionRows.map(({ passageId, span }) => passageRow(index, input.versionId, passageId, span)),
    ]);
    await insertInsights(tx, insights.map(({ suggestion, id, passageId }) => insightRow(input, index, suggestion, id, passageId)), insights.flatMap(({ suggestion, id }) => themeLinks(suggestion, id, themeIds, input.source)), insights.flatMap(({ suggestion, id }) => exampleLinks(suggestion, id, examples)));
    await insertEvidence(tx, insights.map(({ id, passageId }) => ({
        insightId: id,
        versionId: input.versionId,
        passageId,
        verdict: 'original',
    })));
    await insertMentions(tx, mentionRows.map(({ exampleId, passageId }) => ({
        id: uuidv7(),
        noteId: input.noteId,
        passageId,
        exampleId,
    })));
    await write.touch('insight', insights.map(({ id }) => id));
    await write.touch('example', examples.map(({ id }) => id));
    const accepted = insights.filter(({ suggestion }) => suggestion.confidence >= input.acceptFrom).length;
    return { counts: { accepted, suggested: insights.length - accepted }, examples: examples.length };
}
const passageRow = (index, versionId, id, span) => ({
    id,
    versionId,
    ...passageAt(index, span.start, span.end),
});
const insightRow = (input, index, suggestion, id, passageId) => ({
    id,
    noteId: input.noteId,
    passageId,
    statement: index.slice(suggestion.start, suggestion.end).replaceAll(/\s+/g, ' '),
    kind: suggestion.kind,
    status: suggestion.confidence >= input.acceptFrom ? 'accepted' : 'suggested',
    confidence: suggestion.confidence,
    source: input.source,
    reasons: suggestion.reasons,
});
const themeLinks = (suggestion, insightId, themeIds, source) => suggestion.themes.flatMap(({ slug, confidence }) => {
    const tagId = themeIds.get(slug);
    return tagId === undefined ? [] : [{ insightId, tagId, source, confidence }];
});
const exampleLinks = (suggestion, insightId, examples) => examples
    .filter(({ name }) => name.mentions.some(({ start, end }) => start >= suggestion.start && end <= suggestion.end))
    .map(({ id }) => ({ insightId, exampleId: id }));
//# sourceMappingURL=store-extraction.js.map