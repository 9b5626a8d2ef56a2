import { isBlank } from "./parse-lines.js";
const RULE = /^(?:[-=_*~#•·]\s*){3,}$/u;
const HASHES = /^#{1,6}\s+/u;
const CELL_GAP = /\t+|\s+\|\s+|\s*\|\s*(?=$)/u;
const TERMINAL = /[.!?:;…]["'”’)\]]*$/u;
const MAX_WRAP_WIDTH = 120;
const MAX_ROW_LENGTH = 4000;
/** Groups lines into paragraphs, items and table rows; hard-wrapped lines are joined. */
export function groupBlocks(text, lines) {
    const width = wrapWidth(lines);
    const blocks = [];
    for (const run of runsOf(lines))
        for (const block of blocksOfRun(text, run, width))
            blocks.push(block);
    return blocks;
}
function runsOf(lines) {
    const runs = [];
    let run = [];
    for (const line of lines) {
        if (!isBlank(line))
            run.push(line);
        else if (run.length > 0) {
            runs.push(run);
            run = [];
        }
    }
    if (run.length > 0)
        runs.push(run);
    return runs;
}
function blocksOfRun(text, run, width) {
    const table = isTable(run);
    const groups = [];
    let underlined = null;
    for (const line of run) {
        const group = groups.at(-1);
        if (RULE.test(line.text)) {
            if (group?.length === 1)
                underlined = group[0];
        }
        else if (group && !table && group[0] !== underlined && continues(group, line, width))
            group.push(line);
        else
            groups.push([line]);
    }
    return groups.map((group, i) => toBlock(text, group, {
        table,
        forced: group[0] === underlined,
        gapBefore: i === 0,
        gapAfter: i === groups.length - 1,
    }));
}
function toBlock(text, group, facts) {
    const first = group[0];
    const hashes = first.marker === null ? (HASHES.exec(first.text)?.[0].length ?? 0) : 0;
    const start = first.contentStart + hashes;
    const end = group.at(-1).end;
    const forced = facts.forced || hashes > 0;
    return {
        type: blockType(first, facts.table, forced),
        start,
        end,
        text: [text.slice(start, first.end), ...group.slice(1).map((line) => line.text)].join(' '),
        level: hashes > 0 ? hashes - 1 : 1,
        marker: facts.table || forced ? null : first.marker,
        indent: first.indent,
        lines: group.length,
        gapBefore: facts.gapBefore,
        gapAfter: facts.gapAfter,
        forced,
    };
}
function blockType(first, table, forced) {
    if (table)
        return 'table-row';
    if (forced)
        return 'heading';
    return first.marker === null ? 'paragraph' : 'item';
}
/** Whether a line carries on the paragraph or item above it. */
function continues(group, line, width) {
    const above = group.at(-1);
    const first = group[0];
    const wrapped = isWrapped(above, line, width);
    if (line.marker !== null)
        return first.marker === null && wrapped && !TERMINAL.test(above.text) && width !== null;
    if (first.marker !== null && line.indent > first.indent)
        return true;
    return wrapped;
}
function isWrapped(above, line, width) {
    const length = above.indent + above.text.length;
    const openEnded = !TERMINAL.test(above.text);
    if (width === null)
        return openEnded && length >= 50 && length <= MAX_WRAP_WIDTH && startsLower(line.text);
    const firstWord = /^\S+/u.exec(line.text)[0].length;
    if (length + 1 + firstWord > width * 0.9)
        return true;
    return openEnded && length > width * 0.4 && (startsLower(line.text) || length > width * 0.6);
}
/** The column at which the note's lines were broken, or null where paragraphs stand on one line each. */
function wrapWidth(lines) {
    const prose = lines.filter((line) => line.text.includes(' '));
    const width = prose.reduce((widest, line) => Math.max(widest, line.indent + line.text.length), 0);
    if (width > MAX_WRAP_WIDTH)
        return null;
    const broken = lines.filter((line, i) => {
        const above = lines[i - 1];
        return above && !isBlank(above) && !isBlank(line) && startsLower(line.text) && !TERMINAL.test(above.text);
    });
    return broken.length >= 3 ? width : null;
}
function startsLower(text) {
    return /^["'“‘(]?\p{Ll}/u.test(text);
}
function isTable(run) {
    if (run.some((line) => line.text.length > MAX_ROW_LENGTH))
        return false;
    const rows = run.filter((line) => !RULE.test(line.text.replaceAll('|', '-')));
    return rows.length >= 2 && rows.every((line) => cellsOf(line) >= 2);
}
function cellsOf(line) {
    const words = line.text.slice(line.contentStart - line.start).replace(/^\||\|$/gu, '');
    return words.split(CELL_GAP).filter((cell) => cell.trim() !== '').length;
}
/** Sets the level of each item from its indent and kind of marker, list by list, in place. */
export function nestItems(blocks) {
    let open = [];
    for (const block of blocks) {
        if (block.type !== 'item') {
            open = [];
            continue;
        }
        const style = markerStyle(block.marker ?? '');
        while (open.length > 0 && block.indent < open.at(-1).indent - 1)
            open.pop();
        const known = open.findLastIndex((list) => list.style === style && block.indent <= list.indent + 1);
        if (known >= 0)
            open.length = known + 1;
        else
            open.push({ indent: block.indent, style });
        block.level = open.length;
    }
}
/** Markers of one list are of one style. */
export function markerStyle(marker) {
    if (/\d\.\d/u.test(marker))
        return 'decimal';
    if (/\d/u.test(marker))
        return 'number';
    if (/^\(?[a-z]{1,4}[.)]/iu.test(marker))
        return 'letter';
    return marker;
}
//# sourceMappingURL=parse-blocks.js.map