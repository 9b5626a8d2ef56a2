/** A label broken at spaces and hyphens into lines of at most so many characters; what does not fit ends in an ellipsis. */
export function labelLines(label: string, most: { characters: number; lines: number }): string[] {
  const lines: string[] = [];
  for (const { text, space } of piecesOf(label)) {
    const last = lines.at(-1);
    const joined = `${last ?? ''}${space}${text}`;
    if (last !== undefined && lengthOf(joined) <= most.characters) lines[lines.length - 1] = joined;
    else lines.push(text);
  }
  const shown = lines.slice(0, most.lines).map((line) => shortened(line, most.characters));
  const last = shown.at(-1);
  if (last !== undefined && lines.length > most.lines && !last.endsWith('…'))
    shown[shown.length - 1] = shortened(`${last} …`, most.characters);
  return shown;
}

/** The parts that stay in one piece, each with what stands between it and the one before. */
const piecesOf = (label: string): { text: string; space: string }[] =>
  label
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) => word.split(/(?<=-)/u).map((text, i) => ({ text, space: i === 0 ? ' ' : '' })));

const lengthOf = (text: string): number => Array.from(text).length;

function shortened(line: string, characters: number): string {
  const points = Array.from(line);
  return points.length <= characters ? line : `${points.slice(0, characters - 1).join('')}…`;
}
