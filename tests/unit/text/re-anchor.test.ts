import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCodePoints, indexText } from '../../../src/text/code-points.ts';
import type { Span } from '../../../src/text/passage.ts';
import { reanchor, type Reanchoring } from '../../../src/text/re-anchor.ts';
import { anyText, distinctSentences, sentence } from './arbitraries.ts';
import { cpuTimeMs } from './cpu-time.ts';

const RUNS = { numRuns: 1500 };

/** Sentences joined into a text, with the span of one of them. */
const textWithPassage = fc
  .tuple(distinctSentences(3, 12), fc.nat(), fc.constantFrom(' ', '\n\n', '\u00A0 ', '\n  • '))
  .map(([sentences, pick, gap]) => ({
    sentences,
    gap,
    chosen: pick % sentences.length,
    ...place(sentences, pick % sentences.length, gap),
  }));

function place(sentences: string[], chosen: number, gap: string) {
  const before = sentences
    .slice(0, chosen)
    .map((text) => text + gap)
    .join('');
  const start = countCodePoints(before);
  const quote = sentences[chosen]!;
  return { text: sentences.join(gap), quote, span: { start, end: start + countCodePoints(quote) } };
}

function only(oldText: string, newText: string, span: Span): Reanchoring {
  return reanchor(oldText, newText, [span])[0]!;
}

/** Replaces the code points `from..to` of a text. */
function replaceRange(text: string, from: number, to: number, replacement: string): string {
  const index = indexText(text);
  return index.slice(0, from) + replacement + index.slice(to, index.length);
}

/** A replacement somewhere before or after a span, as [from, to, replacement], touching it at most. */
function editBeside(
  length: number,
  { start, end }: Span,
  [a, b, side]: [number, number, boolean],
): [number, number] {
  const [low, high] = side ? [0, start] : [end, length];
  const [from, to] = [low + (a % (high - low + 1)), low + (b % (high - low + 1))].sort((x, y) => x - y);
  return [from!, to!];
}

function passagesIn(result: Reanchoring) {
  if (result.verdict === 'ambiguous') return result.candidates;
  return result.verdict === 'orphaned' ? [] : [result.passage];
}

