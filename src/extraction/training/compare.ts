import { fitBoostedStumps } from '../classifier/boosted-stumps.ts';
import { fitLinearSvm } from '../classifier/linear-svm.ts';
import { fitLogistic, type LinearModel } from '../classifier/logistic.ts';
import { fitNet, logSoftmax, netScores } from '../classifier/softmax-net.ts';
import { dot, type SparseRow } from '../classifier/sparse.ts';
import { chooseColumns } from '../model/columns.ts';
import { insightKinds } from '../port.ts';
import { reportOn, type CrossValidation } from './cross-validation-report.ts';
import { groupsOf, type Grouping, type HeldOutScores } from './cross-validate.ts';
import type { Example } from './dataset.ts';
import { figure, markdownTable } from './markdown.ts';
import { f1 } from './metrics.ts';
import { insightSettings, netSettings, themeSettings, themeSlugs, type TaskSettings } from './settings.ts';

/** Scores one row for every target. */
type Scorer = (row: SparseRow) => number[];

/** `targets` by head, then example. */
type Design = (rows: readonly SparseRow[], targets: readonly Float64Array[], task: Task) => Scorer;

interface Task {
  width: number;
  l2: number;
}

const perHead =
  (fit: (rows: readonly SparseRow[], target: Float64Array, task: Task) => LinearModel): Design =>
  (rows, targets, task) => {
    const models = targets.map((target) => fit(rows, target, task));
    return (row) => models.map(({ weights, bias }) => dot(row, weights) + bias);
  };

const logistic = perHead(fitLogistic);
const svm = perHead((rows, target, { width, l2 }) => fitLinearSvm(rows, target, { width, l2: 2 * l2 }));
const stumps = perHead((rows, target, { width }) =>
  fitBoostedStumps(rows, target, { width, rounds: 200, rate: 0.3, l2: 3 }),
);

/** Nets learn a distribution: over the heads, or over yes and no where there is but one. */
const nets: Design = (rows, targets, { width }) => {
  const outputs = targets.length === 1 ? [targets[0]!, targets[0]!.map((hit) => 1 - hit)] : targets;
  const taught = [...rows.keys()].filter((i) => outputs.some((output) => output[i]! > 0));
  const distributions = taught.map((i) => {
    const total = outputs.reduce((sum, output) => sum + output[i]!, 0);
    return Float64Array.from(outputs, (output) => output[i]! / total);
  });
  const seen = taught.map((i) => rows[i]!);
  const members = [1, 2, 3].map((seed) => fitNet(seen, distributions, { ...netSettings, width, seed }));
  return (row) => {
    const scores = members.map((net) => netScores(net, row));
    const mean = logSoftmax(scores[0]!.map((_, k) => scores.reduce((sum, one) => sum + one[k]! / 3, 0)));
    return targets.length === 1 ? [mean[0]! - mean[1]!] : [...mean];
  };
};

const both: Design = (rows, targets, task) => {
  const scorers = [logistic, nets].map((design) => design(rows, targets, task));
  return (row) => {
    const [a, b] = scorers.map((score) => score(row));
    return a!.map((score, k) => (score + b![k]!) / 2);
  };
};

const DESIGNS: [string, Design][] = [
  ['logistic regression, L2', logistic],
  ['linear SVM, squared hinge', svm],
  ['boosted stumps, 200 rounds', stumps],
  ['three nets of 48 units', nets],
  ['logistic regression and nets', both],
];

/** Cross-validates every design on the same features and folds; themes are read in context each time. */
export function compareDesigns(examples: readonly Example[], by: Grouping, always: readonly Example[]): string {
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
    const insight = fitTask(taught, insightSettings, [({ isInsight }) => isInsight], design);
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
  { scales, l2, minNotes }: TaskSettings,
  targets: ((example: Example) => boolean)[],
  design: Design,
): (example: Example) => number[] {
  const { columns } = chooseColumns(examples, scales, { minNotes });
  const rows = examples.map(({ row }) => columns.toRow(row, scales));
  const wanted = targets.map((target) => Float64Array.from(examples, (one) => Number(target(one))));
  const score = design(rows, wanted, { width: columns.width, l2 });
  return ({ row }) => score(columns.toRow(row, scales));
}
