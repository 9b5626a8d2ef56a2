import { minimise } from './lbfgs.ts';
import { addScaled, dot, sigmoid, type SparseRow } from './sparse.ts';

/** A linear scorer: `weights` by column, `bias` added. */
export interface LinearModel {
  weights: Float64Array;
  bias: number;
}

export interface LinearOptions {
  /** Number of columns. */
  width: number;
  /** Strength of the pull of every weight to its prior (0 unless `prior` is given). */
  l2: number;
  iterations?: number;
  /** How much each example counts; 1 for all when left out. */
  counts?: ArrayLike<number>;
  /** Weights to stay close to: how an update on top of a trained model is fitted. */
  prior?: LinearModel;
}

/** Logistic regression with L2 by L-BFGS. `targets` are 0..1. */
export function fitLogistic(
  rows: readonly SparseRow[],
  targets: ArrayLike<number>,
  options: LinearOptions,
): LinearModel {
  const { width, l2, counts, prior } = options;
  const used = usedColumns(rows, width);
  const compact = inColumns(rows, used, width);
  const anchor = Float64Array.from(used, (column) => prior?.weights[column] ?? 0);
  const objective = (at: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    const bias = used.length;
    let loss = 0;
    for (let i = 0; i < compact.length; i++) {
      const row = compact[i]!;
      const count = counts ? counts[i]! : 1;
      const score = dot(row, at) + at[bias]!;
      const target = targets[i]!;
      loss += count * (Math.max(score, 0) - score * target + Math.log1p(Math.exp(-Math.abs(score))));
      const error = count * (sigmoid(score) - target);
      addScaled(gradient, row, error);
      gradient[bias]! += error;
    }
    for (let i = 0; i < bias; i++) {
      const away = at[i]! - anchor[i]!;
      loss += 0.5 * l2 * away * away;
      gradient[i]! += l2 * away;
    }
    if (prior) {
      // A head that few examples say yes to is not to be talked out of ever saying yes.
      const away = at[bias]! - prior.bias;
      loss += 0.5 * l2 * away * away;
      gradient[bias]! += l2 * away;
    }
    return loss;
  };
  const start = new Float64Array(used.length + 1);
  start.set(anchor);
  start[used.length] = prior?.bias ?? 0;
  const fitted = minimise(objective, start, options.iterations ?? 60);
  const weights = new Float64Array(width);
  if (prior) weights.set(prior.weights.subarray(0, width));
  used.forEach((column, i) => (weights[column] = fitted[i]!));
  return { weights, bias: fitted[used.length]! };
}

/** The columns that some row has, ascending: nothing moves the weight of any other away from its prior. */
function usedColumns(rows: readonly SparseRow[], width: number): Int32Array {
  const seen = new Uint8Array(width);
  for (const { columns } of rows) for (const column of columns) seen[column] = 1;
  return Int32Array.from([...seen.keys()].filter((column) => seen[column] === 1));
}

function inColumns(rows: readonly SparseRow[], used: Int32Array, width: number): SparseRow[] {
  const place = new Int32Array(width);
  used.forEach((column, i) => (place[column] = i));
  return rows.map(({ columns, values }) => ({ columns: columns.map((column) => place[column]!), values }));
}
