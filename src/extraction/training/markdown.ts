import { calibrationError, type ReliabilityRow } from './reliability.ts';

/** A Markdown table, its columns padded as Prettier would. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(3, cell.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

export function figure(value: number): string {
  return value.toFixed(2);
}

export function reliabilityTable(rows: readonly ReliabilityRow[], of = 'sentences'): string {
  const table = markdownTable(
    ['confidence', of, 'mean confidence', 'share right'],
    rows.map(({ from, to, count, meanConfidence, shareRight }) => [
      `${from.toFixed(1)}–${to.toFixed(1)}`,
      String(count),
      figure(meanConfidence),
      figure(shareRight),
    ]),
  );
  return `${table}\n\nExpected calibration error: ${calibrationError(rows).toFixed(3)}`;
}
