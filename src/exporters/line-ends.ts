export type LineEnd = 'lf' | 'crlf';

/** A text of line feeds with the line ends that a program counts with. */
export const withLineEnds = (text: string, newline: LineEnd): string =>
  newline === 'crlf' ? text.replaceAll('\n', '\r\n') : text;

/** Where a position of a text of line feeds, in code points, is once it has other line ends. */
export function positionsWithLineEnds(text: string, newline: LineEnd): (position: number) => number {
  if (newline === 'lf') return (position) => position;
  const added = new Uint32Array(text.length + 1);
  let position = 0;
  for (const character of text) {
    added[position + 1] = (added[position] ?? 0) + (character === '\n' ? 1 : 0);
    position += 1;
  }
  return (one) => one + (added[one] ?? 0);
}
