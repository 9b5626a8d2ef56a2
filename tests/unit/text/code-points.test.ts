import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCodePoints, indexText } from '../../../src/text/code-points.ts';
import { anyText } from './arbitraries.ts';
import { cpuTimeMs } from './cpu-time.ts';

describe('indexText', () => {
  test('counts an emoji as one position and a combining accent as another', () => {
    const index = indexText('Llŷn 🤝 café');
    expect(index.length).toBe(11);
    expect(index.slice(5, 6)).toBe('🤝');
    expect(indexText('cafe\u0301').length).toBe(5);
  });

  test('converts both ways around characters above U+FFFF', () => {
    const index = indexText('a🤝b🏴c');
    expect([0, 1, 2, 3, 4, 5].map((at) => index.toUtf16(at))).toEqual([0, 1, 3, 4, 6, 7]);
    expect([0, 1, 3, 4, 6, 7].map((at) => index.toCodePoint(at))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('gives the position of the character when asked for the middle of a surrogate pair', () => {
    expect(indexText('ab🤝').toCodePoint(3)).toBe(2);
  });

  test('counts a lone surrogate as one position', () => {
    const index = indexText('a\uD83Eb🤝');
    expect(index.length).toBe(4);
    expect(index.slice(2, 4)).toBe('b🤝');
  });

  test.each([-1, 4, 1.5, Number.NaN])('refuses %s as a position of a text of three', (position) => {
    expect(() => indexText('a🤝b').toUtf16(position)).toThrow(RangeError);
    expect(() => indexText('abc').toUtf16(position)).toThrow(RangeError);
  });

  test('agrees with the string iterator on any text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const points = [...text];
        const index = indexText(text);
        expect(index.length).toBe(points.length);
        expect(countCodePoints(text)).toBe(points.length);
        const [start, end] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        expect(index.slice(start, end)).toBe(points.slice(start, end).join(''));
        expect(index.toCodePoint(index.toUtf16(start))).toBe(start);
      }),
      { numRuns: 3000 },
    );
  });

  test('indexes a megabyte of emoji and converts 100,000 positions within a second', async () => {
    const text = '🤝a'.repeat(350_000);
    const spent = await cpuTimeMs(() => {
      const index = indexText(text);
      for (let i = 0; i < 100_000; i++) index.toUtf16((i * 7) % index.length);
    });
    expect(spent).toBeLessThan(1000);
  });
});
