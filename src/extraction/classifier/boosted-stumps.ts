import { sigmoid, type SparseRow } from './sparse.ts';
import type { LinearModel } from './logistic.ts';

export interface BoostOptions {
  width: number;
  rounds: number;
  /** How much of each step is taken. */
  rate: number;
  /** Strength of L2 on the value of a stump. */
  l2: number;
}

/**
 * Gradient boosting of stumps that ask whether a feature is present, by Newton steps on the logistic loss. As a
 * stump on presence is linear in presence, the sum of all rounds is given as weights by column.
 */
export function fitBoostedStumps(
  rows: readonly SparseRow[],
  targets: ArrayLike<number>,
  { width, rounds, rate, l2 }: BoostOptions,
): LinearModel {
  const weights = new Float64Array(width);
  const scores = new Float64Array(rows.length);
  const byColumn = rowsByColumn(rows, width);
  const slopes = new Float64Array(width);
  const curves = new Float64Array(width);
  let bias = 0;
  for (let round = 0; round < rounds; round++) {
    bias += addGradients(rows, targets, { scores, slopes, curves, bias });
    const best = steepest(slopes, curves, l2);
    if (best < 0) break;
    const step = (rate * slopes[best]!) / (curves[best]! + l2);
    weights[best]! += step;
    for (const i of byColumn[best]!) scores[i]! += step;
  }
  return { weights, bias };
}

/** Fills the sums of gradients by column and returns the step of the bias. */
function addGradients(
  rows: readonly SparseRow[],
  targets: ArrayLike<number>,
  state: { scores: Float64Array; slopes: Float64Array; curves: Float64Array; bias: number },
): number {
  const { scores, slopes, curves, bias } = state;
  slopes.fill(0);
  curves.fill(0);
  let [slope, curve] = [0, 0];
  rows.forEach(({ columns }, i) => {
    const probability = sigmoid(scores[i]! + bias);
    const error = targets[i]! - probability;
    const bend = probability * (1 - probability);
    slope += error;
    curve += bend;
    for (const column of columns) {
      slopes[column]! += error;
      curves[column]! += bend;
    }
  });
  return slope / (curve + 1);
}

function steepest(slopes: Float64Array, curves: Float64Array, l2: number): number {
  let best = -1;
  let gain = 1e-9;
  for (let column = 0; column < slopes.length; column++) {
    const value = (slopes[column]! * slopes[column]!) / (curves[column]! + l2);
    if (value > gain) [best, gain] = [column, value];
  }
  return best;
}

function rowsByColumn(rows: readonly SparseRow[], width: number): number[][] {
  const byColumn = Array.from({ length: width }, (): number[] => []);
  rows.forEach(({ columns }, i) => {
    for (const column of columns) byColumn[column]!.push(i);
  });
  return byColumn;
}
