import { fitLinearHeads } from '../classifier/linear-heads.ts';
import { fitLogistic, type LinearModel } from '../classifier/logistic.ts';
import { chooseColumns, Columns, type GroupScales } from '../model/columns.ts';
import { CONTEXT_INPUTS } from '../model/context.ts';
import type { Head, ModelWeights, Space, ThemeSpace } from '../model/weights.ts';
import { insightKinds } from '../port.ts';
import { teachesAll, type Example } from './dataset.ts';
import { insightSettings, kindSettings, themeSettings, themeSlugs, type TaskSettings } from './settings.ts';
import { weighByTelling } from './telling.ts';

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
  return {
    source,
    insight: fitFrom(examples.filter(teachesAll), insightSettings, insightTargets),
    kind: fitFrom(insights.filter(teachesAll), kindSettings, kindTargets),
    theme: {
      ...fitFrom(insights, themeSettings, themeTargets(themeSlugs)),
      centres: themeSlugs.map(() => 0),
      context: {
        weights: Array.from({ length: CONTEXT_INPUTS }, (_, at) => (at === 0 ? 1 : 0)),
        biases: themeSlugs.map(() => 0),
      },
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
  for (const { themes } of insights) for (const slug of themes) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return [...counts]
    .filter(([slug, count]) => count >= LEAST_FOR_NEW_THEME && !known.includes(slug))
    .map(([slug]) => slug)
    .sort();
}

/** A new theme has no history: it stands on its own score. */
function withNewThemes({ centres, context }: ThemeSpace, space: Space): ThemeSpace {
  const zeros = space.heads.slice(centres.length).map(() => 0);
  return {
    ...space,
    centres: [...centres, ...zeros],
    context: { weights: context.weights, biases: [...context.biases, ...zeros] },
  };
}

function refit(base: Space, examples: readonly Example[], settings: TaskSettings, targets: Target[]): Space {
  if (examples.length === 0) return base;
  const { minNotes, l2 } = settings;
  const seen = chooseColumns(examples, base.scales, { minNotes, byRarity: false }).hashes;
  const fresh = seen.filter((hash) => base.columns.columnOf(hash) < 0);
  const columns = new Columns(
    Uint32Array.from([...base.columns.hashes, ...fresh]),
    Float32Array.from([...base.columns.factors, ...fresh.map(() => 1)]),
  );
  return { ...base, columns, ...refitHeads(examples, { ...base, columns, l2 }, targets, base) };
}

function fitFrom(examples: readonly Example[], settings: TaskSettings, targets: readonly Target[]): Space {
  const { scales, l2 } = settings;
  const columns = columnsFor(
    examples,
    settings,
    targets.map(({ of }) => of),
  );
  return { columns, scales, ...fitHeads(examples, { columns, scales, l2 }, targets) };
}

/** The columns of a task, and what each counts for. */
export function columnsFor(
  examples: readonly Example[],
  settings: TaskSettings,
  targets: readonly Target['of'][],
): Columns {
  const { scales, telling } = settings;
  const columns = chooseColumns(examples, scales, settings);
  return telling === undefined
    ? columns
    : weighByTelling(columns, examples, { scales, strength: telling }, targets);
}

interface Input {
  columns: Columns;
  scales: GroupScales;
}

function fitHeads(
  examples: readonly Example[],
  { columns, scales, l2 }: Input & { l2: number },
  targets: readonly Target[],
): Pick<Space, 'heads' | 'weights'> {
  const rows = examples.map(({ row }) => columns.toRow(row, scales));
  const wanted = examples.map((example) => targets.map(({ of }) => Number(of(example))));
  const { weights, biases } = fitLinearHeads(rows, wanted, { width: columns.width, l2 });
  const heads = targets.map(({ name }, k): Head => ({ ...UNCALIBRATED, name, bias: biases[k]! }));
  return { heads, weights: Float32Array.from(weights) };
}

function refitHeads(
  examples: readonly Example[],
  { columns, scales, l2 }: Input & { l2: number },
  targets: readonly Target[],
  base: Space,
): Pick<Space, 'heads' | 'weights'> {
  const rows = examples.map(({ row }) => columns.toRow(row, scales));
  const weights = new Float32Array(columns.width * targets.length);
  const heads = targets.map((target, k): Head => {
    const prior = base.heads.findIndex(({ name }) => name === target.name);
    const wanted = Float64Array.from(examples, (example) => (target.of(example) ? 1 : 0));
    const options = { width: columns.width, l2 };
    const fitted = fitLogistic(
      rows,
      wanted,
      prior >= 0 ? { ...options, prior: linearOf(base, prior, columns.width) } : options,
    );
    fitted.weights.forEach((weight, column) => (weights[column * targets.length + k] = weight));
    return { ...(base.heads[prior] ?? UNCALIBRATED), name: target.name, bias: fitted.bias };
  });
  return { heads, weights };
}

function linearOf({ heads, weights }: Space, head: number, width: number): LinearModel {
  const known = weights.length / heads.length;
  return {
    weights: Float64Array.from({ length: width }, (_, column) =>
      column < known ? weights[column * heads.length + head]! : 0,
    ),
    bias: heads[head]!.bias,
  };
}
