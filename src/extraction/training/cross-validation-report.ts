import { calibrate } from '../classifier/calibration.ts';
import { insightKinds } from '../port.ts';
import { crossValidate, groupsOf, type Grouping, type HeldOutScores } from './cross-validate.ts';
import type { Example } from './dataset.ts';
import { applyContext } from './fit-context.ts';
import { emptyTally, f1, type Tally } from './metrics.ts';
import { themeSlugs } from './settings.ts';
import { readScores, tallyThemes, type Reading } from './thresholds.ts';
import { chooseThemes } from '../model/score.ts';

/** Figures over sentences, each judged by a model and thresholds that have not seen its group. */
export interface CrossValidation {
  insight: Tally;
  /** Share of insights whose kind is right. */
  kindAccuracy: number;
  /** Themes of the insights as labelled. */
  themes: Tally;
  /** Themes where missed insights miss theirs and false ones bring false ones. */
  themesEndToEnd: Tally;
  macroThemes: number;
  /** Confidence and truth of every sentence, for the reliability table. */
  confidences: number[];
  truths: boolean[];
}

/** Runs cross-validation; thresholds and calibration for a group come from the scores of the other groups. */
export function crossValidationReport(
  examples: readonly Example[],
  by: Grouping,
  always: readonly Example[],
): { report: CrossValidation; scores: HeldOutScores } {
  const groups = groupsOf(examples, by);
  const scores = crossValidate(examples, groups, always);
  return { report: reportOn(examples, groups, scores), scores };
}

export function reportOn(
  examples: readonly Example[],
  groups: readonly number[],
  scores: HeldOutScores,
): CrossValidation {
  const report: CrossValidation = {
    insight: emptyTally(),
    kindAccuracy: 0,
    themes: emptyTally(),
    themesEndToEnd: emptyTally(),
    macroThemes: 0,
    confidences: [],
    truths: [],
  };
  const perTheme = themeSlugs.map(emptyTally);
  let rightKinds = 0;
  for (const group of new Set(groups)) {
    const rest = examples.flatMap((_, i) => (groups[i] === group ? [] : [i]));
    const reading = readScores(
      rest.map((i) => examples[i]!),
      pickScores(scores, rest),
      { kinds: insightKinds, themes: themeSlugs },
    );
    const { calibration } = reading.insight;
    const inContext = { ...scores, theme: applyContext(examples, scores, calibration, reading.context) };
    examples.forEach((example, i) => {
      if (groups[i] === group) rightKinds += tallyExample(report, perTheme, example, inContext, i, reading);
    });
  }
  report.kindAccuracy = rightKinds / report.insight.wanted;
  report.macroThemes = perTheme.reduce((sum, tally) => sum + f1(tally), 0) / perTheme.length;
  return report;
}

function pickScores(scores: HeldOutScores, at: readonly number[]): HeldOutScores {
  const pick = (head: Float64Array): Float64Array => Float64Array.from(at, (i) => head[i]!);
  return { insight: pick(scores.insight), kind: scores.kind.map(pick), theme: scores.theme.map(pick) };
}

function tallyExample(
  report: CrossValidation,
  perTheme: Tally[],
  example: Example,
  scores: HeldOutScores,
  at: number,
  reading: Reading,
): number {
  const confidence = calibrate(scores.insight[at]!, reading.insight.calibration);
  const suggested = confidence >= reading.insight.threshold;
  report.confidences.push(confidence);
  report.truths.push(example.isInsight);
  report.insight.suggested += Number(suggested);
  report.insight.wanted += Number(example.isInsight);
  report.insight.right += Number(suggested && example.isInsight);
  const heads = themeSlugs.map((name, k) => ({ name, threshold: reading.theme[k]!.threshold }));
  const probabilities = scores.theme.map((head, k) => calibrate(head[at]!, reading.theme[k]!.calibration));
  const judged = { gold: example.themes, scores: probabilities };
  if (example.isInsight) {
    add(report.themes, tallyThemes(heads, [{ ...judged, insight: 1 }]));
    const chosen = chooseThemes(heads, probabilities).map(({ slug }) => slug);
    themeSlugs.forEach((slug, k) => {
      perTheme[k]!.suggested += Number(chosen.includes(slug));
      perTheme[k]!.wanted += Number(example.themes.includes(slug));
      perTheme[k]!.right += Number(chosen.includes(slug) && example.themes.includes(slug));
    });
  }
  add(report.themesEndToEnd, tallyThemes(heads, [{ ...judged, insight: suggested ? confidence : 0 }]));
  const kinds = scores.kind.map((head, k) => calibrate(head[at]!, reading.kind[k]!.calibration));
  return Number(example.isInsight && insightKinds[kinds.indexOf(Math.max(...kinds))] === example.kind);
}

function add(to: Tally, from: Tally): void {
  to.right += from.right;
  to.suggested += from.suggested;
  to.wanted += from.wanted;
}
