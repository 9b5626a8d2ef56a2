/** How often what is called 0.8 is right: one row for each tenth of confidence. */
export interface ReliabilityRow {
  from: number;
  to: number;
  count: number;
  meanConfidence: number;
  shareRight: number;
}

const BINS = 10;

export function reliability(confidences: readonly number[], truths: readonly boolean[]): ReliabilityRow[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const at = confidences.flatMap((c, i) => (Math.min(BINS - 1, Math.floor(c * BINS)) === bin ? [i] : []));
    const mean = (of: (i: number) => number): number =>
      at.length === 0 ? 0 : at.reduce((sum, i) => sum + of(i), 0) / at.length;
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      count: at.length,
      meanConfidence: mean((i) => confidences[i]!),
      shareRight: mean((i) => Number(truths[i])),
    };
  });
}

/** Mean gap between confidence and truth over the rows, weighted by their size. */
export function calibrationError(rows: readonly ReliabilityRow[]): number {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  return rows.reduce(
    (sum, { count, meanConfidence, shareRight }) =>
      sum + (count / total) * Math.abs(meanConfidence - shareRight),
    0,
  );
}
