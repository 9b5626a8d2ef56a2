import type { SparseRow } from '../classifier/sparse.ts';
import { featureGroups, type FeatureGroup, type FeatureRow } from '../features/feature-row.ts';

/** How strongly each family of features speaks, chosen with writers held out; 0 leaves a family out. */
export type GroupScales = Record<FeatureGroup, number>;

/** Scales in which only the given families speak. */
export function scalesOf(scales: Partial<GroupScales>): GroupScales {
  const none = Object.fromEntries(featureGroups.map((group) => [group, 0])) as GroupScales;
  return { ...none, ...scales };
}

/** Which hashed features a model knows, and the column of each. */
export class Columns {
  private readonly byHash = new Map<number, number>();
  readonly hashes: Uint32Array;

  constructor(hashes: Uint32Array) {
    this.hashes = hashes;
    hashes.forEach((hash, column) => this.byHash.set(hash, column));
  }

  get width(): number {
    return this.hashes.length;
  }

  columnOf(hash: number): number {
    return this.byHash.get(hash) ?? -1;
  }

  /** The row as a model sees it: unknown features dropped, families scaled. */
  toRow(row: FeatureRow, scales: GroupScales): SparseRow {
    const columns: number[] = [];
    const values: number[] = [];
    for (let i = 0; i < row.hashes.length; i++) {
      const scale = scales[row.groups[i]!];
      const column = scale === 0 ? -1 : this.columnOf(row.hashes[i]!);
      if (column < 0 || row.values[i] === 0) continue;
      columns.push(column);
      values.push(row.values[i]! * scale);
    }
    return { columns: Int32Array.from(columns), values: Float32Array.from(values) };
  }
}

/** Keeps the features that occur in at least `minNotes` notes, in ascending order of hash. */
export function chooseColumns(
  examples: readonly { row: FeatureRow; noteIndex: number }[],
  scales: GroupScales,
  minNotes: number,
): Columns {
  const notes = new Map<number, number>();
  const lastNote = new Map<number, number>();
  for (const { row, noteIndex } of examples) {
    row.hashes.forEach((hash, i) => {
      if (scales[row.groups[i]!] === 0 || lastNote.get(hash) === noteIndex) return;
      lastNote.set(hash, noteIndex);
      notes.set(hash, (notes.get(hash) ?? 0) + 1);
    });
  }
  const kept = [...notes].filter(([, count]) => count >= minNotes).map(([hash]) => hash);
  return new Columns(Uint32Array.from(kept).sort());
}
