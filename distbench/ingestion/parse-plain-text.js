import { indexText, isPairAt } from "../text/code-points.js";
import { sentencesOf } from "../text/sentences.js";
import { groupBlocks, nestItems } from "./parse-blocks.js";
import { findHeldOn } from "./parse-held-on.js";
import { forceHeadings, markHeadings } from "./parse-headings.js";
import { splitLines } from "./parse-lines.js";
import { findNavigation } from "./parse-neighbours.js";
import { findNextMeeting } from "./parse-next-meeting.js";
import { findSpeakers } from "./parse-speakers.js";
import { parseSeries } from "./parse-title.js";
import { divideIntoSections } from "./sections.js";
/** A first line longer than this is prose, not a title: its first words serve as one. */
const MAX_TITLE_LENGTH = 200;
const SHORT_TITLE_LENGTH = 100;
/** How far into a block its first sentence is looked for. */
const OPENING_LENGTH = 400;
/**
 * Takes the canonical text of a note apart: title, dates, neighbours, speakers and sections with their blocks.
 * Every position is a code point into `text`; the text itself is never changed. `outline` is what the source
 * format knew to be headings; other headings are recognised as in plain text.
 */
export function parsePlainText(text, outline = []) {
    const index = indexText(text);
    const lines = splitLines(text);
    const navigation = findNavigation(lines);
    const blocks = groupBlocks(text, lines.map((line) => (navigation.lines.has(line) ? blankLine(line) : line)));
    forceHeadings(blocks, text, headingsIn(outline, index));
    const title = takeTitle(blocks);
    markHeadings(blocks);
    nestItems(blocks);
    const sections = divideIntoSections(blocks);
    const openingLines = blocks
        .slice(0, 2)
        .map((block) => sentencesOf(block.text.slice(0, OPENING_LENGTH))[0] ?? '');
    return {
        title: title.text,
        titleSpan: spanOf(index, title),
        series: parseSeries(title.text, openingLines),
        heldOn: findHeldOn(title.text, sections),
        nextMeeting: findNextMeeting(sections),
        previous: navigation.previous,
        next: navigation.next,
        speakers: findSpeakers(sections),
        sections: sections.map((section, position) => toSection(index, section, position)),
    };
}
/** The first block, taken out of the blocks; where that is prose, its first words, left in. */
function takeTitle(blocks) {
    const first = blocks[0];
    if (!first)
        return { text: '', start: 0, end: 0 };
    if (first.text.length <= MAX_TITLE_LENGTH) {
        blocks.shift();
        return first;
    }
    const sentence = sentencesOf(first.text.slice(0, MAX_TITLE_LENGTH))[0] ?? '';
    const text = sentence.length <= SHORT_TITLE_LENGTH ? sentence : firstWords(sentence);
    return { text, start: first.start, end: first.start + text.length };
}
function firstWords(text) {
    const cut = text.lastIndexOf(' ', SHORT_TITLE_LENGTH);
    const end = cut > 0 ? cut : SHORT_TITLE_LENGTH;
    return text.slice(0, isPairAt(text, end - 1) ? end - 1 : end);
}
function blankLine(line) {
    return { ...line, end: line.start };
}
function headingsIn(outline, index) {
    return outline
        .filter(({ type }) => type === 'heading')
        .map(({ start, end, level }) => ({
        type: 'heading',
        start: index.toUtf16(start),
        end: index.toUtf16(end),
        level,
    }));
}
function toSection(index, section, position) {
    const blocks = section.blocks.map((block) => toBlock(index, block));
    const { kind, heading } = section;
    return { kind, heading, position, start: blocks[0].start, end: blocks.at(-1).end, blocks };
}
function toBlock(index, block) {
    const base = { type: block.type, ...spanOf(index, block) };
    if (block.type === 'item')
        return { ...base, level: block.level, marker: block.marker ?? '' };
    return block.type === 'heading' ? { ...base, level: block.level } : base;
}
function spanOf(index, { start, end }) {
    return { start: index.toCodePoint(start), end: index.toCodePoint(end) };
}
//# sourceMappingURL=parse-plain-text.js.map