/** Which themes exactly are found in so many places; one that several insights of a place have is named as often. */
export interface ThemeSet {
  themes: string[];
  places: number;
}

export interface Meetings {
  /** How many places hold any theme. */
  places: number;
  /** In how many places each theme is. */
  counts: Map<string, number>;
  /** In how many places both are; pairs that never meet are missing. */
  pairs: { first: string; second: string; count: number }[];
}

/**
 * Themes that meet, out of the few sets of themes that places hold. `order` is that of the vocabulary: in it are the
 * members of a pair, and pairs that meet as often; the most frequent come first.
 */
export function countMeetings(sets: readonly ThemeSet[], order: readonly string[]): Meetings {
  const rank = new Map(order.map((theme, i) => [theme, i]));
  const counts = new Map<string, number>();
  const met = new Map<number, number>();
  const add = <K>(map: Map<K, number>, key: K, places: number) => map.set(key, (map.get(key) ?? 0) + places);
  for (const { themes: named, places } of sets) {
    const themes = [...new Set(named)];
    for (const theme of themes) add(counts, theme, places);
    const ranks = themes.flatMap((theme) => rank.get(theme) ?? []).toSorted((a, b) => a - b);
    for (const [i, first] of ranks.entries())
      for (const second of ranks.slice(i + 1)) add(met, first * order.length + second, places);
  }
  const pairs = [...met].toSorted(([a, often], [b, seldom]) => seldom - often || a - b);
  return {
    places: sets.reduce((sum, { places }) => sum + places, 0),
    counts,
    pairs: pairs.flatMap(([key, count]) => {
      const [first, second] = [order[Math.floor(key / order.length)], order[key % order.length]];
      return first === undefined || second === undefined ? [] : [{ first, second, count }];
    }),
  };
}
