import { distance } from 'fastest-levenshtein';
const GAP = 1;
const PUNCTUATION_ONLY = 0.2;
const MISSPELT = 0.5;
const MIN_MISSPELT_LENGTH = 4;
const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;
/**
 * Aligns all words of a quotation with some stretch of the words `from..to` of a text (Sellers' variant of edit
 * distance: skipping text before and after costs nothing). Time and memory grow with the product of both lengths.
 */
export function alignWords(quote, text, from, to) {
    const width = to - from;
    const columns = Array.from({ length: width }, (_, j) => ({
        word: text.word(from + j),
        key: text.key(from + j),
    }));
    const moves = new Uint8Array((quote.count + 1) * (width + 1));
    let above = new Float64Array(width + 1);
    for (let i = 1; i <= quote.count; i++) {
        const word = { word: quote.word(i - 1), key: quote.key(i - 1) };
        const row = new Float64Array(width + 1);
        row[0] = i * GAP;
        moves[i * (width + 1)] = UP;
        for (let j = 1; j <= width; j++) {
            const diagonal = above[j - 1] + substitution(word, columns[j - 1]);
            const up = above[j] + GAP;
            const left = row[j - 1] + GAP;
            const best = Math.min(diagonal, up, left);
            row[j] = best;
            moves[i * (width + 1) + j] = best === diagonal ? DIAGONAL : best === up ? UP : LEFT;
        }
        above = row;
    }
    const end = indexOfLeast(above);
    return traceBack(quote, text, { from, width, moves, end, cost: above[end] });
}
function substitution(a, b) {
    if (a.word === b.word)
        return 0;
    if (a.key === b.key)
        return PUNCTUATION_ONLY;
    return isMisspelling(a.key, b.key) ? MISSPELT : 1;
}
function isMisspelling(a, b) {
    if (a.length < MIN_MISSPELT_LENGTH || Math.abs(a.length - b.length) > 2 || a[0] !== b[0])
        return false;
    return distance(a, b) <= Math.max(1, a.length / 4);
}
function indexOfLeast(costs) {
    let least = 0;
    for (let j = 1; j < costs.length; j++)
        if (costs[j] < costs[least])
            least = j;
    return least;
}
function traceBack(quote, text, { from, width, moves, end, cost }) {
    const steps = [];
    let [i, j] = [quote.count, end];
    while (i > 0) {
        const move = moves[i * (width + 1) + j];
        if (move !== LEFT)
            i--;
        if (move !== UP)
            j--;
        steps.push({ quote: move === LEFT ? null : i, text: move === UP ? null : from + j });
    }
    const length = Math.max(quote.count, end - j, 1);
    return {
        from: from + j,
        to: from + end,
        similarity: Math.max(0, 1 - cost / length),
        differences: describe(quote, text, steps.reverse()),
    };
}
/** Joins neighbouring steps that agree, or that differ, into one stretch each. */
function describe(quote, text, steps) {
    const runs = [];
    for (const step of steps) {
        const same = step.quote !== null && step.text !== null && quote.word(step.quote) === text.word(step.text);
        const run = runs.at(-1);
        if (run?.same === same)
            run.steps.push(step);
        else
            runs.push({ same, steps: [step] });
    }
    return runs.map((run) => ({
        same: run.same,
        quote: wording(quote, run.steps.map((step) => step.quote)),
        text: wording(text, run.steps.map((step) => step.text)),
    }));
}
function wording(words, numbers) {
    const present = numbers.filter((number) => number !== null);
    if (present.length === 0)
        return '';
    const { folded, starts, ends } = words;
    const { start, end } = folded.around(starts[present[0]], ends[present.at(-1)]);
    return folded.original.slice(start, end);
}
//# sourceMappingURL=align.js.map