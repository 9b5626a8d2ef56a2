import { calibrate, type Calibration } from '../classifier/calibration.ts';
import { fitLogistic } from '../classifier/logistic.ts';
import type { SparseRow } from '../classifier/sparse.ts';
import {
  CONTEXT_INPUTS,
  contextInputs,
  contextScores,
  weightedMean,
  type ContextHead,
  type Scored,
} from '../model/context.ts';
import type { HeldOutScores } from './cross-validate.ts';
import type { Example } from './dataset.ts';

export interface FittedContext {
  centres: number[];
  context: ContextHead;
}

const L2 = 1;

/** Fits the context head on held-out first scores of whole notes. */
export function fitContext(
  examples: readonly Example[],
  scores: HeldOutScores,
  calibration: Calibration,
  themes: readonly string[],
): FittedContext {
  const scored = toScored(examples, scores, calibration);
  const centres = themes.map((_, k) =>
    Number(weightedMean(scored, k, ({ insight }) => insight).toPrecision(6)),
  );
  const rows: SparseRow[] = [];
  const targets: number[] = [];
  forEachNote(examples, (at) => {
    const inputs = contextInputs(
      at.map((i) => scored[i]!),
      centres,
    );
    at.forEach((i, place) => {
      if (!examples[i]!.isInsight) return;
      themes.forEach((slug, k) => {
        rows.push(toRow(inputs[place]![k]!, k));
        targets.push(Number(examples[i]!.themes.includes(slug)));
      });
    });
  });
  const { weights, bias } = fitLogistic(rows, targets, { width: CONTEXT_INPUTS + themes.length, l2: L2 });
  return {
    centres,
    context: {
      weights: [...weights.subarray(0, CONTEXT_INPUTS)],
      biases: themes.map((_, k) => weights[CONTEXT_INPUTS + k]! + bias),
    },
  };
}

/** Second scores of the themes, by theme, in the order of the examples. */
export function applyContext(
  examples: readonly Example[],
  scores: HeldOutScores,
  calibration: Calibration,
  { centres, context }: FittedContext,
): Float64Array[] {
  const scored = toScored(examples, scores, calibration);
  const second = centres.map(() => new Float64Array(examples.length));
  forEachNote(examples, (at) => {
    const inputs = contextInputs(
      at.map((i) => scored[i]!),
      centres,
    );
    at.forEach((i, place) => {
      contextScores(context, inputs[place]!).forEach((score, k) => (second[k]![i] = score));
    });
  });
  return second;
}

function toScored(examples: readonly Example[], scores: HeldOutScores, calibration: Calibration): Scored[] {
  return examples.map(({ sentence }, i) => ({
    sentence,
    insight: calibrate(scores.insight[i]!, calibration),
    themes: scores.theme.map((head) => head[i]!),
  }));
}

function forEachNote(examples: readonly Example[], visit: (at: number[]) => void): void {
  const notes = new Map<number, number[]>();
  examples.forEach(({ noteIndex }, i) => {
    const at = notes.get(noteIndex);
    if (at) at.push(i);
    else notes.set(noteIndex, [i]);
  });
  for (const at of notes.values()) visit(at);
}

function toRow(input: readonly number[], theme: number): SparseRow {
  return {
    columns: Int32Array.from([...input.keys(), CONTEXT_INPUTS + theme]),
    values: Float32Array.from([...input, 1]),
  };
}
