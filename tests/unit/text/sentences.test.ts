import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesOf, splitSentences } from '../../../src/text/sentences.ts';
import { anyText } from './arbitraries.ts';
import { cpuTimeMs } from './cpu-time.ts';

describe('splitSentences', () => {
  test.each([
    ['two plain sentences', 'We met. We left.', ['We met.', 'We left.']],
    ['a question and an exclamation', 'Who leads? We do! Do we?', ['Who leads?', 'We do!', 'Do we?']],
    ['no-break spaces after full stops', 'One.\u00A0 Two.\u00A0', ['One.', 'Two.']],
    [
      'a line end inside a sentence',
      'Trust takes\ntime. It\nreturns.',
      ['Trust takes\ntime.', 'It\nreturns.'],
    ],
    [
      'final punctuation inside quotes',
      '“It works.” She smiled. ‘Does it?’ we asked.',
      ['“It works.”', 'She smiled.', '‘Does it?’ we asked.'],
    ],
    [
      'a full stop before a bracket closes',
      'It rained (all day.) We stayed.',
      ['It rained (all day.)', 'We stayed.'],
    ],
    [
      'titles and initials',
      'Dr. Malik met J. R. Owen and St. Hild’s. Prof. Nowak came.',
      ['Dr. Malik met J. R. Owen and St. Hild’s.', 'Prof. Nowak came.'],
    ],
    [
      'numbers and times',
      'At 3.00–4.30pm, No. 9 had 1.5 seats. Then 2.',
      ['At 3.00–4.30pm, No. 9 had 1.5 seats.', 'Then 2.'],
    ],
    ['times of day', 'We meet at 10 a.m. sharp. Bring tea.', ['We meet at 10 a.m. sharp.', 'Bring tea.']],
    [
      'etc. before a small and before a capital letter',
      'Tea, cake etc. were had. Chairs etc. Nobody minded.',
      ['Tea, cake etc. were had.', 'Chairs etc.', 'Nobody minded.'],
    ],
    [
      'an abbreviation in capitals at the end',
      'She works for the NHS. He does not.',
      ['She works for the NHS.', 'He does not.'],
    ],
    [
      'a space missing after a full stop',
      'Until 11.Ngozi came late.Then we ate.',
      ['Until 11.', 'Ngozi came late.', 'Then we ate.'],
    ],
    [
      'an ellipsis that goes on and one that ends',
      'Well… so it goes. Then… We stopped.',
      ['Well… so it goes.', 'Then…', 'We stopped.'],
    ],
    [
      'addresses',
      'See www.Example.org/Notes and ask ruth@Ridge.org. Thanks.',
      ['See www.Example.org/Notes and ask ruth@Ridge.org.', 'Thanks.'],
    ],
    [
      'a bullet without a final stop',
      'Relationship building is critical',
      ['Relationship building is critical'],
    ],
    ['a number that opens a sentence', 'It ended. 12 people came.', ['It ended.', '12 people came.']],
  ])('knows %s', (_what, text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  test('cuts two sentences that run together without a stop', () => {
    expect(
      sentencesOf(
        'encouraging competitive behavioursSurrey Youth Focus see ‘systems stewardship’ as theirs.',
      ),
    ).toEqual([
      'encouraging competitive behaviours',
      'Surrey Youth Focus see ‘systems stewardship’ as theirs.',
    ]);
  });

  test.each([
    'McDonald came.',
    'My iPhone rang.',
    'The NHSmail list.',
    'A YouTube film.',
    'On LinkedIn now.',
    'The DfE letter.',
    'An openDemocracy piece.',
    'WhatsApp Groups help.',
    'Ask MacAskill First.',
    'An eBay Seller.',
  ])('leaves %s whole', (text) => {
    expect(sentencesOf(text)).toEqual([text]);
  });

  test('separates the cells of a table row', () => {
    const row = 'Cylch Cynefin\tan urn. A big one\t£400';
    expect(splitSentences(row, { cells: true }).map(({ start, end }) => row.slice(start, end))).toEqual([
      'Cylch Cynefin',
      'an urn.',
      'A big one',
      '£400',
    ]);
  });

  test.each([
    ['full stops', `${'.'.repeat(300_000)}a`],
    ['abbreviations', 'Dr. '.repeat(100_000)],
    ['words run together', 'aaaaaBbbb '.repeat(50_000)],
    ['closing marks', `Said.${'"'.repeat(400_000)}a`],
  ])('takes time in proportion to a long run of %s', async (_what, text) => {
    expect(await cpuTimeMs(() => splitSentences(text))).toBeLessThan(2000);
  });

  test('on any text: spans are in order, apart, without white space around them, and hold every word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const spans = splitSentences(text);
        let covered = '';
        let last = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          const sentence = text.slice(start, end);
          expect(sentence).toBe(sentence.trim());
          expect(sentence).not.toBe('');
          covered += sentence;
          last = end;
        }
        const words = (value: string) => value.match(/[\p{L}\p{N}]/gu) ?? [];
        expect(words(covered)).toEqual(words(text));
      }),
      { numRuns: 3000 },
    );
  });
});
