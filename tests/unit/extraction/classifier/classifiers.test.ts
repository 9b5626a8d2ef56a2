import { describe, expect, it } from 'vitest';
import { calibrate, fitCalibration } from '../../../../src/extraction/classifier/calibration.ts';
import { fitLinearHeads } from '../../../../src/extraction/classifier/linear-heads.ts';
import { fitLogistic } from '../../../../src/extraction/classifier/logistic.ts';
import { dot, type SparseRow } from '../../../../src/extraction/classifier/sparse.ts';

const row = (...columns: number[]): SparseRow => ({
  columns: Int32Array.from(columns),
  values: Float32Array.from(columns, () => 1),
});

describe('fitLogistic', () => {
  it('separates what can be separated and leaves idle columns at nothing', () => {
    const rows = [row(0), row(0, 1), row(1), row(1)];
    const { weights, bias } = fitLogistic(rows, [1, 1, 0, 0], { width: 3, l2: 0.1 });
    expect(dot(rows[1]!, weights) + bias).toBeGreaterThan(0);
    expect(dot(rows[2]!, weights) + bias).toBeLessThan(0);
    expect(weights[2]).toBe(0);
  });

  it('stays with its prior where the examples say nothing', () => {
    const prior = { weights: Float64Array.from([2, -1]), bias: 0.5 };
    const fitted = fitLogistic([row(0)], [1], { width: 2, l2: 100, prior });
    expect(fitted.weights[1]).toBe(-1);
    expect(fitted.weights[0]).toBeCloseTo(2, 1);
  });
});

describe('fitLinearHeads', () => {
  const rows = [row(0), row(0, 1), row(1), row(1, 2), row(2)];
  const targets = [
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 1],
    [0, 0],
  ];
  const options = { width: 3, l2: 0.5 };

  it('finds for each head what fitLogistic finds for it alone', () => {
    const { weights, biases } = fitLinearHeads(rows, targets, options);
    [0, 1].forEach((head) => {
      const alone = fitLogistic(
        rows,
        targets.map((target) => target[head]!),
        options,
      );
      const score = ({ columns }: SparseRow): number =>
        columns.reduce((sum, column) => sum + weights[column * 2 + head]!, biases[head]!);
      for (const one of rows) expect(score(one)).toBeCloseTo(dot(one, alone.weights) + alone.bias, 0);
    });
  });

  it('separates what can be separated with either loss', () => {
    for (const loss of ['logistic', 'squared hinge'] as const) {
      const { weights, biases } = fitLinearHeads(rows, targets, { ...options, l2: 0.01, loss });
      rows.forEach(({ columns }, i) => {
        const score = columns.reduce((sum, column) => sum + weights[column * 2 + 1]!, biases[1]!);
        expect(score > 0).toBe(targets[i]![1] === 1);
      });
    }
  });

  it('leaves idle columns at nothing', () => {
    const { weights } = fitLinearHeads(rows, targets, { ...options, width: 4 });
    expect([...weights.subarray(6)]).toEqual([0, 0]);
  });
});

describe('fitCalibration', () => {
  it('makes eight in ten of what it calls 0.8', () => {
    const scores = Array.from({ length: 200 }, (_, i) => (i < 100 ? 2 : -2));
    const truths = scores.map((score, i) => (score > 0 ? i % 10 < 8 : i % 10 < 1));
    const calibration = fitCalibration(scores, truths);
    expect(calibrate(2, calibration)).toBeCloseTo(0.8, 1);
    expect(calibrate(-2, calibration)).toBeCloseTo(0.1, 1);
  });
});
