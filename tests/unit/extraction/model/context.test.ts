import { describe, expect, it } from 'vitest';
import { CONTEXT_INPUTS, contextInputs, contextScores } from '../../../../src/extraction/model/context.ts';

const scored = (blockIndex: number, insight: number, ...themes: number[]) => ({
  sentence: { sectionIndex: 0, blockIndex },
  insight,
  themes,
});

describe('contextInputs', () => {
  const note = [scored(0, 1, 2, -1), scored(0, 1, 0, 0), scored(1, 1, -3, 3)];

  it('begins with the score itself, against the mean of its theme', () => {
    expect(contextInputs(note, [1, 0])[0]!.map(([own]) => own)).toEqual([1, -1]);
  });

  it('hears neighbours of the same paragraph and no others', () => {
    const [first, second, third] = contextInputs(note, [0, 0]);
    expect(second![0]![1]).toBe(2);
    expect(first![0]![3]).toBe(0);
    expect(third![0]!.slice(1, 7)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('has as many inputs as it says', () => {
    for (const inputs of contextInputs(note, [0, 0]).flat()) expect(inputs).toHaveLength(CONTEXT_INPUTS);
  });

  it('leaves a score as it is with a head that hears nothing else', () => {
    const head = {
      weights: Array.from({ length: CONTEXT_INPUTS }, (_, at) => (at === 0 ? 1 : 0)),
      biases: [0, 0],
    };
    expect(contextScores(head, contextInputs(note, [0, 0])[0]!)).toEqual([2, -1]);
  });
});
