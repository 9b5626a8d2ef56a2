import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexText } from '../../../src/text/code-points.ts';
import { isOnGraphemeBoundaries } from '../../../src/text/passage.ts';
import { MAX_PASSAGES, prepareText, verifyQuote } from '../../../src/text/verify-quote.ts';
import { distinctSentences } from './arbitraries.ts';
import { cpuTimeMs } from './cpu-time.ts';

const SAMPLE = readFileSync('content/collaborative-leadership-in-place-cell-2.txt', 'utf8');

describe('verifyQuote, on the sample note', () => {
  test('proves a verbatim quotation and says where it stands', () => {
    expect(verifyQuote(SAMPLE, 'Lasting change only happens through distributive leadership.')).toMatchObject(
      {
        verdict: 'exact',
        passage: { start: 684, end: 744, prefix: 'aders’ and ‘systems stewards’.\u00A0 ' },
      },
    );
  });

  test('ignores white space around the quotation', () => {
    expect(verifyQuote(SAMPLE, '  In that case, clear principles and vision were important.\n').verdict).toBe(
      'exact',
    );
  });

  test('returns the source’s own wording for a retyped quotation', () => {
    expect(verifyQuote(SAMPLE, 'engaged and their voices heard')).toMatchObject({
      verdict: 'normalised',
      passage: { exact: 'engaged and their voices\u00A0 heard' },
    });
  });

  test('accepts quotation marks put around a quotation, and single ones made double', () => {
    expect(verifyQuote(SAMPLE, '“Language matters and needs to be clear”').verdict).toBe('normalised');
    expect(verifyQuote(SAMPLE, 'act as "systems leaders" and "systems stewards"').verdict).toBe('normalised');
  });

  test('names every place of a quotation that occurs more than once', () => {
    const result = verifyQuote(SAMPLE, 'Time for Kids');
    expect(result).toMatchObject({ verdict: 'ambiguous', match: 'exact', total: 3 });
    expect(result.verdict === 'ambiguous' && result.passages.map(({ start }) => start)).toEqual([
      2035, 2648, 6602,
    ]);
  });

  test('lets the words around it decide between several places', () => {
    expect(verifyQuote(SAMPLE, 'Time for Kids', { suffix: ' had no structure' })).toMatchObject({
      passage: { start: 6602 },
    });
    expect(verifyQuote(SAMPLE, 'time for kids', { prefix: '(known as' })).toMatchObject({
      verdict: 'normalised',
      passage: { start: 2035 },
    });
    expect(verifyQuote(SAMPLE, 'Time for Kids', { prefix: 'no such words' }).verdict).toBe('ambiguous');
  });

  test('shows the nearest passage and what differs when the quotation is not there', () => {
    const result = verifyQuote(
      SAMPLE,
      'Governance can be very important where formal partnerships are established',
    );
    expect(result).toMatchObject({ verdict: 'absent', nearest: { passage: { start: 926 } } });
    const nearest = result.verdict === 'absent' ? result.nearest! : null;
    expect(nearest!.similarity).toBeGreaterThan(0.8);
    expect(nearest!.differences.slice(0, 3)).toEqual([
      { same: true, quote: 'Governance can', text: 'Governance can' },
      { same: false, quote: 'be', text: '' },
      {
        same: true,
        quote: 'very important where formal partnerships are',
        text: 'very important where formal partnerships are',
      },
    ]);
  });

  test('finds nothing near a quotation from somewhere else, nor for one without a word', () => {
    expect(verifyQuote(SAMPLE, 'Penguins waddle across the frozen shelf at dawn')).toEqual({
      verdict: 'absent',
      nearest: null,
    });
    expect(verifyQuote(SAMPLE, ' … ')).toEqual({ verdict: 'absent', nearest: null });
  });

  test('does not take part of an accented word for the word', () => {
    expect(verifyQuote('Un cafe\u0301 noir.', 'CAFE').verdict).toBe('absent');
    expect(verifyQuote('Un cafe\u0301 noir.', 'cafe').verdict).toBe('absent');
    expect(verifyQuote('Two 👩🏽‍🤝‍👨🏻 came.', 'Two 👩🏽').verdict).toBe('absent');
  });

  test('counts whole words only, where there are any', () => {
    expect(verifyQuote('It is not a part of the start.', 'art')).toMatchObject({
      verdict: 'ambiguous',
      total: 2,
    });
    expect(verifyQuote('An art is not a part of the start.', 'art')).toMatchObject({
      verdict: 'exact',
      passage: { start: 3 },
    });
  });

  test('returns no more passages than it says it does', () => {
    const result = verifyQuote('trust, '.repeat(300), 'trust');
    expect(result).toMatchObject({ verdict: 'ambiguous', total: 300 });
    expect(result.verdict === 'ambiguous' && result.passages.length).toBe(MAX_PASSAGES);
  });
});

