import { findTurnLabels, turnLabel } from "../ingestion/parse-turns.js";
import { indexText } from "../text/code-points.js";
import { splitSentences } from "../text/sentences.js";
/**
 * Cuts the paragraphs, items and table cells of a parsed note into sentences, in reading order. Headings and
 * the labels of speakers are left out.
 */
export function segment(text, note) {
    const index = typeof text === 'string' ? indexText(text) : text;
    const paragraphs = note.sections.flatMap(({ blocks }) => blocks).filter(({ type }) => type === 'paragraph');
    const labels = findTurnLabels(paragraphs.map((block) => sliceOf(index, block)));
    return note.sections.flatMap((section, sectionIndex) => section.blocks.flatMap((block, blockIndex) => {
        if (block.type === 'heading')
            return [];
        return sentencesOfBlock(index, block, labels, { sectionKind: section.kind, sectionIndex, blockIndex });
    }));
}
function sentencesOfBlock(index, block, labels, place) {
    const base = index.toUtf16(block.start);
    const written = sliceOf(index, block);
    const spans = splitSentences(written, { cells: block.type === 'table-row' });
    let speaker = null;
    return spans.map((span, positionInBlock) => {
        const label = turnLabel(written.slice(span.start, span.end));
        const opens = label !== null && labels.has(label);
        if (opens)
            speaker = label;
        const start = opens ? afterLabel(written, span.start + label.length + 1) : span.start;
        const sentence = written.slice(start, span.end);
        return {
            start: index.toCodePoint(base + start),
            end: index.toCodePoint(base + span.end),
            text: sentence,
            sectionKind: place.sectionKind,
            sectionIndex: place.sectionIndex,
            blockIndex: place.blockIndex,
            blockType: block.type,
            positionInBlock,
            sentencesInBlock: spans.length,
            isItem: block.type === 'item',
            isQuestion: /\?["'”’)\]]*$/u.test(sentence),
            speaker,
        };
    });
}
function afterLabel(text, colon) {
    return colon + (text.length - colon - text.slice(colon).trimStart().length);
}
function sliceOf(index, { start, end }) {
    return index.slice(start, end);
}
//# sourceMappingURL=segment.js.map