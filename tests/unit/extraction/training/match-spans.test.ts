import { describe, expect, it } from 'vitest';
import { matchSpans } from '../../../../src/extraction/training/match-spans.ts';

describe('matchSpans', () => {
  it('pairs spans that overlap by at least half of their union', () => {
    expect(matchSpans([{ start: 0, end: 10 }], [{ start: 0, end: 5 }])).toEqual([
      { gold: 0, found: 0, overlap: 0.5 },
    ]);
    expect(matchSpans([{ start: 0, end: 10 }], [{ start: 6, end: 16 }])).toEqual([]);
  });

  it('uses every span once, the best overlap first', () => {
    const pairs = matchSpans(
      [
        { start: 0, end: 10 },
        { start: 10, end: 20 },
      ],
      [
        { start: 0, end: 12 },
        { start: 0, end: 10 },
        { start: 11, end: 20 },
      ],
    );
    expect(pairs.map(({ gold, found }) => [gold, found])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});
