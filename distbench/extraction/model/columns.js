import { featureGroups } from "../features/feature-row.js";
/** Scales in which only the given families speak. */
export function scalesOf(scales) {
    const none = Object.fromEntries(featureGroups.map((group) => [group, 0]));
    return { ...none, ...scales };
}
/** Which hashed features a model knows, and the column of each. */
export class Columns {
    byHash = new Map();
    hashes;
    constructor(hashes) {
        this.hashes = hashes;
        hashes.forEach((hash, column) => this.byHash.set(hash, column));
    }
    get width() {
        return this.hashes.length;
    }
    columnOf(hash) {
        return this.byHash.get(hash) ?? -1;
    }
    /** The row as a model sees it: unknown features dropped, families scaled. */
    toRow(row, scales) {
        const columns = [];
        const values = [];
        for (let i = 0; i < row.hashes.length; i++) {
            const scale = scales[row.groups[i]];
            const column = scale === 0 ? -1 : this.columnOf(row.hashes[i]);
            if (column < 0 || row.values[i] === 0)
                continue;
            columns.push(column);
            values.push(row.values[i] * scale);
        }
        return { columns: Int32Array.from(columns), values: Float32Array.from(values) };
    }
}
/** Keeps the features that occur in at least `minNotes` notes, in ascending order of hash. */
export function chooseColumns(examples, scales, minNotes) {
    const notes = new Map();
    const lastNote = new Map();
    for (const { row, noteIndex } of examples) {
        row.hashes.forEach((hash, i) => {
            if (scales[row.groups[i]] === 0 || lastNote.get(hash) === noteIndex)
                return;
            lastNote.set(hash, noteIndex);
            notes.set(hash, (notes.get(hash) ?? 0) + 1);
        });
    }
    const kept = [...notes].filter(([, count]) => count >= minNotes).map(([hash]) => hash);
    return new Columns(Uint32Array.from(kept).sort());
}
//# sourceMappingURL=columns.js.map