import { calibrate } from '../classifier/calibration.ts';
import { featureGroups, type FeatureRow } from '../features/feature-row.ts';
import { insightKinds, type InsightKind } from '../port.ts';
import { contextReader, contextScores, type Scored } from './context.ts';
import type { Head, ModelWeights, Space } from './weights.ts';

export interface ThemeScore {
  slug: string;
  confidence: number;
}

/** What the model makes of one sentence, before any threshold but that of themes. */
export interface Judgement {
  /** Calibrated probability that the sentence is an insight. */
  confidence: number;
  kind: InsightKind;
  /** Themes at or above their threshold, surest first; the surest alone where none reaches its own but comes near. */
  themes: ThemeScore[];
}

/** How near to its threshold the surest theme must come to be named alone. */
const NEAR = 0.6;

/** Judges all sentences of a note together, for each is read in the light of its neighbours. */
export function judgeNote(model: ModelWeights, rows: readonly SentenceRow[]): Judgement[] {
  const { insight, kind, theme } = model;
  const scored = rows.map(({ sentence, row }): Scored => ({
    sentence,
    insight: probabilities(insight.heads, scoresOf(insight, row))[0]!,
    themes: scoresOf(theme, row),
  }));
  const inputsAt = contextReader(scored, theme.centres);
  return rows.map(({ row }, at) => ({
    confidence: scored[at]!.insight,
    get kind() {
      return likeliestKind(kind, row);
    },
    get themes() {
      return chooseThemes(
        theme.heads,
        probabilities(theme.heads, contextScores(theme.context, inputsAt(at))),
        scored[at]!.insight,
      );
    },
  }));
}

/** Themes of a sentence that stands alone, surest first; what it is worth otherwise is not judged. */
export function judgeThemes({ theme }: ModelWeights, { sentence, row }: SentenceRow): ThemeScore[] {
  const scored: Scored = { sentence, insight: 0, themes: scoresOf(theme, row) };
  const inputs = contextReader([scored], theme.centres)(0);
  return chooseThemes(theme.heads, probabilities(theme.heads, contextScores(theme.context, inputs)));
}

/** A sentence and its features. */
export interface SentenceRow {
  sentence: Scored['sentence'];
  row: FeatureRow;
}

/** Whether a judgement is worth suggesting: at the threshold that gave the best F1 on notes held out. */
export function isSuggested(model: ModelWeights, { confidence }: Judgement): boolean {
  return confidence >= model.insight.heads[0]!.threshold;
}

/** First scores of a space's heads. */
export function scoresOf({ columns, scales, heads, weights }: Space, row: FeatureRow): number[] {
  const byGroup = featureGroups.map((group) => scales[group]);
  const scores = Float64Array.from(heads, ({ bias }) => bias);
  const count = scores.length;
  for (let i = 0; i < row.hashes.length; i++) {
    const scale = byGroup[row.groups[i]!]!;
    const column = scale === 0 ? -1 : columns.columnOf(row.hashes[i]!);
    if (column < 0) continue;
    const value = row.values[i]! * scale * columns.factors[column]!;
    const base = column * count;
    for (let k = 0; k < count; k++) scores[k]! += value * weights[base + k]!;
  }
  return [...scores];
}

function probabilities(heads: readonly Head[], scores: readonly number[]): number[] {
  return heads.map(({ calibration }, k) => calibrate(scores[k]!, calibration));
}

function likeliestKind(space: Space, row: FeatureRow): InsightKind {
  const scores = probabilities(space.heads, scoresOf(space, row));
  const best = scores.indexOf(Math.max(...scores));
  return (space.heads[best]?.name as InsightKind | undefined) ?? insightKinds[0];
}

/**
 * Themes that a sentence is likely to be an insight of: `scores` are their probabilities where it is one, `insight` is that
 * of its being one. A sentence that is hardly an insight must be all the surer of its theme.
 */
export function chooseThemes(
  heads: readonly Pick<Head, 'name' | 'threshold'>[],
  scores: readonly number[],
  insight = 1,
): ThemeScore[] {
  const ranked = heads
    .map(({ name, threshold }, i) => ({
      slug: name,
      confidence: scores[i]!,
      excess: (scores[i]! * insight) / threshold,
    }))
    .sort((a, b) => b.excess - a.excess || (a.slug < b.slug ? -1 : 1));
  const chosen = ranked.filter(({ excess }) => excess >= 1);
  if (chosen.length === 0 && ranked[0] && ranked[0].excess >= NEAR) chosen.push(ranked[0]);
  return chosen
    .map(({ slug, confidence }) => ({ slug, confidence }))
    .sort((a, b) => b.confidence - a.confidence || (a.slug < b.slug ? -1 : 1));
}
