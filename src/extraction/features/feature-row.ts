import { PlaceTable } from './place-table.ts';

/** Families of features; each has its own weight in a row, and can be left out to see what it is worth. */
export const featureGroups = [
  'word',
  'bigram',
  'skip',
  'char',
  'phrase',
  'class',
  'synonym',
  'tag',
  'shape',
  'place',
  'near',
  'heading',
] as const;
export type FeatureGroup = (typeof featureGroups)[number];

const GROUP_INDEX = Object.fromEntries(featureGroups.map((group, index) => [group, index])) as Record<
  FeatureGroup,
  number
>;

/** One table for all rows, holding the row that is being built: a table for each would be most of the work. */
const table = new PlaceTable();
let tableOf: readonly number[] | null = null;

/** What one sentence shows, as hashed features. `from`/`to` are token positions, -1 where a feature has no place. */
export class FeatureRow {
  readonly hashes: number[] = [];
  readonly values: number[] = [];
  /** Positions in `featureGroups`. */
  readonly groups: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];

  /** Adds a feature by its name; a second time only the larger value counts. */
  add(group: FeatureGroup, name: string, value = 1, from = -1, to = -1): void {
    this.addKey(group, keyOf(name), value, from, to);
  }

  /** Adds a feature by a key made beforehand. */
  addKey(group: FeatureGroup, key: number, value = 1, from = -1, to = -1): void {
    const index = GROUP_INDEX[group];
    const hash = joinKeys(index + 1, key);
    if (tableOf !== this.hashes) fillTable(this.hashes);
    const at = table.placeOf(hash, this.hashes.length);
    if (at >= 0) {
      if (value > this.values[at]!) this.values[at] = value;
      return;
    }
    this.hashes.push(hash);
    this.values.push(value);
    this.groups.push(index);
    this.from.push(from);
    this.to.push(to);
  }

  /** The value of a feature, 0 where the row lacks it. */
  valueOf(group: FeatureGroup, name: string): number {
    const at = this.hashes.indexOf(joinKeys(GROUP_INDEX[group] + 1, keyOf(name)));
    return at < 0 ? 0 : this.values[at]!;
  }
}

function fillTable(hashes: readonly number[]): void {
  table.clear();
  hashes.forEach((hash, at) => table.placeOf(hash, at));
  tableOf = hashes;
}

/** FNV-1a over the UTF-16 units of a name, as an unsigned 32-bit number. */
export function keyOf(name: string): number {
  let key = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) key = Math.imul(key ^ name.charCodeAt(i), 0x01000193);
  return key >>> 0;
}

/** One key from two, in this order. */
export function joinKeys(first: number, second: number): number {
  let key = Math.imul(first ^ (second >>> 15) ^ 0x9e3779b9, 0x85ebca6b);
  key = Math.imul((key ^ (key >>> 13)) + second, 0xc2b2ae35);
  return (key ^ (key >>> 16)) >>> 0;
}
