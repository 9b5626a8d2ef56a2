import { isSuggested, judgeNote } from '../extraction/model/score.ts';
import type { ModelWeights } from '../extraction/model/weights.ts';
import { addTally, emptyTally, f1, precision, recall, type Tally } from '../extraction/training/metrics.ts';
import type { LearningNote } from './read-decisions.ts';

/** How well a model says what people decided, in notes that it has not learnt from. */
export interface Figures {
  insights: { precision: number; recall: number; f1: number };
  /** Micro-averaged, of the insights that people kept. */
  themes: { precision: number; recall: number; f1: number };
}

const folds = 5;
/** Less is chance. */
const leastGain = 0.005;
/** What one of the two may lose for the other’s sake. */
const mostLoss = 0.02;

/** Fits on the notes given, none of which it will be judged by. */
export type Fit = (notes: readonly LearningNote[]) => ModelWeights;

/** Cross-validation by note: each note is judged by a model that was fitted on others. */
export function crossValidateByNote(notes: readonly LearningNote[], fit: Fit): Figures {
  const ids = [...new Set(notes.map(({ id }) => id))].sort();
  const insights = emptyTally();
  const themes = emptyTally();
  for (let fold = 0; fold < Math.min(folds, ids.length); fold += 1) {
    const held = new Set(ids.filter((_, at) => at % folds === fold));
    const model = fit(notes.filter(({ id }) => !held.has(id)));
    for (const note of notes.filter(({ id }) => held.has(id))) tallyNote(model, note, insights, themes);
  }
  return { insights: figuresOf(insights), themes: figuresOf(themes) };
}

function tallyNote(model: ModelWeights, { sentences }: LearningNote, insights: Tally, themes: Tally): void {
  const judgements = judgeNote(
    model,
    sentences.map(({ example }) => example),
  );
  sentences.forEach(({ example, label }, at) => {
    if (label === 'unknown') return;
    const judgement = judgements[at]!;
    const suggested = isSuggested(model, judgement);
    addTally(insights, {
      right: Number(suggested && example.isInsight),
      suggested: Number(suggested),
      wanted: Number(example.isInsight),
    });
    if (!example.isInsight) return;
    addTally(themes, {
      right: judgement.themes.filter(({ slug }) => example.themes.includes(slug)).length,
      suggested: judgement.themes.length,
      wanted: example.themes.length,
    });
  });
}

const figuresOf = (tally: Tally): Figures['insights'] => ({
  precision: rounded(precision(tally)),
  recall: rounded(recall(tally)),
  f1: rounded(f1(tally)),
});

const rounded = (value: number): number => Number(value.toFixed(4));

/** Better as a whole, and not at the cost of insights or themes. */
export function isBetter(candidate: Figures, inUse: Figures): boolean {
  const insights = candidate.insights.f1 - inUse.insights.f1;
  const themes = candidate.themes.f1 - inUse.themes.f1;
  return (insights + themes) / 2 >= leastGain && Math.min(insights, themes) >= -mostLoss;
}
