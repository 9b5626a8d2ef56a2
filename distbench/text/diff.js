/** Gaps with more edits than this count as rewritten: Myers' algorithm takes time and memory with their square. */
const MAX_EDITS = 300;
/**
 * What two token sequences have in common, in order, as maximal runs. Patience diff (Cohen): tokens that occur
 * once on either side are matched first, which keeps sentences together; the gaps between them are settled by
 * Myers' O(ND) algorithm, or left unmatched where they differ by more than MAX_EDITS tokens.
 */
export function commonRuns(oldTokens, newTokens) {
    const runs = [];
    const pending = [{ oldFrom: 0, oldTo: oldTokens.length, newFrom: 0, newTo: newTokens.length }];
    for (let range = pending.pop(); range; range = pending.pop()) {
        const inner = trimEnds(oldTokens, newTokens, range, runs);
        if (inner.oldFrom === inner.oldTo || inner.newFrom === inner.newTo)
            continue;
        const anchors = uniqueAnchors(oldTokens, newTokens, inner);
        if (anchors.length > 0)
            pending.push(...gapsBetween(anchors, inner));
        else
            runs.push(...editScript(oldTokens, newTokens, inner));
    }
    return mergeRuns(runs);
}
/** Records what a range has in common at its ends and returns what is left in the middle. */
function trimEnds(a, b, range, runs) {
    let { oldFrom, oldTo, newFrom, newTo } = range;
    while (oldFrom < oldTo && newFrom < newTo && a[oldFrom] === b[newFrom])
        [oldFrom, newFrom] = [oldFrom + 1, newFrom + 1];
    if (oldFrom > range.oldFrom)
        runs.push({ old: range.oldFrom, new: range.newFrom, length: oldFrom - range.oldFrom });
    while (oldTo > oldFrom && newTo > newFrom && a[oldTo - 1] === b[newTo - 1])
        [oldTo, newTo] = [oldTo - 1, newTo - 1];
    if (oldTo < range.oldTo)
        runs.push({ old: oldTo, new: newTo, length: range.oldTo - oldTo });
    return { oldFrom, oldTo, newFrom, newTo };
}
/** Pairs of tokens that occur once in either range, thinned out to the longest chain that keeps the order. */
function uniqueAnchors(a, b, range) {
    const inNew = positionsOfUnique(b, range.newFrom, range.newTo);
    const pairs = [];
    for (const [token, old] of positionsOfUnique(a, range.oldFrom, range.oldTo)) {
        const fresh = inNew.get(token);
        if (old >= 0 && fresh !== undefined && fresh >= 0)
            pairs.push([old, fresh]);
    }
    return longestAscending(pairs);
}
/** Position of each token, or -1 where it occurs more than once. */
function positionsOfUnique(tokens, from, to) {
    const positions = new Map();
    for (let i = from; i < to; i++)
        positions.set(tokens[i], positions.has(tokens[i]) ? -1 : i);
    return positions;
}
function longestAscending(pairs) {
    const tails = [];
    const before = new Int32Array(pairs.length).fill(-1);
    for (const [i, [, fresh]] of pairs.entries()) {
        let [low, high] = [0, tails.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (pairs[tails[middle]][1] < fresh)
                low = middle + 1;
            else
                high = middle;
        }
        if (low > 0)
            before[i] = tails[low - 1];
        tails[low] = i;
    }
    const chain = [];
    for (let i = tails.at(-1) ?? -1; i !== -1; i = before[i])
        chain.push(pairs[i]);
    return chain.reverse();
}
/** The ranges from each anchor up to the next; each begins with its anchor, which trimming then records. */
function gapsBetween(anchors, range) {
    const starts = [[range.oldFrom, range.newFrom], ...anchors];
    return starts.map(([oldFrom, newFrom], i) => {
        const [oldTo, newTo] = starts[i + 1] ?? [range.oldTo, range.newTo];
        return { oldFrom, oldTo, newFrom, newTo };
    });
}
/** Myers' greedy algorithm on one gap; nothing in common when more than MAX_EDITS edits lie between. */
function editScript(a, b, range) {
    const [n, m] = [range.oldTo - range.oldFrom, range.newTo - range.newFrom];
    const limit = Math.min(MAX_EDITS, n + m);
    const history = [];
    const furthest = new Int32Array(2 * limit + 3);
    for (let edits = 0; edits <= limit; edits++) {
        history.push(furthest.slice(limit + 1 - edits - 1, limit + 1 + edits + 2));
        for (let k = -edits; k <= edits; k += 2) {
            const at = limit + 1 + k;
            const down = k === -edits || (k !== edits && furthest[at - 1] < furthest[at + 1]);
            let x = down ? furthest[at + 1] : furthest[at - 1] + 1;
            while (x < n && x - k < m && a[range.oldFrom + x] === b[range.newFrom + x - k])
                x++;
            furthest[at] = x;
            if (k === n - m && x >= n)
                return traceScript(history, range, n, m);
        }
    }
    return [];
}
/** Walks back through the furthest points of each number of edits; `history[e]` holds diagonals -e-1 to e+1. */
function traceScript(history, range, n, m) {
    const runs = [];
    let [x, y] = [n, m];
    for (let edits = history.length - 1; edits > 0; edits--) {
        const furthest = history[edits];
        const middle = edits + 1;
        const k = x - y;
        const down = k === -edits || (k !== edits && furthest[middle + k - 1] < furthest[middle + k + 1]);
        const beforeX = furthest[middle + (down ? k + 1 : k - 1)];
        const beforeY = beforeX - (down ? k + 1 : k - 1);
        const startX = down ? beforeX : beforeX + 1;
        const startY = down ? beforeY + 1 : beforeY;
        if (x > startX)
            runs.push({ old: range.oldFrom + startX, new: range.newFrom + startY, length: x - startX });
        [x, y] = [beforeX, beforeY];
    }
    if (x > 0)
        runs.push({ old: range.oldFrom, new: range.newFrom, length: x });
    return runs;
}
function mergeRuns(runs) {
    const merged = [];
    for (const run of runs.sort((a, b) => a.old - b.old)) {
        const last = merged.at(-1);
        if (last && last.old + last.length === run.old && last.new + last.length === run.new)
            last.length += run.length;
        else
            merged.push({ ...run });
    }
    return merged;
}
//# sourceMappingURL=diff.js.map