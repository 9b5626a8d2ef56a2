import { fitNet, type SoftmaxNet } from '../classifier/softmax-net.ts';
import { fitLogistic } from '../classifier/logistic.ts';
import type { SparseRow } from '../classifier/sparse.ts';
import { chooseColumns, Columns } from '../model/columns.ts';
import { CONTEXT_INPUTS } from '../model/context.ts';
import type { Head, ModelWeights, Space, ThemeSpace } from '../model/weights.ts';
import { insightKinds } from '../port.ts';
import type { Example } from './dataset.ts';
import {
  insightSettings,
  kindSettings,
  netSettings,
  themeSettings,
  themeSlugs,
  type TaskSettings,
} from './settings.ts';

const UNCALIBRATED = { calibration: { slope: 1, offset: 0 }, threshold: 0.5 };
/** A theme of the knowledge base's own gets a head from this many examples on. */
const LEAST_FOR_NEW_THEME = 8;

interface Target {
  name: string;
  of: (example: Example) => boolean;
}

/** Fits all heads from nothing. Calibration and thresholds are set afterwards, from examples held out. */
export function fitModel(examples: readonly Example[], source: string): ModelWeights {
  const insights = examples.filter(({ isInsight }) => isInsight);
  const fitSpace = (from: readonly Example[], settings: TaskSettings, targets: Target[]): Space =>
    fitFrom(from, { ...settings, columns: chooseColumns(from, settings.scales, settings.minNotes) }, targets);
  return {
    source,
    insight: fitSpace(examples, insightSettings, insightTargets),
    kind: fitSpace(insights, kindSettings, kindTargets),
    theme: {
      ...fitSpace(insights, themeSettings, themeTargets(themeSlugs)),
      centres: themeSlugs.map(() => 0),
      context: { weights: [1, ...Array.from({ length: CONTEXT_INPUTS - 1 }, () => 0)], biases: themeSlugs.map(() => 0) },
    },
  };
}

/**
 * Fits an update on top of given weights: every weight is drawn to the one it had, so that a few decided
 * examples shift the model and many can turn it. Features and themes new to it start from nothing.
 */
export function fitUpdate(base: ModelWeights, examples: readonly Example[], source: string): ModelWeights {
  const insights = examples.filter(({ isInsight }) => isInsight);
  const slugs = base.theme.heads.map(({ name }) => name);
  return {
    source,
    insight: refit(base.insight, examples, insightSettings, insightTargets),
    kind: refit(base.kind, insights, kindSettings, kindTargets),
    theme: withNewThemes(
      base.theme,
      refit(base.theme, insights, themeSettings, themeTargets([...slugs, ...newThemes(slugs, insights)])),
    ),
  };
}

const insightTargets: Target[] = [{ name: 'insight', of: ({ isInsight }) => isInsight }];
const kindTargets: Target[] = insightKinds.map((name) => ({ name, of: ({ kind }) => kind === name }));

function themeTargets(slugs: readonly string[]): Target[] {
  return slugs.map((name) => ({ name, of: ({ themes }) => themes.includes(name) }));
}

function newThemes(known: readonly string[], insights: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { themes } of insights)
    for (const slug of themes) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return [...counts]
    .filter(([slug, count]) => count >= LEAST_FOR_NEW_THEME && !known.includes(slug))
    .map(([slug]) => slug)
    .sort();
}

/** A new theme has no nets and no history: it stands on its own score. */
function withNewThemes(base: ThemeSpace, { columns, scales, heads, nets }: Space): ThemeSpace {
  const { centres, context } = base;
  const zeros = heads.slice(centres.length).map(() => 0);
  return {
    columns,
    scales,
    heads,
    nets,
    centres: [...centres, ...zeros],
    context: { weights: context.weights, biases: [...context.biases, ...zeros] },
  };
}

function refit(base: Space, examples: readonly Example[], settings: TaskSettings, targets: Target[]): Space {
  if (examples.length === 0) return base;
  const seen = chooseColumns(examples, base.scales, settings.minNotes).hashes;
  const fresh = seen.filter((hash) => base.columns.columnOf(hash) < 0);
  const columns = new Columns(Uint32Array.from([...base.columns.hashes, ...fresh]));
  const heads = fitHeads(examples, { columns, scales: base.scales, l2: settings.l2 }, targets, base.heads);
  return { ...base, columns, heads };
}

function fitFrom(
  examples: readonly Example[],
  settings: TaskSettings & { columns: Columns },
  targets: readonly Target[],
): Space {
  const { columns, scales } = settings;
  return {
    columns,
    scales,
    heads: fitHeads(examples, settings, targets),
    nets: settings.nets.map((seed) => fitNetOn(examples, settings, targets, seed)),
  };
}

function fitHeads(
  examples: readonly Example[],
  { columns, scales, l2 }: Pick<TaskSettings, 'scales' | 'l2'> & { columns: Columns },
  targets: readonly Target[],
  priors: readonly Head[] = [],
): Head[] {
  const rows = examples.map(({ row }) => columns.toRow(row, scales));
  return targets.map((target): Head => {
    const prior = priors.find(({ name }) => name === target.name);
    const wanted = Float64Array.from(examples, (example) => (target.of(example) ? 1 : 0));
    const { weights, bias } = fitHead(rows, wanted, { width: columns.width, l2 }, prior);
    return { ...(prior ?? UNCALIBRATED), name: target.name, bias, weights: Float32Array.from(weights) };
  });
}

/** A net learns the examples that have a target at all, each shared out among its targets. */
function fitNetOn(
  examples: readonly Example[],
  { columns, scales }: TaskSettings & { columns: Columns },
  targets: readonly Target[],
  seed: number,
): SoftmaxNet {
  const taught = examples.filter((example) => targets.some((target) => target.of(example)));
  const rows = taught.map(({ row }) => columns.toRow(row, scales));
  const distributions = taught.map((example) => {
    const hits = Float64Array.from(targets, (target) => (target.of(example) ? 1 : 0));
    const total = hits.reduce((sum, hit) => sum + hit, 0);
    return hits.map((hit) => hit / total);
  });
  return fitNet(rows, distributions, { ...netSettings, width: columns.width, seed });
}

function fitHead(
  rows: readonly SparseRow[],
  wanted: Float64Array,
  options: { width: number; l2: number },
  prior?: Head,
): { weights: Float64Array; bias: number } {
  if (!prior) return fitLogistic(rows, wanted, options);
  const weights = new Float64Array(options.width);
  weights.set(prior.weights);
  return fitLogistic(rows, wanted, { ...options, prior: { weights, bias: prior.bias } });
}
