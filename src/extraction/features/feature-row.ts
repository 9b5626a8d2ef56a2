/** Families of features; each has its own weight in a row, and can be left out to see what it is worth. */
export const featureGroups = [
  'word',
  'bigram',
  'skip',
  'char',
  'phrase',
  'class',
  'synonym',
  'pair',
  'tag',
  'shape',
  'place',
  'near',
  'heading',
] as const;
export type FeatureGroup = (typeof featureGroups)[number];

/** What one sentence shows, as hashed features. `from`/`to` are token positions, -1 where a feature has no place. */
export class FeatureRow {
  readonly hashes: number[] = [];
  readonly values: number[] = [];
  readonly groups: FeatureGroup[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  /** Human names of the features; kept only when asked for, as most readers need none. */
  readonly names: string[] | null;
  private readonly seen = new Map<number, number>();

  constructor(keepNames = false) {
    this.names = keepNames ? [] : null;
  }

  /** Adds a feature once; a second time only the larger value counts. */
  add(group: FeatureGroup, name: string, value = 1, from = -1, to = -1): void {
    const hash = hashOf(group, name);
    const at = this.seen.get(hash);
    if (at !== undefined) {
      if (value > this.values[at]!) this.values[at] = value;
      return;
    }
    this.seen.set(hash, this.hashes.length);
    this.hashes.push(hash);
    this.values.push(value);
    this.groups.push(group);
    this.from.push(from);
    this.to.push(to);
    this.names?.push(`${group}:${name}`);
  }
}

/** FNV-1a over the group's order and the name's UTF-16 units, as an unsigned 32-bit number. */
export function hashOf(group: FeatureGroup, name: string): number {
  let hash = Math.imul(0x811c9dc5 ^ (featureGroups.indexOf(group) + 1), 0x01000193);
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