describe('reanchor', () => {
  const text = 'We met. Trust takes time 🤝. Nothing else was said. We left early, by bus.';
  const trust = { start: 8, end: 27 };

  test('leaves everything unchanged when the text did not change', () => {
    expect(only(text, text, trust)).toMatchObject({
      verdict: 'unchanged',
      passage: { ...trust, exact: 'Trust takes time 🤝.' },
    });
  });

  test('moves a passage by the length of what was put before it, in code points', () => {
    expect(only(text, `💬 ${text}`, trust)).toMatchObject({
      verdict: 'moved',
      passage: { start: 10, end: 29 },
    });
  });

  test('reports a changed wording with its similarity', () => {
    const result = only(text, text.replace('takes time', 'takes much time'), trust);
    expect(result).toMatchObject({ verdict: 'fuzzy', passage: { exact: 'Trust takes much time 🤝.' } });
  });

  test('reports a reflowed passage as changed with similarity 1', () => {
    const result = only(text, text.replace('takes time', 'takes\ntime'), trust);
    expect(result).toMatchObject({
      verdict: 'fuzzy',
      similarity: 1,
      passage: { exact: 'Trust takes\ntime 🤝.' },
    });
  });

  test('follows a long passage that was cut out and pasted elsewhere', () => {
    const quote = 'Relationship-building is essential and takes a long time.';
    const before = `A first line.\n\n${quote}\n\nA second line.\n\nA third line, longer than the others.`;
    const after = before.replace(`${quote}\n\n`, '').replace('A third', `${quote}\n\nA third`);
    expect(only(before, after, { start: 15, end: 15 + quote.length })).toMatchObject({ verdict: 'moved' });
  });

  test('does not let a short name jump to a new mention of it elsewhere', () => {
    const before =
      'She told us about Time for Kids at the start of the long morning. Then came lunch, and soup.';
    const after =
      'She told us about it at the start of the long morning. Then came lunch, and Time for Kids had cake.';
    const result = only(before, after, { start: 18, end: 31 });
    expect(result.verdict).toBe('orphaned');
  });

  test('calls a sentence doubled on the spot ambiguous', () => {
    const after = text.replace('Trust takes time 🤝. ', 'Trust takes time 🤝. Trust takes time 🤝. ');
    expect(only(text, after, trust)).toMatchObject({
      verdict: 'ambiguous',
      candidates: [{ start: 8 }, { start: 28 }],
    });
  });

  test('tells identical sentences apart by their surroundings when one of them goes', () => {
    const before =
      'Alpha opened the day with thanks to all. Trust matters. Beta spoke of money and of time. Trust matters. Gamma closed.';
    const after = before.replace(' Trust matters. Beta', ' Beta');
    const quote = 'Trust matters.';
    const places = [before.indexOf(quote), before.lastIndexOf(quote)];
    const [first, second] = reanchor(
      before,
      after,
      places.map((start) => ({ start, end: start + quote.length })),
    );
    expect(['orphaned', 'ambiguous']).toContain(first!.verdict);
    expect(second).toMatchObject({ verdict: 'moved', passage: { exact: 'Trust matters.' } });
  });

  test('refuses an empty passage and one outside the text', () => {
    expect(() => only(text, text, { start: 3, end: 3 })).toThrow(RangeError);
    expect(() => only(text, text, { start: 3, end: 900 })).toThrow(RangeError);
  });

  test('re-anchors 500 passages of a note of 100 kB within half a second of processor time', async () => {
    const sentences = fc.sample(distinctSentences(1600, 1600), { numRuns: 1, seed: 5 })[0]!;
    const long = sentences.join(' ');
    const spans: Span[] = [];
    let at = 0;
    for (const part of sentences.slice(0, 500)) {
      spans.push({ start: at, end: at + countCodePoints(part) });
      at += countCodePoints(part) + 1;
    }
    const edited = long.replace(/Point (\d*7)x/gu, 'Point, as was said, $1x');
    const results = reanchor(long, edited, spans);
    expect(await cpuTimeMs(() => reanchor(long, edited, spans))).toBeLessThan(500);
    expect(results.filter(({ verdict }) => verdict === 'moved').length).toBeGreaterThan(400);
  });
});

