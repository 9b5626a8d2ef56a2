import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexText } from '../../../src/text/code-points.ts';
import { CONTEXT_LENGTH, isOnGraphemeBoundaries, occurrences, passageAt } from '../../../src/text/passage.ts';
import { anyText } from './arbitraries.ts';

const FAMILY = '👩🏽‍🤝‍👨🏻';
const WALES = '🏴󠁧󠁢󠁷󠁬󠁳󠁿';

describe('passageAt', () => {
  test('gives the slice with 32 code points on either side', () => {
    const text = `${'x'.repeat(40)}“Trust” comes first.\u00A0${'y'.repeat(40)}`;
    const passage = passageAt(indexText(text), 40, 60);
    expect(passage.exact).toBe('“Trust” comes first.');
    expect(passage.prefix).toBe('x'.repeat(CONTEXT_LENGTH));
    expect(passage.suffix).toBe(`\u00A0${'y'.repeat(31)}`);
  });

  test('has short context at the ends of the text', () => {
    expect(passageAt(indexText('all of it'), 0, 9)).toEqual({
      start: 0,
      end: 9,
      exact: 'all of it',
      prefix: '',
      suffix: '',
    });
  });

  test('leaves a cluster out of the context rather than cutting it', () => {
    const index = indexText(`${FAMILY}${'a'.repeat(30)}MIDDLE${'b'.repeat(30)}${WALES} after`);
    const start = index.toCodePoint(index.text.indexOf('MIDDLE'));
    const passage = passageAt(index, start, start + 6);
    expect(passage.prefix).toBe('a'.repeat(30));
    expect(passage.suffix).toBe('b'.repeat(30));
  });

  test('keeps flags whole, counting them in pairs', () => {
    const flags = '🇬🇧🇫🇷🇮🇪'.repeat(12);
    const index = indexText(`${flags}x${flags}`);
    const passage = passageAt(index, 72, 73);
    expect(passage.prefix).toBe(flags.slice(-64));
    expect(passage.suffix).toBe(flags.slice(0, 64));
    const odd = passageAt(indexText(`${flags}xy${flags}`), 73, 74);
    expect(odd.prefix).toBe(`${flags.slice(-60)}x`);
  });

  test('refuses a passage that ends before it starts or lies outside the text', () => {
    expect(() => passageAt(indexText('abc'), 2, 1)).toThrow(RangeError);
    expect(() => passageAt(indexText('abc'), 2, 4)).toThrow(RangeError);
  });

  test('on any text: exact is the slice, context adjoins it and its outer edges are cluster boundaries', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const index = indexText(text);
        const [start, end] = [a % (index.length + 1), b % (index.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const { exact, prefix, suffix } = passageAt(index, start, end);
        expect(exact).toBe(index.slice(start, end));
        const from = index.toUtf16(start);
        const to = index.toUtf16(end);
        expect(text.slice(0, from).endsWith(prefix)).toBe(true);
        expect(text.slice(to).startsWith(suffix)).toBe(true);
        const edges = new Set([...segmenter.segment(text)].map((cluster) => cluster.index)).add(text.length);
        if (prefix !== '') expect(edges).toContain(from - prefix.length);
        if (suffix !== '') expect(edges).toContain(to + suffix.length);
        expect([...prefix].length).toBeLessThanOrEqual(CONTEXT_LENGTH);
        expect(isOnGraphemeBoundaries(index, { start, end })).toBe(edges.has(from) && edges.has(to));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('occurrences', () => {
  test('finds every place in code points, overlapping ones too', () => {
    expect(occurrences(indexText('🤝 aaa'), 'aa')).toEqual([
      { start: 2, end: 4 },
      { start: 3, end: 5 },
    ]);
  });

  test('stops at the limit and finds nothing for an empty quotation', () => {
    expect(occurrences(indexText('a a a'), 'a', 2)).toHaveLength(2);
    expect(occurrences(indexText('abc'), '')).toEqual([]);
  });

  test('tells a no-break space from a space', () => {
    expect(occurrences(indexText('voices\u00A0heard'), 'voices heard')).toEqual([]);
  });
});
