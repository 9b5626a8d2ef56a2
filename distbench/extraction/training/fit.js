import { fitLogistic } from "../classifier/logistic.js";
import { chooseColumns, Columns } from "../model/columns.js";
import { insightKinds } from "../port.js";
import { insightSettings, kindSettings, themeSettings, themeSlugs, } from "./settings.js";
const UNCALIBRATED = { calibration: { slope: 1, offset: 0 }, threshold: 0.5 };
/** A theme of the knowledge base's own gets a head from this many examples on. */
const LEAST_FOR_NEW_THEME = 8;
/** Fits all heads from nothing. Calibration and thresholds are set afterwards, from examples held out. */
export function fitModel(examples, source) {
    const insights = examples.filter(({ isInsight }) => isInsight);
    const fitSpace = (from, settings, targets) => fitHeads(from, { ...settings, columns: chooseColumns(from, settings.scales, settings.minNotes) }, targets);
    return {
        source,
        insight: fitSpace(examples, insightSettings, insightTargets),
        kind: fitSpace(insights, kindSettings, kindTargets),
        theme: fitSpace(insights, themeSettings, themeTargets(themeSlugs)),
    };
}
/**
 * Fits an update on top of given weights: every weight is drawn to the one it had, so that a few decided
 * examples shift the model and many can turn it. Features and themes new to it start from nothing.
 */
export function fitUpdate(base, examples, source) {
    const insights = examples.filter(({ isInsight }) => isInsight);
    const slugs = base.theme.heads.map(({ name }) => name);
    return {
        source,
        insight: refit(base.insight, examples, insightSettings, insightTargets),
        kind: refit(base.kind, insights, kindSettings, kindTargets),
        theme: refit(base.theme, insights, themeSettings, themeTargets([...slugs, ...newThemes(slugs, insights)])),
    };
}
const insightTargets = [{ name: 'insight', of: ({ isInsight }) => isInsight }];
const kindTargets = insightKinds.map((name) => ({ name, of: ({ kind }) => kind === name }));
function themeTargets(slugs) {
    return slugs.map((name) => ({ name, of: ({ themes }) => themes.includes(name) }));
}
function newThemes(known, insights) {
    const counts = new Map();
    for (const { themes } of insights)
        for (const slug of themes)
            counts.set(slug, (counts.get(slug) ?? 0) + 1);
    return [...counts]
        .filter(([slug, count]) => count >= LEAST_FOR_NEW_THEME && !known.includes(slug))
        .map(([slug]) => slug)
        .sort();
}
function refit(base, examples, settings, targets) {
    if (examples.length === 0)
        return base;
    const { scales, l2 } = settings;
    const seen = chooseColumns(examples, base.scales, settings.minNotes).hashes;
    const fresh = seen.filter((hash) => base.columns.columnOf(hash) < 0);
    const columns = new Columns(Uint32Array.from([...base.columns.hashes, ...fresh]));
    return fitHeads(examples, { ...settings, scales: base.scales ?? scales, l2, columns }, targets, base.heads);
}
function fitHeads(examples, settings, targets, priors = []) {
    const { columns, scales, l2 } = settings;
    const rows = examples.map(({ row }) => columns.toRow(row, scales));
    const heads = targets.map((target) => {
        const prior = priors.find(({ name }) => name === target.name);
        const wanted = Float64Array.from(examples, (example) => (target.of(example) ? 1 : 0));
        const { weights, bias } = fitHead(rows, wanted, { width: columns.width, l2 }, prior);
        return { ...(prior ?? UNCALIBRATED), name: target.name, bias, weights: Float32Array.from(weights) };
    });
    return { columns, scales, heads };
}
function fitHead(rows, wanted, options, prior) {
    if (!prior)
        return fitLogistic(rows, wanted, options);
    const weights = new Float64Array(options.width);
    weights.set(prior.weights);
    return fitLogistic(rows, wanted, { ...options, prior: { weights, bias: prior.bias } });
}
//# sourceMappingURL=fit.js.map