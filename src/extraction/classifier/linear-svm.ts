import { minimise } from './lbfgs.ts';
import type { LinearModel, LinearOptions } from './logistic.ts';
import { addScaled, dot, type SparseRow } from './sparse.ts';

/** Linear support vector machine with squared hinge loss and L2 by L-BFGS. `targets` are 0 or 1. */
export function fitLinearSvm(
  rows: readonly SparseRow[],
  targets: ArrayLike<number>,
  { width, l2, iterations = 60 }: LinearOptions,
): LinearModel {
  const objective = (weights: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let loss = 0;
    rows.forEach((row, i) => {
      const sign = targets[i]! > 0.5 ? 1 : -1;
      const gap = 1 - sign * (dot(row, weights) + weights[width]!);
      if (gap <= 0) return;
      loss += gap * gap;
      addScaled(gradient, row, -2 * sign * gap);
      gradient[width]! -= 2 * sign * gap;
    });
    for (let i = 0; i < width; i++) {
      loss += 0.5 * l2 * weights[i]! * weights[i]!;
      gradient[i]! += l2 * weights[i]!;
    }
    return loss;
  };
  const fitted = minimise(objective, new Float64Array(width + 1), iterations);
  return { weights: fitted.slice(0, width), bias: fitted[width]! };
}
