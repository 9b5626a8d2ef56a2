import { Columns, type GroupScales } from '../model/columns.ts';
import type { Example } from './dataset.ts';

/**
 * Lets features count for as much as they tell: by how many times likelier or less likely each is where a target
 * holds (the log-count ratios of Wang and Manning 2012), the mean over all targets, times `strength`.
 */
export function weighByTelling(
  columns: Columns,
  examples: readonly Example[],
  { scales, strength }: { scales: GroupScales; strength: number },
  targets: readonly ((example: Example) => boolean)[],
): Columns {
  const all = new Float64Array(columns.width).fill(2);
  const within = targets.map(() => new Float64Array(columns.width).fill(1));
  const totals = targets.map(() => 1);
  for (const example of examples) {
    const present = columns.toRow(example.row, scales).columns;
    for (const column of present) all[column]! += 1;
    targets.forEach((holds, k) => {
      if (!holds(example)) return;
      totals[k]! += 1;
      for (const column of present) within[k]![column]! += 1;
    });
  }
  const ratio = (column: number, k: number): number => {
    const share = within[k]![column]! / (totals[k]! + 1);
    const others = (all[column]! - within[k]![column]!) / (examples.length - totals[k]! + 1);
    return Math.log(share / others);
  };
  const telling = (column: number): number =>
    targets.reduce((sum, _, k) => sum + Math.abs(ratio(column, k)), 0) / targets.length;
  return new Columns(
    columns.hashes,
    columns.factors.map((factor, column) => factor * strength * telling(column)),
  );
}
