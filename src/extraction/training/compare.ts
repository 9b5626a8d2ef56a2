import { fitBoostedStumps } from '../classifier/boosted-stumps.ts';
import { fitLinearHeads, type Loss } from '../classifier/linear-heads.ts';
import { dot, type SparseRow } from '../classifier/sparse.ts';
import { insightKinds } from '../port.ts';
import { reportOn, type CrossValidation } from './cross-validation-report.ts';
import { groupsOf, type Grouping, type HeldOutScores } from './cross-validate.ts';
import { teachesAll, type Example } from './dataset.ts';
import { columnsFor } from './fit.ts';
import { figure, markdownTable } from './markdown.ts';
import { f1 } from './metrics.ts';
import { insightSettings, themeSettings, themeSlugs, type TaskSettings } from './settings.ts';

/** Scores one row for every target. */
type Scorer = (row: SparseRow) => number[];

/** `targets` by head, then example. */
type Design = (rows: readonly SparseRow[], targets: readonly Float64Array[], task: Task) => Scorer;

interface Task {
  width: number;
  l2: number;
}

const linear =
  (loss: Loss): Design =>
  (rows, targets, { width, l2 }) => {
    const wanted = rows.map((_, i) => targets.map((target) => target[i]!));
    const { weights, biases } = fitLinearHeads(rows, wanted, { width, l2, loss });
    return ({ columns, values }) =>
      targets.map((_, k) =>
        values.reduce(
          (sum, value, i) => sum + value * weights[columns[i]! * targets.length + k]!,
          biases[k]!,
        ),
      );
  };

const stumps: Design = (rows, targets, { width }) => {
  const models = targets.map((target) =>
    fitBoostedStumps(rows, target, { width, rounds: 200, rate: 0.3, l2: 3 }),
  );
  return (row) => models.map(({ weights, bias }) => dot(row, weights) + bias);
};

const DESIGNS: [string, Design][] = [
  ['logistic regression, L2', linear('logistic')],
  ['linear SVM, squared hinge', linear('squared hinge')],
  ['boosted stumps, 200 rounds', stumps],
];

/** Cross-validates every design on the same features and folds; themes are read in context each time. */
export function compareDesigns(
  examples: readonly Example[],
  by: Grouping,
  always: readonly Example[],
): string {
  const groups = groupsOf(examples, by);
  const rows = DESIGNS.map(([name, design]) => {
    const report = reportOn(examples, groups, heldOut(examples, groups, always, design));
    return [name, ...figuresOf(report)];
  });
  return markdownTable([`${by} held out`, 'insight F1', 'themes micro F1', 'macro F1', 'end to end'], rows);
}

function figuresOf({ insight, themes, macroThemes, themesEndToEnd }: CrossValidation): string[] {
  return [f1(insight), f1(themes), macroThemes, f1(themesEndToEnd)].map(figure);
}

function heldOut(
  examples: readonly Example[],
  groups: readonly number[],
  always: readonly Example[],
  design: Design,
): HeldOutScores {
  const empty = (): Float64Array => new Float64Array(examples.length);
  const scores = { insight: empty(), kind: insightKinds.map(empty), theme: themeSlugs.map(empty) };
  for (const group of new Set(groups)) {
    const taught = [...examples.filter((_, i) => groups[i] !== group), ...always];
    const insight = fitTask(
      taught.filter(teachesAll),
      insightSettings,
      [({ isInsight }) => isInsight],
      design,
    );
    const theme = fitTask(
      taught.filter(({ isInsight }) => isInsight),
      themeSettings,
      themeSlugs.map((slug) => (example: Example) => example.themes.includes(slug)),
      design,
    );
    examples.forEach((example, i) => {
      if (groups[i] !== group) return;
      scores.insight[i] = insight(example)[0]!;
      theme(example).forEach((score, k) => (scores.theme[k]![i] = score));
    });
  }
  return scores;
}

function fitTask(
  examples: readonly Example[],
  settings: TaskSettings,
  targets: ((example: Example) => boolean)[],
  design: Design,
): (example: Example) => number[] {
  const { scales, l2 } = settings;
  const columns = columnsFor(examples, settings, targets);
  const rows = examples.map(({ row }) => columns.toRow(row, scales));
  const wanted = targets.map((target) => Float64Array.from(examples, (one) => Number(target(one))));
  const score = design(rows, wanted, { width: columns.width, l2 });
  return ({ row }) => score(columns.toRow(row, scales));
}
