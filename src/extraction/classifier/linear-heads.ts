import { seededRandom } from './random.ts';
import { sigmoid, type SparseRow } from './sparse.ts';

/** Linear scorers over the same columns: `weights` by column, then head. */
export interface LinearHeads {
  weights: Float64Array;
  biases: Float64Array;
}

export interface LinearHeadsOptions {
  /** Number of columns. */
  width: number;
  /** Strength of L2. */
  l2: number;
  loss?: Loss;
}

/** Logistic regression, or a support vector machine with squared hinge loss. */
export type Loss = 'logistic' | 'squared hinge';

const EPOCHS = 20;
const ENOUGH = 1e-4;
const SEED = 7;
/** The bias is the weight of a column of this value, so that L2 hardly holds it back. */
const BIAS_VALUE = 3;
const NEWTON_STEPS = 20;
const NEWTON_ENOUGH = 1e-6;

/**
 * Linear scorers with L2, several heads at once, by coordinate ascent on the dual (Yu, Huang and Lin 2011): one
 * example is read once for all heads, and a few passes do. `targets` are 0 or 1, by example, then head.
 */
export function fitLinearHeads(
  rows: readonly SparseRow[],
  targets: readonly ArrayLike<number>[],
  { width, l2, loss = 'logistic' }: LinearHeadsOptions,
): LinearHeads {
  const heads = targets[0]?.length ?? 0;
  const fitted = { weights: new Float64Array(width * heads), biases: new Float64Array(heads) };
  const duals = rows.map(() => new Float64Array(heads));
  const norms = rows.map(({ values }) => values.reduce((sum, value) => sum + value * value, BIAS_VALUE ** 2));
  const random = seededRandom(SEED);
  const order = rows.map((_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    let moved = 0;
    for (const i of order) {
      const steps = stepsOf(
        scoresOf(fitted, rows[i]!),
        targets[i]!,
        duals[i]!,
        norms[i]! / l2,
        OPTIMUM[loss],
      );
      moved += steps.reduce((sum, step) => sum + Math.abs(step), 0);
      take(fitted, rows[i]!, steps, l2);
    }
    if (moved < ENOUGH * rows.length * heads) break;
  }
  return fitted;
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

function scoresOf({ weights, biases }: LinearHeads, { columns, values }: SparseRow): Float64Array {
  const scores = Float64Array.from(biases);
  for (let i = 0; i < columns.length; i++) {
    const base = columns[i]! * scores.length;
    for (let k = 0; k < scores.length; k++) scores[k]! += values[i]! * weights[base + k]!;
  }
  return scores;
}

/** Moves the dual variables of one example to their optimum, all others held, and says how far each went. */
function stepsOf(
  scores: Float64Array,
  target: ArrayLike<number>,
  duals: Float64Array,
  curve: number,
  optimum: Optimum,
): Float64Array {
  return scores.map((score, k) => {
    const before = duals[k]!;
    const after = optimum(target[k]!, score - before * curve, curve, before);
    duals[k] = after;
    return after - before;
  });
}

/** The best dual variable of one example: its score without it, how much the score gains with each unit, a first guess. */
type Optimum = (target: number, score: number, curve: number, start: number) => number;

const OPTIMUM: Record<Loss, Optimum> = {
  logistic: logisticOptimum,
  'squared hinge': (target, score, curve) => {
    const sign = target > 0.5 ? 1 : -1;
    return (sign * Math.max(0, 2 * (1 - sign * score))) / (1 + 2 * curve);
  },
};

/** The root of x = target - sigmoid(score + curve * x), by Newton's method inside a shrinking bracket. */
function logisticOptimum(target: number, score: number, curve: number, start: number): number {
  let [low, high, at] = [target - 1, target, start];
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const probability = sigmoid(score + curve * at);
    const gap = at - target + probability;
    if (gap > 0) high = at;
    else low = at;
    const newton = at - gap / (1 + curve * probability * (1 - probability));
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - at) < NEWTON_ENOUGH) return next;
    at = next;
  }
  return at;
}

function take(
  { weights, biases }: LinearHeads,
  { columns, values }: SparseRow,
  steps: Float64Array,
  l2: number,
): void {
  const heads = steps.length;
  for (let i = 0; i < columns.length; i++) {
    const base = columns[i]! * heads;
    const value = values[i]! / l2;
    for (let k = 0; k < heads; k++) weights[base + k]! += value * steps[k]!;
  }
  for (let k = 0; k < heads; k++) biases[k]! += (BIAS_VALUE ** 2 * steps[k]!) / l2;
}
