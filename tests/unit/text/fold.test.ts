import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldedWording } from '../../../src/text/fold.ts';
import { anyText } from './arbitraries.ts';

describe('fold', () => {
  test.each([
    ['runs of white space, no-break spaces and line ends', 'voices\u00A0 \n heard', 'voices heard'],
    [
      'curly, straight, single and double quotation marks',
      '‘systems’ “leaders” "x"',
      "'systems' 'leaders' 'x'",
    ],
    ['dashes and the ellipsis', '3.00–4.30 — so…', '3.00-4.30 - so...'],
    ['case', 'The WIGAN Deal', 'the wigan deal'],
    ['composed and decomposed accents', 'caf\u00E9 Llŷn', 'cafe\u0301 Lly\u0302n'],
    ['soft hyphens and zero-width characters', 'col\u00ADlab\u200Boration\uFEFF', 'collaboration'],
    ['ligatures', 'ﬁnal oﬃce', 'final office'],
    ['the order of combining marks', 'a\u0323\u0301', 'a\u0301\u0323'],
  ])('levels %s', (_what, one, other) => {
    expect(foldedWording(one)).toBe(foldedWording(other));
  });

  test.each([
    ['cafe', 'café'],
    ['resume', 'résumé'],
    ['well-being', 'well being'],
    ['its', 'it’s'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(foldedWording(one)).not.toBe(foldedWording(other));
  });

  test('leads back to the original, hidden characters included', () => {
    const original = 'The \u00A0col\u00ADlab\u200Boration “worked” 🤝.';
    const folded = fold(original);
    const at = folded.text.indexOf('collaboration');
    const span = folded.toOriginal(at, at + 13)!;
    expect(original.slice(span.start, span.end)).toBe('col\u00ADlab\u200Boration');
  });

  test('does not lead back to half a character', () => {
    const folded = fold('cafe\u0301…');
    expect(folded.toOriginal(0, 4)).toBeNull();
    expect(folded.toOriginal(0, 6)).toBeNull();
    expect(folded.toOriginal(0, 5)).toEqual({ start: 0, end: 5 });
  });

  test('is stable, ordered and reversible on any text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const folded = fold(text);
        expect(foldedWording(folded.text)).toBe(folded.text);
        expect(folded.text).toBe(folded.text.trim());
        expect(foldedWording(text.normalize('NFD'))).toBe(folded.text);
        const [start, end] = [a, b].map((n) => n % (folded.text.length + 1)).sort((x, y) => x - y) as [
          number,
          number,
        ];
        const span = folded.toOriginal(start, end);
        if (span === null || start === end) return;
        expect(foldedWording(text.slice(span.start, span.end))).toBe(folded.text.slice(start, end).trim());
      }),
      { numRuns: 3000 },
    );
  });
});
