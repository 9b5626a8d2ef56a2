import { splitSentences } from "../../text/sentences.js";
/**
 * Cuts a note into stretches of at most `maxLength` code points, in reading order: between sections where it can,
 * in a longer section between blocks, then sentences, and only inside a longer sentence anywhere.
 */
export function chunkNote(index, note, maxLength) {
    const sections = note.sections.length > 0 ? note.sections : [wholeText(index)];
    const chunks = [];
    for (const unit of sections.flatMap((section) => unitsOf(index, section, maxLength))) {
        const current = chunks.at(-1);
        if (current && unit.end - current.start <= maxLength)
            current.end = unit.end;
        else
            chunks.push({ start: unit.start, end: unit.end });
    }
    return chunks;
}
const wholeText = (index) => ({
    start: 0,
    end: index.length,
    blocks: [],
});
function unitsOf(index, { start, end, blocks }, maxLength) {
    if (end - start <= maxLength)
        return [{ start, end }];
    const parts = blocks.length > 0 ? blocks : [{ start, end }];
    return parts.flatMap((part) => (part.end - part.start <= maxLength ? [part] : cut(index, part, maxLength)));
}
function cut(index, { start, end }, maxLength) {
    const base = index.toUtf16(start);
    const sentences = splitSentences(index.slice(start, end)).map((sentence) => ({
        start: index.toCodePoint(base + sentence.start),
        end: index.toCodePoint(base + sentence.end),
    }));
    return sentences.flatMap((sentence) => slices(sentence, maxLength));
}
function slices({ start, end }, maxLength) {
    const pieces = [];
    for (let at = start; at < end; at += maxLength)
        pieces.push({ start: at, end: Math.min(end, at + maxLength) });
    return pieces;
}
//# sourceMappingURL=chunk-note.js.map