import type { DropCounts, DropReason } from '../port.ts';

/** Counts what is not kept, by why. */
export class Drops {
  readonly counts: DropCounts = {};

  add(reason: DropReason, count = 1): void {
    if (count > 0) this.counts[reason] = (this.counts[reason] ?? 0) + count;
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }
}
