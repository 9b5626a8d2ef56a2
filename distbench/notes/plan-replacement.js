import { reanchor } from "../text/re-anchor.js";
/**
 * Finds every quotation and mention again in a new text. Each is compared from the version that it was last sure
 * to stand in, so that what an edit lost comes back when the edit is taken back. Pure.
 */
export function planReplacement(newText, textOf, insights, mentions) {
    const outcomes = reanchorAll([...insights, ...mentions], newText, textOf);
    const planned = insights.map((insight, i) => ({ insight, outcome: outcomes[i] }));
    const kept = [];
    const lost = [];
    mentions.forEach((mention, i) => {
        const outcome = outcomes[insights.length + i];
        if (outcome.verdict === 'unchanged' || outcome.verdict === 'moved')
            kept.push({ mention, passage: outcome.passage });
        else
            lost.push(mention);
    });
    return { insights: planned, keptMentions: kept, lostMentions: lost };
}
function reanchorAll(passages, newText, textOf) {
    const outcomes = new Map();
    for (const versionNumber of new Set(passages.map((passage) => passage.versionNumber))) {
        const group = passages.filter((passage) => passage.versionNumber === versionNumber);
        reanchor(textOf(versionNumber), newText, group).forEach((outcome, i) => outcomes.set(group[i], outcome));
    }
    return passages.map((passage) => outcomes.get(passage));
}
//# sourceMappingURL=plan-replacement.js.map