describe('verifyQuote, on any text', () => {
  /** What retyping, copying from a PDF or a word processor does to a quotation. */
  const retypings: ((quote: string) => string)[] = [
    (quote) => quote,
    (quote) => quote.toUpperCase().toLowerCase(),
    (quote) => quote.normalize('NFD'),
    (quote) => quote.replaceAll(' ', '\u00A0\n'),
    (quote) => `“${quote}”`,
    (quote) => quote.replace(/(?<=\p{L})(?=\p{L}{2})/u, '\u00AD'),
    (quote) => quote.replace(/’/gu, "'").replace(/–/gu, '-'),
  ];

  test('recognises a quotation however it was retyped, and returns the original wording', () => {
    fc.assert(
      fc.property(
        distinctSentences(2, 10),
        fc.nat(),
        fc.constantFrom(...retypings),
        (sentences, pick, retype) => {
          const quote = sentences[pick % sentences.length]!.trim();
          const result = verifyQuote(sentences.join(' \u00A0'), retype(quote));
          expect(['exact', 'normalised']).toContain(result.verdict);
          expect('passage' in result && result.passage.exact).toBe(quote);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('never proves what is not there', () => {
    fc.assert(
      fc.property(distinctSentences(2, 10), fc.nat(), (sentences, pick) => {
        const text = sentences.join(' ');
        const words = sentences[pick % sentences.length]!.split(' ');
        words[words.length >> 1] = 'zebra';
        const result = verifyQuote(text, words.join(' '));
        expect(result.verdict).toBe('absent');
        if (result.verdict !== 'absent' || !result.nearest) return;
        const index = indexText(text);
        const { passage } = result.nearest;
        expect(passage.exact).toBe(index.slice(passage.start, passage.end));
        expect(isOnGraphemeBoundaries(index, passage)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('verifyQuote, on a megabyte', () => {
  const text = prepareText(SAMPLE.repeat(140));

  test.each([
    ['a changed sentence', 'Lasting change only occurs through distributive leadership and so on'],
    ['a thousand characters with a slip', SAMPLE.slice(1200, 2200).replaceAll('the', 'teh')],
    ['nothing but common words', 'the of and to the of and a '.repeat(50)],
  ])('answers for %s within a second of processor time', async (_what, quote) => {
    expect(await cpuTimeMs(() => verifyQuote(text, quote))).toBeLessThan(1000);
  });

  test('is not slowed down by a text that repeats one letter', async () => {
    const letters = 'a'.repeat(1_000_000);
    expect(await cpuTimeMs(() => verifyQuote(letters, 'a'.repeat(200_000)))).toBeLessThan(2000);
    expect(await cpuTimeMs(() => verifyQuote(letters, `${'a'.repeat(5000)}b`))).toBeLessThan(2000);
  });

  test('is not slowed down by full stops without end inside a word', async () => {
    const stops = `Trust takes a${'.'.repeat(400_000)}b time.`;
    expect(await cpuTimeMs(() => verifyQuote(stops, 'Trust took a while'))).toBeLessThan(2000);
  });
});
