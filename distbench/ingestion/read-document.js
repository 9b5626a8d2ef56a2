import { countCodePoints } from "../text/code-points.js";
import { canonicaliseText } from "./normalise.js";
export const noMetadata = {
    title: null,
    date: null,
    slug: null,
    tags: [],
    sourceUrl: null,
    previous: null,
    next: null,
};
export function refuse(reason, detail) {
    return { ok: false, reason, detail };
}
/** A paragraph that is wholly strong, this short and without a full stop is what people make for a heading. */
const STRONG_HEADING_LENGTH = 90;
const STRONG_HEADING_LEVEL = 6;
const COLLAPSIBLE = /[ \t\n\r\f]+/gu;
/**
 * Writes blocks as plain text: one blank line between blocks, `•` or the number before an item, rows of a table
 * on lines of their own with tabs between cells. Where the blocks do not open with the title, it is put first.
 */
export function writeDocument(blocks, metadata) {
    const titled = withTitle(blocks.filter(hasWords), metadata.title);
    if (titled.length === 0)
        return refuse('no-content', 'No text was found in the file. Send the text of the note itself.');
    const writer = new DocumentWriter();
    for (const block of titled)
        writer.write(block);
    const checked = canonicaliseText(writer.text);
    if (!checked.ok)
        return refuse('unstorable', checked.detail);
    const { text, outline, marks } = writer;
    return { ok: true, document: { text, outline, marks, metadata } };
}
function withTitle(blocks, title) {
    const first = blocks[0];
    if (!first || title === null || (first.type === 'heading' && first.level === 1))
        return blocks;
    if (wordsOf(first).toLowerCase() === title.toLowerCase())
        return blocks;
    return [{ type: 'heading', level: 1, number: null, inlines: [{ text: title }] }, ...blocks];
}
function hasWords(block) {
    return block.inlines.some(({ text }) => /[^\s\u200B\uFEFF]/u.test(text));
}
/** The words of a block on one line. */
export function wordsOf(block) {
    return block.inlines
        .map(({ text, breaks }) => (breaks ? ' ' : text))
        .join('')
        .replace(/\s+/gu, ' ')
        .trim();
}
class DocumentWriter {
    text = '';
    outline = [];
    marks = [];
    open = new Map();
    position = 0;
    last = null;
    write(block) {
        if (this.last !== null)
            this.append(block.type === 'table-row' && this.last === 'table-row' ? '\n' : '\n\n');
        const indent = block.type === 'item' ? '  '.repeat(block.level) : '';
        if (block.type === 'item')
            this.append(`${indent}${block.number ?? '•'} `);
        const start = this.position;
        this.writeInlines(block, indent === '' ? '' : `${indent}  `);
        this.note(block, start);
        this.last = block.type;
    }
    writeInlines(block, indent) {
        const runs = collapse(block.inlines, block.type === 'heading');
        for (const run of runs) {
            if (run.breaks) {
                this.append(run.breaks === 'cell' ? '\t' : `\n${indent}`);
                continue;
            }
            const start = this.position;
            this.append(run.text);
            this.mark(run, start);
        }
    }
    mark(run, start) {
        const end = this.position;
        if (run.href !== undefined)
            this.extend({ type: 'link', start, end, href: run.href });
        if (run.strong)
            this.extend({ type: 'strong', start, end });
        if (run.emphasis)
            this.extend({ type: 'emphasis', start, end });
        if (run.code)
            this.extend({ type: 'code', start, end });
    }
    /** Joins a mark to the one of its type that ends where it starts. */
    extend(mark) {
        const before = this.open.get(mark.type);
        if (before && before.end === mark.start && before.href === mark.href) {
            before.end = mark.end;
            return;
        }
        this.open.set(mark.type, mark);
        this.marks.push(mark);
    }
    note(block, start) {
        const end = this.position;
        const { type, level } = block;
        if (type !== 'paragraph')
            this.outline.push({ type, start, end, level });
        else if (isStrongHeading(block))
            this.outline.push({ type: 'heading', start, end, level: STRONG_HEADING_LEVEL });
    }
    append(text) {
        this.text += text;
        this.position += countCodePoints(text);
    }
}
function isStrongHeading(block) {
    const words = wordsOf(block);
    const strong = block.inlines.every(({ text, strong }) => strong || text.trim() === '');
    return strong && words.length <= STRONG_HEADING_LENGTH && !/[.,;!]["'”’]?$/u.test(words);
}
/** Collapses white space as browsers do: no-break spaces stay, none is left at the ends of lines and cells. */
function collapse(inlines, oneLine) {
    const runs = [];
    let atStart = true;
    for (const inline of inlines) {
        if (inline.breaks === 'cell' || (inline.breaks === 'line' && !oneLine)) {
            trimLast(runs);
            if (inline.breaks === 'cell' || !atStart)
                runs.push(inline);
            atStart = true;
            continue;
        }
        const spaced = inline.breaks ? ' ' : inline.text.replace(COLLAPSIBLE, ' ');
        const words = atStart ? spaced.replace(/^ /u, '') : spaced;
        if (words === '')
            continue;
        const run = { ...inline, text: words };
        delete run.breaks;
        runs.push(run);
        atStart = words.endsWith(' ');
    }
    trimLast(runs);
    while (runs.at(-1)?.breaks === 'line') {
        runs.pop();
        trimLast(runs);
    }
    return runs;
}
/** Takes the space away that the last run ends with, and the run if nothing else is in it. */
function trimLast(runs) {
    const last = runs.at(-1);
    if (!last || last.breaks)
        return;
    last.text = last.text.replace(/ $/u, '');
    if (last.text === '')
        runs.pop();
}
//# sourceMappingURL=read-document.js.map