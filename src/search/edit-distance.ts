/**
 * How many letters have to be put in, left out, replaced or swapped with their neighbour (optimal string
 * alignment); Infinity once it is more than `limit`.
 */
export function typingDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return Number.POSITIVE_INFINITY;
    [beforeLast, last] = [last, row];
  }
  const distance = last[b.length]!;
  return distance <= limit ? distance : Number.POSITIVE_INFINITY;
}

/** The typos that are forgiven: one from four letters on, two from eight. */
export const forgivenTypos = (word: string): number => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);
