import { calibrate, fitCalibration, type Calibration } from '../classifier/calibration.ts';
import { chooseThemes } from '../model/score.ts';
import type { ModelWeights } from '../model/weights.ts';
import type { HeldOutScores } from './cross-validate.ts';
import type { Example } from './dataset.ts';
import { applyContext, fitContext, type FittedContext } from './fit-context.ts';
import { bestThreshold, emptyTally, f1, type Tally } from './metrics.ts';

/** What is learnt from scores held out: how to read a score as a probability, and where to say yes. */
export interface Reading {
  insight: { calibration: Calibration; threshold: number };
  kind: { calibration: Calibration }[];
  context: FittedContext;
  theme: { calibration: Calibration; threshold: number }[];
}

const THRESHOLD_STEPS = [0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.32, 0.34, 0.36, 0.38, 0.4, 0.45, 0.5];

/**
 * Calibrates on held-out scores. Of calibrated confidences those from half the best F1 on give the best F1 (Lipton,
 * Elkan and Naryanaswamy 2014).
 */
export function readScores(
  examples: readonly Example[],
  scores: HeldOutScores,
  heads: { kinds: readonly string[]; themes: readonly string[] },
): Reading {
  const truths = examples.map(({ isInsight }) => isInsight);
  const calibration = fitCalibration([...scores.insight], truths);
  const confidences = [...scores.insight].map((score) => calibrate(score, calibration));
  const threshold = Number((bestThreshold(confidences, truths).f1 / 2).toFixed(3));
  const at = examples.flatMap((example, i) => (example.isInsight ? [i] : []));
  const pick = (head: Float64Array): number[] => at.map((i) => head[i]!);
  const context = fitContext(examples, scores, calibration, heads.themes);
  const second = applyContext(examples, scores, calibration, context);
  const theme = heads.themes.map((slug, k) =>
    fitCalibration(
      pick(second[k]!),
      at.map((i) => examples[i]!.themes.includes(slug)),
    ),
  );
  return {
    insight: { calibration, threshold },
    kind: heads.kinds.map((kind, k) => ({
      calibration: fitCalibration(
        pick(scores.kind[k]!),
        at.map((i) => examples[i]!.kind === kind),
      ),
    })),
    context,
    theme: themeThresholds(
      heads.themes,
      theme,
      examples.map((example, i) => ({
        gold: example.themes,
        insight: confidences[i]! >= threshold ? confidences[i]! : 0,
        scores: second.map((head, k) => calibrate(head[i]!, theme[k]!)),
      })),
    ),
  };
}

/** A sentence with the themes of its label, none where it has no label. */
export interface ThemesJudged {
  gold: readonly string[];
  /** Probability of being an insight, 0 where it is not suggested. */
  insight: number;
  /** Probability of each theme where it is one. */
  scores: readonly number[];
}

/**
 * One threshold for all themes, for the best micro F1 of themes of what is suggested. Each its own, chosen one after
 * another, fitted the writers: they lay between 0.24 and 0.5, and on notes of others micro F1 was two points lower.
 */
function themeThresholds(
  slugs: readonly string[],
  calibrations: readonly Calibration[],
  judged: readonly ThemesJudged[],
): Reading['theme'] {
  const scored = THRESHOLD_STEPS.map((threshold) => {
    const heads = slugs.map((name) => ({ name, threshold }));
    return { threshold, value: f1(tallyThemes(heads, judged)) };
  });
  const { threshold } = scored.reduce((best, one) => (one.value > best.value + 1e-9 ? one : best));
  return calibrations.map((calibration) => ({ calibration, threshold }));
}

export function tallyThemes(
  heads: readonly { name: string; threshold: number }[],
  judged: readonly ThemesJudged[],
): Tally {
  const tally = emptyTally();
  for (const { gold, insight, scores } of judged) {
    const chosen = chooseThemes(heads, scores, insight);
    tally.suggested += chosen.length;
    tally.wanted += gold.length;
    tally.right += chosen.filter(({ slug }) => gold.includes(slug)).length;
  }
  return tally;
}

/** The model with its scores read so. */
export function withReading(model: ModelWeights, reading: Reading): ModelWeights {
  const merge = <T extends object, H extends object>(heads: H[], parts: T[]): (H & T)[] =>
    heads.map((head, k) => ({ ...head, ...parts[k]! }));
  return {
    ...model,
    insight: { ...model.insight, heads: merge(model.insight.heads, [reading.insight]) },
    kind: { ...model.kind, heads: merge(model.kind.heads, reading.kind) },
    theme: { ...model.theme, ...reading.context, heads: merge(model.theme.heads, reading.theme) },
  };
}
