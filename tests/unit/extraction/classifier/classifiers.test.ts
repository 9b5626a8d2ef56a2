import { describe, expect, it } from 'vitest';
import { calibrate, fitCalibration } from '../../../../src/extraction/classifier/calibration.ts';
import { fitLogistic } from '../../../../src/extraction/classifier/logistic.ts';
import { seededRandom } from '../../../../src/extraction/classifier/random.ts';
import { fitNet, mergeNets, netScores } from '../../../../src/extraction/classifier/softmax-net.ts';
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

describe('fitNet', () => {
  const random = seededRandom(7);
  const rows = Array.from({ length: 120 }, () => row(random() < 0.5 ? 0 : 1, random() < 0.5 ? 2 : 3));
  const isOdd = ({ columns }: SparseRow): boolean => (columns[0] === 0) !== (columns[1] === 2);
  const targets = rows.map((example) => Float64Array.from(isOdd(example) ? [1, 0] : [0, 1]));
  const options = { width: 4, hidden: 8, epochs: 60, rate: 0.1, dropInputs: 0, dropHidden: 0, seed: 1 };

  it('learns what no linear scorer can', () => {
    const net = fitNet(rows, targets, options);
    for (const example of rows) {
      const [odd, even] = netScores(net, example);
      expect(odd! > even!).toBe(isOdd(example));
    }
  });

  it('gives the same net for the same seed', () => {
    expect(fitNet(rows, targets, options)).toEqual(fitNet(rows, targets, options));
  });

  it('ignores columns that it does not know', () => {
    const net = fitNet(rows, targets, options);
    expect(netScores(net, row(0, 2, 9))).toEqual(netScores(net, row(0, 2)));
  });

  it('merges into one net that scores as its members do on average', () => {
    const members = [1, 2].map((seed) => fitNet(rows, targets, { ...options, seed }));
    const gap = (scores: Float64Array): number => scores[0]! - scores[1]!;
    const mean = members.reduce((sum, net) => sum + gap(netScores(net, row(0, 3))), 0) / 2;
    expect(gap(netScores(mergeNets(members), row(0, 3)))).toBeCloseTo(mean, 0);
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
