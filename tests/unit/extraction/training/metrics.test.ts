import { describe, expect, it } from 'vitest';
import { bestThreshold, f1, precision, recall } from '../../../../src/extraction/training/metrics.ts';
import { calibrationError, reliability } from '../../../../src/extraction/training/reliability.ts';

describe('figures', () => {
  it('come from what was right, suggested and wanted', () => {
    const tally = { right: 3, suggested: 4, wanted: 6 };
    expect([precision(tally), recall(tally), f1(tally)]).toEqual([0.75, 0.5, 0.6]);
  });

  it('are perfect where nothing was wanted and nothing suggested', () => {
    expect(f1({ right: 0, suggested: 0, wanted: 0 })).toBe(1);
  });

  it('find the threshold with the best F1, between two scores', () => {
    expect(bestThreshold([0.9, 0.1, 0.7, 0.4], [true, false, true, false])).toEqual({
      threshold: 0.55,
      f1: 1,
    });
  });
});

describe('reliability', () => {
  it('sets confidence beside truth, a row for each tenth', () => {
    const rows = reliability([0.81, 0.83, 0.85, 0.88, 1], [true, true, true, false, true]);
    expect(rows[8]).toMatchObject({ from: 0.8, count: 4, shareRight: 0.75 });
    expect(rows[9]).toMatchObject({ count: 1, shareRight: 1 });
    expect(calibrationError(rows)).toBeCloseTo((4 * (0.8425 - 0.75)) / 5, 6);
  });
});
