import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonRuns } from '../../../src/text/diff.ts';
import { matchRegions } from '../../../src/text/match-regions.ts';
import { cpuTimeMs } from './cpu-time.ts';

describe('commonRuns', () => {
  const tokens = fc.array(fc.nat({ max: 12 }), { maxLength: 60 });

  test('finds the shortest script for small rewrites', () => {
    expect(
      commonRuns([1, 2, 3, 1, 2, 2, 1], [3, 2, 1, 2, 1, 3]).reduce((sum, run) => sum + run.length, 0),
    ).toBe(4);
  });

  test('matches a moved block where most of the rest stays in order', () => {
    expect(commonRuns([9, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 9])).toEqual([{ old: 1, new: 0, length: 5 }]);
  });

  test('gives runs that are equal, ordered, apart and maximal, for any sequences', () => {
    fc.assert(
      fc.property(tokens, tokens, (before, after) => {
        const runs = commonRuns(before, after);
        runs.forEach((run, i) => {
          expect(run.length).toBeGreaterThan(0);
          expect(before.slice(run.old, run.old + run.length)).toEqual(
            after.slice(run.new, run.new + run.length),
          );
          const next = runs[i + 1];
          if (!next) return;
          expect(next.old).toBeGreaterThanOrEqual(run.old + run.length);
          expect(next.new).toBeGreaterThanOrEqual(run.new + run.length);
          expect(next.old + next.new).toBeGreaterThan(run.old + run.new + 2 * run.length);
        });
      }),
      { numRuns: 5000 },
    );
  });

  test('matches everything around a single replacement', () => {
    fc.assert(
      fc.property(tokens, tokens, tokens, (head, removed, tail) => {
        const matched = commonRuns([...head, ...removed, ...tail], [...head, 99, ...tail]);
        expect(matched.reduce((sum, run) => sum + run.length, 0)).toBe(head.length + tail.length);
      }),
      { numRuns: 3000 },
    );
  });

  test('gives up on a rewritten stretch instead of taking quadratic time', async () => {
    const before = Array.from({ length: 20_000 }, (_, i) => i % 7);
    const after = Array.from({ length: 20_000 }, (_, i) => 10 + ((i * 3) % 7));
    expect(commonRuns(before, after)).toEqual([]);
    expect(await cpuTimeMs(() => commonRuns(before, after))).toBeLessThan(1000);
  });
});

describe('matchRegions', () => {
  const oldText = 'One two three. Four five six seven. Eight nine ten eleven.';
  const newText = 'One two three. Four five six seven. An insertion here. Eight nine ten eleven.';

  test('locates what lies within unchanged text and nothing across an edit', () => {
    const matched = matchRegions(oldText, newText);
    const eight = oldText.indexOf('Eight');
    expect(matched.locate(eight, eight + 5)).toBe(newText.indexOf('Eight'));
    expect(matched.locate(30, 40)).toBeNull();
  });

  test('bounds an edit by the unchanged words around it', () => {
    const { start, end } = matchRegions(oldText, newText.replace('five', 'fifty')).between(15, 35);
    expect(newText.replace('five', 'fifty').slice(start, end)).toContain('fifty');
    expect(end).toBeLessThan(newText.length);
  });
});
