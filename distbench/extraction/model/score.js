import { calibrate } from "../classifier/calibration.js";
import { dot } from "../classifier/sparse.js";
import { insightKinds } from "../port.js";
/** How near to its threshold the surest theme must come to be named alone. */
const NEAR = 0.6;
export function judge(model, row) {
    const [insight] = probabilities(model.insight, row);
    return {
        confidence: insight,
        kind: likeliestKind(model.kind, row),
        themes: chooseThemes(model.theme.heads, probabilities(model.theme, row)),
    };
}
/** Whether a judgement is worth suggesting: at the threshold that gave the best F1 on notes held out. */
export function isSuggested(model, { confidence }) {
    return confidence >= model.insight.heads[0].threshold;
}
export function probabilities({ columns, scales, heads }, row) {
    const input = columns.toRow(row, scales);
    return heads.map(({ weights, bias, calibration }) => calibrate(dot(input, weights) + bias, calibration));
}
function likeliestKind(space, row) {
    const scores = probabilities(space, row);
    const best = scores.indexOf(Math.max(...scores));
    return space.heads[best]?.name ?? insightKinds[0];
}
export function chooseThemes(heads, scores) {
    const ranked = heads
        .map(({ name, threshold }, i) => ({ slug: name, confidence: scores[i], excess: scores[i] / threshold }))
        .sort((a, b) => b.excess - a.excess || (a.slug < b.slug ? -1 : 1));
    const chosen = ranked.filter(({ excess }) => excess >= 1);
    if (chosen.length === 0 && ranked[0] && ranked[0].excess >= NEAR)
        chosen.push(ranked[0]);
    return chosen
        .map(({ slug, confidence }) => ({ slug, confidence }))
        .sort((a, b) => b.confidence - a.confidence || (a.slug < b.slug ? -1 : 1));
}
//# sourceMappingURL=score.js.map