import { calibrate } from '../classifier/calibration.ts';
import { dot } from '../classifier/sparse.ts';
import type { FeatureRow } from '../features/feature-row.ts';
import { insightKinds, type InsightKind } from '../port.ts';
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

export function judge(model: ModelWeights, row: FeatureRow): Judgement {
  const [insight] = probabilities(model.insight, row);
  return {
    confidence: insight!,
    kind: likeliestKind(model.kind, row),
    themes: chooseThemes(model.theme.heads, probabilities(model.theme, row)),
  };
}

/** Whether a judgement is worth suggesting: at the threshold that gave the best F1 on notes held out. */
export function isSuggested(model: ModelWeights, { confidence }: Judgement): boolean {
  return confidence >= model.insight.heads[0]!.threshold;
}

export function probabilities({ columns, scales, heads }: Space, row: FeatureRow): number[] {
  const input = columns.toRow(row, scales);
  return heads.map(({ weights, bias, calibration }) => calibrate(dot(input, weights) + bias, calibration));
}

function likeliestKind(space: Space, row: FeatureRow): InsightKind {
  const scores = probabilities(space, row);
  const best = scores.indexOf(Math.max(...scores));
  return (space.heads[best]?.name as InsightKind | undefined) ?? insightKinds[0];
}

export function chooseThemes(heads: readonly Pick<Head, 'name' | 'threshold'>[], scores: number[]): ThemeScore[] {
  const ranked = heads
    .map(({ name, threshold }, i) => ({ slug: name, confidence: scores[i]!, excess: scores[i]! / threshold }))
    .sort((a, b) => b.excess - a.excess || (a.slug < b.slug ? -1 : 1));
  const chosen = ranked.filter(({ excess }) => excess >= 1);
  if (chosen.length === 0 && ranked[0] && ranked[0].excess >= NEAR) chosen.push(ranked[0]);
  return chosen
    .map(({ slug, confidence }) => ({ slug, confidence }))
    .sort((a, b) => b.confidence - a.confidence || (a.slug < b.slug ? -1 : 1));
}
