import { alignWords } from "./align.js";
/** A quotation longer than this many words is not aligned: the answer would take seconds. */
export const MAX_ALIGNED_WORDS = 1500;
const WINDOWS_TRIED = 4;
const THREE_WORDS = 4;
const TWO_WORDS = 2;
const ONE_WORD = 1;
/**
 * The stretch of a text (or of one range of its words) most like a quotation, or null when none reaches the
 * similarity. Candidates are the windows that share most word triples, pairs and words with the quotation, found
 * in one pass; only those are aligned word by word, so that a text of a megabyte takes a fraction of a second.
 */
export function findNearest(quote, text, minSimilarity, range = { from: 0, to: text.count }) {
    if (quote.count === 0 || quote.count > MAX_ALIGNED_WORDS)
        return null;
    let best = null;
    for (const { from, to } of likelyWindows(quote, text, range)) {
        const alignment = alignWords(quote, text, from, to);
        if (alignment.similarity >= minSimilarity && alignment.similarity > (best?.similarity ?? 0))
            best = alignment;
    }
    return best;
}
function likelyWindows(quote, text, range) {
    const size = Math.min(range.to - range.from, Math.ceil(quote.count * 1.3) + 3);
    const sums = windowSums(weighWords(quote, text, range), size);
    const windows = [];
    while (windows.length < WINDOWS_TRIED) {
        const at = indexOfGreatest(sums);
        if (at === -1)
            break;
        const from = range.from + at;
        windows.push({ from: Math.max(range.from, from - 2), to: Math.min(range.to, from + size + 2) });
        sums.fill(0, Math.max(0, at - (size >> 1)), at + (size >> 1) + 1);
    }
    return windows;
}
/** For each word of the range, how much it and its followers have in common with any place of the quotation. */
function weighWords(quote, text, range) {
    const { ids, byKey } = quote.numbered();
    const base = byKey.size + 1;
    const shingles = new Set();
    ids.forEach((id, i) => {
        const pair = id * base + (ids[i + 1] ?? 0);
        shingles.add(pair).add(pair * base + (ids[i + 2] ?? 0));
    });
    const inText = text.numbered();
    const quoteIdOf = new Int32Array(inText.byKey.size + 1);
    for (const [key, id] of byKey)
        quoteIdOf[inText.byKey.get(key) ?? 0] = id;
    quoteIdOf[0] = 0;
    const weights = new Uint8Array(range.to - range.from);
    let [second, third] = [0, 0];
    for (let i = weights.length - 1; i >= 0; i--) {
        const first = quoteIdOf[inText.ids[range.from + i]];
        if (first > 0)
            weights[i] = ONE_WORD + weighShingle(shingles, base, [first, second, third]);
        [second, third] = [first, second];
    }
    return weights;
}
function weighShingle(shingles, base, [first, second, third]) {
    const pair = first * base + second;
    if (second === 0 || !shingles.has(pair))
        return 0;
    return third > 0 && shingles.has(pair * base + third) ? TWO_WORDS + THREE_WORDS : TWO_WORDS;
}
function windowSums(weights, size) {
    const sums = new Float64Array(Math.max(1, weights.length - size + 1));
    let sum = 0;
    for (let i = 0; i < weights.length; i++) {
        sum += weights[i] - (i >= size ? weights[i - size] : 0);
        if (i >= size - 1)
            sums[i - size + 1] = sum;
    }
    return sums;
}
/** -1 when all are zero. */
function indexOfGreatest(sums) {
    let greatest = -1;
    let value = 0;
    for (let i = 0; i < sums.length; i++) {
        if (sums[i] > value)
            [greatest, value] = [i, sums[i]];
    }
    return greatest;
}
//# sourceMappingURL=nearest.js.map