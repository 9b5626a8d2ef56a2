import type { TextIndex } from '../text/code-points.ts';
import type { Coverage } from './schemas.ts';

/** Beyond it, a share says more of how frequent the themes are than of what ties them. */
const imbalanceRatio = 5;
const smallestSample = 10;
const excerptLength = 200;

/** What the counts of two themes, and of both together, say. */
export function measurePair(
  counts: readonly [number, number],
  count: number,
): { jaccard: number; imbalanced: boolean; smallSample: boolean } {
  const either = counts[0] + counts[1] - count;
  return {
    jaccard: either === 0 ? 0 : Math.round((count / either) * 10_000) / 10_000,
    imbalanced: Math.max(...counts) > imbalanceRatio * Math.min(...counts),
    smallSample: either < smallestSample,
  };
}

export interface Stretch {
  start: number;
  end: number;
}

/** How much of a text passages cover, and the longest stretches between them. Positions are code points. */
export function measureCoverage(
  text: TextIndex,
  passages: readonly Stretch[],
  sections: readonly (Stretch & { heading: string | null })[],
  most: number,
): Pick<Coverage, 'length' | 'coded' | 'share' | 'stretches'> {
  const gaps = gapsBetween(passages, text.length);
  const uncoded = gaps.reduce((sum, { start, end }) => sum + end - start, 0);
  const stretches = gaps
    .map((gap) => trimmed(text, gap))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    .slice(0, most);
  return {
    length: text.length,
    coded: text.length - uncoded,
    share: text.length === 0 ? 0 : Math.round((uncoded / text.length) * 10_000) / 10_000,
    stretches: stretches.map(({ start, end }) => ({
      start,
      end,
      length: end - start,
      section: sections.find((section) => section.start <= start && start < section.end)?.heading ?? null,
      text: text.slice(start, Math.min(end, start + excerptLength)),
    })),
  };
}

function gapsBetween(passages: readonly Stretch[], length: number): Stretch[] {
  const gaps: Stretch[] = [];
  let covered = 0;
  for (const { start, end } of [...passages].sort((a, b) => a.start - b.start)) {
    if (start > covered) gaps.push({ start: covered, end: start });
    covered = Math.max(covered, end);
  }
  if (covered < length) gaps.push({ start: covered, end: length });
  return gaps;
}

function trimmed(text: TextIndex, { start, end }: Stretch): Stretch {
  // By code points, as positions count.
  const characters = Array.from(text.slice(start, end));
  const first = characters.findIndex((character) => /\S/u.test(character));
  if (first < 0) return { start, end: start };
  const last = characters.findLastIndex((character) => /\S/u.test(character));
  return { start: start + first, end: start + last + 1 };
}
