import type { Span } from '../port.ts';

const LEAST_OVERLAP = 0.5;

/** Pairs spans one to one, the best overlapping first, where intersection over union is at least a half. */
export function matchSpans(gold: readonly Span[], found: readonly Span[]): { gold: number; found: number }[] {
  const candidates = gold
    .flatMap((a, i) => found.map((b, j) => ({ gold: i, found: j, overlap: intersectionOverUnion(a, b) })))
    .filter(({ overlap }) => overlap >= LEAST_OVERLAP)
    .sort((a, b) => b.overlap - a.overlap || a.gold - b.gold || a.found - b.found);
  const usedGold = new Set<number>();
  const usedFound = new Set<number>();
  return candidates.filter((pair) => {
    if (usedGold.has(pair.gold) || usedFound.has(pair.found)) return false;
    usedGold.add(pair.gold);
    usedFound.add(pair.found);
    return true;
  });
}

function intersectionOverUnion(a: Span, b: Span): number {
  const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return shared / (a.end - a.start + (b.end - b.start) - shared);
}
