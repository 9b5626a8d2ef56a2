import { scoresOf } from '../model/score.ts';
import type { ModelWeights } from '../model/weights.ts';
import type { Example } from './dataset.ts';
import { fitModel } from './fit.ts';

/** Scores of every example by models that have not seen its group; by head, in the order of the examples. */
export interface HeldOutScores {
  insight: Float64Array;
  kind: Float64Array[];
  theme: Float64Array[];
}

export type Grouping = 'writer' | 'note';

const FOLDS = 5;

/** The group of each example, one of five: of its writer (the file name up to its first dash), or of its note. */
export function groupsOf(examples: readonly Example[], by: Grouping): number[] {
  return by === 'note' ? examples.map(({ noteIndex }) => noteIndex % FOLDS) : writerGroups(examples);
}

export function writerGroups(examples: readonly Pick<Example, 'note'>[]): number[] {
  const writers = [...new Set(examples.map(writerOf))].sort();
  return examples.map((example) => writers.indexOf(writerOf(example)) % FOLDS);
}

export function writerOf({ note }: Pick<Example, 'note'>): string {
  return note.split('-', 1)[0]!;
}

/** Fits one model for each group left out and scores that group with it. `always` is learnt from every time. */
export function crossValidate(
  examples: readonly Example[],
  groups: readonly number[],
  always: readonly Example[],
): HeldOutScores {
  const scores: HeldOutScores = { insight: new Float64Array(examples.length), kind: [], theme: [] };
  for (const group of [...new Set(groups)].sort((a, b) => a - b)) {
    const rest = examples.filter((_, i) => groups[i] !== group);
    const model = fitModel([...rest, ...always], 'held-out');
    examples.forEach((example, i) => {
      if (groups[i] === group) scoreInto(scores, i, model, example, examples.length);
    });
  }
  return scores;
}

function scoreInto(
  scores: HeldOutScores,
  at: number,
  model: ModelWeights,
  example: Example,
  count: number,
): void {
  scores.insight[at] = scoresOf(model.insight, example.row)[0]!;
  for (const task of ['kind', 'theme'] as const)
    scoresOf(model[task], example.row).forEach((score, head) => {
      (scores[task][head] ??= new Float64Array(count))[at] = score;
    });
}
