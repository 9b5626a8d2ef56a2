import type { SparseRow } from '../classifier/sparse.ts';
import { featureGroups, type FeatureGroup, type FeatureRow } from '../features/feature-row.ts';

/** How strongly each family of features speaks, chosen with writers held out; 0 leaves a family out. */
export type GroupScales = Record<FeatureGroup, number>;

/** Scales in which only the given families speak. */
export function scalesOf(scales: Partial<GroupScales>): GroupScales {
  const none = Object.fromEntries(featureGroups.map((group) => [group, 0])) as GroupScales;
  return { ...none, ...scales };
}

const EMPTY = -1;
/** Puts the factors of words near 1. */
const RARITY_UNIT = 4;

/** Which hashed features a model knows, and the column of each: a table with open addressing, half empty. */
export class Columns {
  readonly hashes: Uint32Array;
  /** How much each column counts: rare features say more than common ones. */
  readonly factors: Float32Array;
  /** Hash and column of each place side by side, for a look-up to touch memory once. */
  private readonly places: Int32Array;
  private readonly mask: number;

  constructor(hashes: Uint32Array, factors = new Float32Array(hashes.length).fill(1)) {
    this.hashes = hashes;
    this.factors = factors;
    const size = 2 ** Math.ceil(Math.log2(2 * hashes.length + 2));
    this.places = new Int32Array(2 * size).fill(EMPTY);
    this.mask = size - 1;
    hashes.forEach((hash, column) => {
      const at = this.placeOf(hash);
      this.places[at] = hash;
      this.places[at + 1] = column;
    });
  }

  get width(): number {
    return this.hashes.length;
  }

  /** The column of a feature, or -1. */
  columnOf(hash: number): number {
    return this.places[this.placeOf(hash) + 1]!;
  }

  private placeOf(hash: number): number {
    const { places, mask } = this;
    const key = hash | 0;
    let at = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
    while (places[2 * at] !== key && places[2 * at + 1] !== EMPTY) at = (at + 1) & mask;
    return 2 * at;
  }

  /** The row as a model sees it: unknown features dropped, families scaled. */
  toRow(row: FeatureRow, scales: GroupScales): SparseRow {
    const byGroup = featureGroups.map((group) => scales[group]);
    const columns: number[] = [];
    const values: number[] = [];
    for (let i = 0; i < row.hashes.length; i++) {
      const scale = byGroup[row.groups[i]!]!;
      const column = scale === 0 ? -1 : this.columnOf(row.hashes[i]!);
      if (column < 0 || row.values[i] === 0) continue;
      columns.push(column);
      values.push(row.values[i]! * scale * this.factors[column]!);
    }
    return { columns: new Int32Array(columns), values: new Float32Array(values) };
  }
}

/** Which features become columns, and whether they count by their rarity (or all the same). */
export interface ColumnChoice {
  /** In how many notes a feature must occur. */
  minNotes: number;
  byRarity: boolean;
}

/** Keeps the features that occur in at least `minNotes` notes, in ascending order of hash. */
export function chooseColumns(
  examples: readonly { row: FeatureRow; noteIndex: number }[],
  scales: GroupScales,
  { minNotes, byRarity }: ColumnChoice,
): Columns {
  const found = countNotes(examples, scales);
  const kept = [...found].filter(([, { notes }]) => notes >= minNotes);
  const hashes = Uint32Array.from(kept, ([hash]) => hash).sort();
  const factors = Float32Array.from(hashes, (hash) =>
    byRarity ? Math.log1p(examples.length / found.get(hash)!.sentences) / RARITY_UNIT : 1,
  );
  return new Columns(hashes, factors);
}

interface Count {
  group: FeatureGroup;
  sentences: number;
  notes: number;
  last: number;
}

function countNotes(
  examples: readonly { row: FeatureRow; noteIndex: number }[],
  scales: GroupScales,
): Map<number, Count> {
  const found = new Map<number, Count>();
  for (const { row, noteIndex } of examples) {
    row.hashes.forEach((hash, i) => {
      const group = featureGroups[row.groups[i]!]!;
      if (scales[group] === 0) return;
      const entry = found.get(hash) ?? { group, sentences: 0, notes: 0, last: -1 };
      entry.sentences++;
      if (entry.last !== noteIndex) entry.notes++;
      entry.last = noteIndex;
      found.set(hash, entry);
    });
  }
  return found;
}
