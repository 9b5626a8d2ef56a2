/** One example: columns in ascending order of insertion, each with its value. */
export interface SparseRow {
  columns: Int32Array;
  values: Float32Array;
}

export function dot(row: SparseRow, weights: ArrayLike<number>): number {
  let sum = 0;
  const { columns, values } = row;
  for (let i = 0; i < columns.length; i++) sum += values[i]! * weights[columns[i]!]!;
  return sum;
}

export function addScaled(target: Float64Array, row: SparseRow, factor: number): void {
  const { columns, values } = row;
  for (let i = 0; i < columns.length; i++) target[columns[i]!]! += factor * values[i]!;
}

export function sigmoid(score: number): number {
  return score >= 0 ? 1 / (1 + Math.exp(-score)) : Math.exp(score) / (1 + Math.exp(score));
}
