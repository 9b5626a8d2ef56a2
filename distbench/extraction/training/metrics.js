export function emptyTally() {
    return { right: 0, suggested: 0, wanted: 0 };
}
export function addTally(to, from) {
    to.right += from.right;
    to.suggested += from.suggested;
    to.wanted += from.wanted;
    return to;
}
export function precision({ right, suggested }) {
    return suggested === 0 ? 0 : right / suggested;
}
export function recall({ right, wanted }) {
    return wanted === 0 ? 0 : right / wanted;
}
/** 1 where nothing was wanted and nothing suggested. */
export function f1({ right, suggested, wanted }) {
    return suggested + wanted === 0 ? 1 : (2 * right) / (suggested + wanted);
}
/** The score from which on "yes" gives the best F1, and that F1. */
export function bestThreshold(scores, truths) {
    const order = scores.map((_, i) => i).sort((a, b) => scores[b] - scores[a] || a - b);
    const wanted = truths.filter(Boolean).length;
    let right = 0;
    let best = { threshold: 1, f1: 0 };
    order.forEach((i, rank) => {
        if (truths[i])
            right++;
        const next = scores[order[rank + 1]] ?? scores[i];
        const value = f1({ right, suggested: rank + 1, wanted });
        if (value > best.f1)
            best = { threshold: (scores[i] + next) / 2, f1: value };
    });
    return best;
}
//# sourceMappingURL=metrics.js.map