/**
 * Where each hash stands in the row being built. One table serves all rows, one after the other: clearing it
 * costs nothing, where a map for each row would cost more than the features themselves.
 */
export class PlaceTable {
  private keys = new Uint32Array(1024);
  private places = new Int32Array(1024);
  private rounds = new Int32Array(1024);
  private round = 1;
  private used = 0;

  clear(): void {
    this.round++;
    this.used = 0;
  }

  /** The place given to a hash before, or -1 after giving it this one. */
  placeOf(hash: number, place: number): number {
    if (2 * this.used >= this.keys.length) this.grow();
    const at = this.slotOf(hash);
    if (this.rounds[at] === this.round) return this.places[at]!;
    this.keys[at] = hash;
    this.places[at] = place;
    this.rounds[at] = this.round;
    this.used++;
    return -1;
  }

  private slotOf(hash: number): number {
    const mask = this.keys.length - 1;
    let at = hash & mask;
    while (this.rounds[at] === this.round && this.keys[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { keys, places, rounds, round } = this;
    this.keys = new Uint32Array(2 * keys.length);
    this.places = new Int32Array(2 * keys.length);
    this.rounds = new Int32Array(2 * keys.length);
    this.clear();
    keys.forEach((hash, at) => {
      if (rounds[at] === round) this.placeOf(hash, places[at]!);
    });
  }
}
