import { describe, expect, it } from 'vitest';
import { judgeNote } from '../../../../src/extraction/model/score.ts';
import { decodeWeights, encodeWeights, readWeights } from '../../../../src/extraction/model/weights.ts';
import { toExamples } from '../../../../src/extraction/training/dataset.ts';
import { fitModel, fitUpdate } from '../../../../src/extraction/training/fit.ts';
import { parseNote } from '../../../../src/extraction/training/read-corpus.ts';

const header = '{"field":"x","voice":"y","layout":"z","entities":{},"parts":{}}';
const notes = ['one', 'two', 'three'].map((name) =>
  parseNote(
    name,
    `${header}\n---\nNote ${name}\n\nPoints\n\n- ⟦principle trust-and-openness⟧Trust is slow to grow.⟦/⟧\n- ⟦barrier governance⟧The board hears only good news.⟦/⟧\n- The hall is booked for May.\n- Tea will be served at four.\n`,
  ),
);
const examples = toExamples(notes);

describe('toExamples', () => {
  it('labels the sentences that a label covers', () => {
    expect(examples.slice(0, 4).map(({ isInsight, kind, themes }) => [isInsight, kind, themes])).toEqual([
      [true, 'principle', ['trust-and-openness']],
      [true, 'barrier', ['governance']],
      [false, null, []],
      [false, null, []],
    ]);
  });
});

describe('fitModel', () => {
  it('gives the same bytes each time', { timeout: 60_000 }, () => {
    expect(encodeWeights(fitModel(examples, 'm'))).toBe(encodeWeights(fitModel(examples, 'm')));
  });

  it('tells insights from the rest in what it has learnt, after a trip through its file', () => {
    const model = decodeWeights(encodeWeights(fitModel(examples, 'm')));
    const first = examples.slice(0, 4);
    expect(judgeNote(model, first).map(({ confidence }) => confidence > 0.5)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('an example for themes only', () => {
  it('teaches neither what an insight is nor its kind', { timeout: 60_000 }, () => {
    const [plain] = examples.slice(2, 3);
    const more = { ...plain!, isInsight: true, kind: 'lesson' as const, themes: ['governance'] };
    const [without, among, apart] = [[], [more], [{ ...more, forThemesOnly: true }]].map((added) =>
      fitModel([...examples, ...added], 'm'),
    );
    expect(apart!.insight).toEqual(without!.insight);
    expect(apart!.kind).toEqual(without!.kind);
    expect(apart!.theme).toEqual(among!.theme);
    expect(apart!.theme).not.toEqual(without!.theme);
  });
});

describe('fitUpdate', () => {
  const base = readWeights();

  it('moves the shipped weights towards what was decided, and keeps what was not touched', () => {
    const sentence = examples[2]!;
    const decided = [0, 1, 2, 3].map((noteIndex) => ({
      ...sentence,
      noteIndex,
      isInsight: true,
      kind: 'principle' as const,
      themes: ['governance'],
    }));
    const update = fitUpdate(base, decided, 'model@2');
    const before = judgeNote(base, [sentence])[0]!.confidence;
    const after = judgeNote(update, [sentence])[0]!.confidence;
    expect(update.source).toBe('model@2');
    expect(after).toBeGreaterThan(before);
    expect(update.insight.heads[0]!.threshold).toBe(base.insight.heads[0]!.threshold);
  });

  it('adds a head for a theme of the knowledge base’s own once it has enough examples', () => {
    const own = Array.from({ length: 8 }, (_, noteIndex) => ({
      ...examples[0]!,
      noteIndex,
      themes: ['nature'],
    }));
    const heads = (count: number): string[] =>
      fitUpdate(base, own.slice(0, count), 'model@2').theme.heads.map(({ name }) => name);
    expect(heads(7)).not.toContain('nature');
    expect(heads(8)).toContain('nature');
  });
});
