import type fc from 'fast-check';

/** Choices of one request: the many small ones from a generator of our own, values from fast-check. */
export class Draw {
  readonly #g: fc.GeneratorValue;
  #state: number;

  constructor(g: fc.GeneratorValue, seed: number) {
    this.#g = g;
    this.#state = seed;
  }

  /** A whole number from 0 to `count` - 1 (mulberry32). */
  below(count: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  }

  oneIn(count: number): boolean {
    return this.below(count) === 0;
  }

  pick<T>(values: readonly T[]): T {
    // Never called without values.
    return values[this.below(values.length)] as T;
  }

  from<T>(arbitrary: fc.Arbitrary<T>): T {
    return this.#g(() => arbitrary);
  }
}
