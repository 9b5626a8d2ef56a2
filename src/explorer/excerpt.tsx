interface Excerpt {
  text: string;
  matches: readonly { start: number; end: number }[];
}

/** Text with what matched marked: positions are code points. */
export function Marked({ text, matches }: Excerpt) {
  const points = Array.from(text);
  const parts = [];
  let position = 0;
  for (const { start, end } of matches) {
    parts.push(points.slice(position, start).join(''), <mark>{points.slice(start, end).join('')}</mark>);
    position = end;
  }
  return (
    <>
      {parts}
      {points.slice(position).join('')}
    </>
  );
}

/** The matches of an extract, in the whole text that it was taken from; none where it is not in it as it stands. */
export function matchesIn(whole: string, { text, matches }: Excerpt): Excerpt['matches'] {
  const extract = text.replace(/^…\s*/u, '').replace(/(?<!\s)\s*…$/u, '');
  const at = extract === '' ? -1 : whole.indexOf(extract);
  if (at < 0) return [];
  const cut = Array.from(text).length - Array.from(text.replace(/^…\s*/u, '')).length;
  const shift = Array.from(whole.slice(0, at)).length - cut;
  return matches
    .map(({ start, end }) => ({ start: start + shift, end: end + shift }))
    .filter(({ start }) => start >= 0);
}
