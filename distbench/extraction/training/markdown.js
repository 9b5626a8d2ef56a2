import { calibrationError } from "./reliability.js";
/** A Markdown table, its columns padded as Prettier would. */
export function markdownTable(head, rows) {
    const widths = head.map((cell, i) => Math.max(3, cell.length, ...rows.map((row) => row[i].length)));
    const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
    return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
export function figure(value) {
    return value.toFixed(2);
}
export function reliabilityTable(rows) {
    const table = markdownTable(['confidence', 'sentences', 'mean confidence', 'share right'], rows.map(({ from, to, count, meanConfidence, shareRight }) => [
        `${from.toFixed(1)}–${to.toFixed(1)}`,
        String(count),
        figure(meanConfidence),
        figure(shareRight),
    ]));
    return `${table}\n\nExpected calibration error: ${calibrationError(rows).toFixed(3)}`;
}
//# sourceMappingURL=markdown.js.map