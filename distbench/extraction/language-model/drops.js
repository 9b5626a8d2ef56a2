/** Counts what is not kept, by why. */
export class Drops {
    counts = {};
    add(reason, count = 1) {
        if (count > 0)
            this.counts[reason] = (this.counts[reason] ?? 0) + count;
    }
    get total() {
        return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
    }
}
//# sourceMappingURL=drops.js.map