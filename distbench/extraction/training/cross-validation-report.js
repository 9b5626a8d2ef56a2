import { calibrate } from "../classifier/calibration.js";
import { insightKinds } from "../port.js";
import { crossValidate, groupsOf } from "./cross-validate.js";
import { emptyTally, f1 } from "./metrics.js";
import { themeSlugs } from "./settings.js";
import { readScores, tallyThemes } from "./thresholds.js";
import { chooseThemes } from "../model/score.js";
/** Runs cross-validation; thresholds and calibration for a group come from the scores of the other groups. */
export function crossValidationReport(examples, by, always) {
    const groups = groupsOf(examples, by);
    const scores = crossValidate(examples, groups, always);
    return { report: reportOn(examples, groups, scores), scores };
}
export function reportOn(examples, groups, scores) {
    const report = {
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
        const reading = readScores(rest.map((i) => examples[i]), pickScores(scores, rest), { kinds: insightKinds, themes: themeSlugs });
        examples.forEach((example, i) => {
            if (groups[i] === group)
                rightKinds += tallyExample(report, perTheme, example, scores, i, reading);
        });
    }
    report.kindAccuracy = rightKinds / report.insight.wanted;
    report.macroThemes = perTheme.reduce((sum, tally) => sum + f1(tally), 0) / perTheme.length;
    return report;
}
function pickScores(scores, at) {
    const pick = (head) => Float64Array.from(at, (i) => head[i]);
    return { insight: pick(scores.insight), kind: scores.kind.map(pick), theme: scores.theme.map(pick) };
}
function tallyExample(report, perTheme, example, scores, at, reading) {
    const confidence = calibrate(scores.insight[at], reading.insight.calibration);
    const suggested = confidence >= reading.insight.threshold;
    report.confidences.push(confidence);
    report.truths.push(example.isInsight);
    report.insight.suggested += Number(suggested);
    report.insight.wanted += Number(example.isInsight);
    report.insight.right += Number(suggested && example.isInsight);
    const heads = themeSlugs.map((name, k) => ({ name, threshold: reading.theme[k].threshold }));
    const probabilities = scores.theme.map((head, k) => calibrate(head[at], reading.theme[k].calibration));
    const ofExample = tallyThemes(heads, [probabilities], [example.themes]);
    if (example.isInsight) {
        add(report.themes, ofExample);
        const chosen = chooseThemes(heads, probabilities).map(({ slug }) => slug);
        themeSlugs.forEach((slug, k) => {
            perTheme[k].suggested += Number(chosen.includes(slug));
            perTheme[k].wanted += Number(example.themes.includes(slug));
            perTheme[k].right += Number(chosen.includes(slug) && example.themes.includes(slug));
        });
    }
    add(report.themesEndToEnd, suggested ? ofExample : { ...ofExample, suggested: 0, right: 0 });
    const kinds = scores.kind.map((head, k) => calibrate(head[at], reading.kind[k].calibration));
    return Number(example.isInsight && insightKinds[kinds.indexOf(Math.max(...kinds))] === example.kind);
}
function add(to, from) {
    to.right += from.right;
    to.suggested += from.suggested;
    to.wanted += from.wanted;
}
//# sourceMappingURL=cross-validation-report.js.map