describe('reanchor, on any text', () => {
  const edit = fc.tuple(fc.nat(), fc.nat(), fc.boolean(), anyText);

  test('an edit beside a passage leaves it unchanged or moved, with the identical quotation', () => {
    fc.assert(
      fc.property(textWithPassage, edit, ({ text, quote, span }, [a, b, side, inserted]) => {
        const [from, to] = editBeside(countCodePoints(text), span, [a, b, side]);
        const result = only(text, replaceRange(text, from, to, inserted), span);
        const shift = side ? countCodePoints(inserted) - (to - from) : 0;
        expect(result).toMatchObject({
          verdict: shift === 0 ? 'unchanged' : 'moved',
          passage: { start: span.start + shift, exact: quote },
        });
      }),
      RUNS,
    );
  });

  test('in a text full of repetitions, a passage is placed where it truly is or not at all', () => {
    const repetitive = fc.array(fc.constantFrom('a', 'b', ' ', 'ab', '🤝', 'e\u0301', 'trust '), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(repetitive, fc.nat(), fc.nat(), edit, (pieces, s, e, [a, b, side, inserted]) => {
        const text = pieces.join('');
        const length = countCodePoints(text);
        const [start, end] = [s % length, e % length].sort((x, y) => x - y) as [number, number];
        const span = { start, end: end + 1 };
        const [from, to] = editBeside(length, span, [a, b, side]);
        const shift = side ? countCodePoints(inserted) - (to - from) : 0;
        const result = only(text, replaceRange(text, from, to, inserted), span);
        expect(['unchanged', 'moved', 'ambiguous']).toContain(result.verdict);
        if (result.verdict !== 'ambiguous') expect(passagesIn(result)[0]!.start).toBe(start + shift);
      }),
      RUNS,
    );
  });

  test('a passage copied together with its surroundings becomes ambiguous', () => {
    fc.assert(
      fc.property(textWithPassage, fc.boolean(), ({ text, span, quote }, atEnd) => {
        const index = indexText(text);
        const stretch = index.slice(Math.max(0, span.start - 40), Math.min(index.length, span.end + 40));
        const padded = `Prologue ${text} Epilogue.`;
        const copied = atEnd ? `${padded}\n\n${stretch}` : `${stretch}\n\n${padded}`;
        const inner = { start: span.start + 9, end: span.end + 9 };
        fc.pre(span.start >= 40 && index.length - span.end >= 40);
        const result = only(padded, copied, inner);
        expect(result.verdict).toBe('ambiguous');
        expect(passagesIn(result).map(({ exact }) => exact)).toEqual([quote, quote]);
      }),
      RUNS,
    );
  });

  test('a passage copied without its surroundings stays where it was', () => {
    fc.assert(
      fc.property(textWithPassage, fc.boolean(), ({ text, span, quote }, atEnd) => {
        const padded = `Prologue, some words long. ${text} Epilogue, some words long.`;
        const inner = { start: span.start + 27, end: span.end + 27 };
        const copied = atEnd ? `${padded}\n\nAgain: ${quote}` : `Again: ${quote}\n\n${padded}`;
        const shift = atEnd ? 0 : countCodePoints(quote) + 9;
        expect(only(padded, copied, inner)).toMatchObject({
          passage: { start: inner.start + shift, exact: quote },
        });
      }),
      RUNS,
    );
  });

  test('a deleted passage is orphaned', () => {
    fc.assert(
      fc.property(textWithPassage, ({ sentences, gap, chosen, text, span }) => {
        const result = only(text, sentences.filter((_, i) => i !== chosen).join(gap), span);
        expect(result.verdict).toBe('orphaned');
      }),
      RUNS,
    );
  });

  test('a lookalike elsewhere is never chosen for a deleted passage', () => {
    fc.assert(
      fc.property(textWithPassage, sentence, fc.nat(), ({ sentences, gap, chosen }, wanted, pick) => {
        const lookalike = wanted.replace(/\S+$/u, 'otherwise.');
        const others = sentences.filter((_, i) => i !== chosen);
        const at = pick % (others.length + 1);
        const before = [...others.slice(0, at), wanted, ...others.slice(at)];
        const far = (at + Math.ceil(others.length / 2)) % (others.length + 1);
        const spans = [lookalike, wanted].map((other) => ({
          old: before.toSpliced(far > at ? far + 1 : far, 0, `${other} More of it.`),
          fresh: others.toSpliced(far, 0, `${other} More of it.`),
        }));
        fc.pre(Math.abs(far - at) > 1);
        for (const { old, fresh } of spans) {
          const chosenNow = old.indexOf(wanted);
          const { text, span } = place(old, chosenNow, gap);
          expect(['orphaned', 'ambiguous']).toContain(only(text, fresh.join(gap), span).verdict);
        }
      }),
      RUNS,
    );
  });

  test('a word changed inside a passage gives fuzzy, at the place where it stands', () => {
    fc.assert(
      fc.property(textWithPassage, fc.nat(), ({ sentences, gap, chosen, text, quote, span }, pick) => {
        const words = quote.split(' ');
        fc.pre(words.length >= 8);
        words[3 + (pick % (words.length - 4))] = 'entirely';
        fc.pre(words.join(' ') !== quote);
        const changed = place(sentences.with(chosen, words.join(' ')), chosen, gap);
        const result = only(text, changed.text, span);
        expect(result.verdict).toBe('fuzzy');
        const [found] = passagesIn(result);
        expect(found!.start).toBeLessThan(changed.span.end);
        expect(found!.end).toBeGreaterThan(changed.span.start);
        expect(found!.exact).toContain('entirely');
      }),
      RUNS,
    );
  });

  test('whatever the two texts, every quotation returned is the slice of the new text', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, fc.nat(), fc.nat(), (a, b, c, s, e) => {
        const [oldText, newText] = [`${a}${b} x`, `${b}${c}`];
        const length = countCodePoints(oldText);
        const [start, end] = [s % length, e % length].sort((x, y) => x - y) as [number, number];
        const index = indexText(newText);
        for (const passage of passagesIn(only(oldText, newText, { start, end: end + 1 }))) {
          expect(passage.exact).toBe(index.slice(passage.start, passage.end));
        }
      }),
      RUNS,
    );
  });
});
