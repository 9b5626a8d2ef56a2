import { dot } from "../classifier/sparse.js";
import { fitModel } from "./fit.js";
const FOLDS_BY_NOTE = 5;
/** The group of each example: the writer (the file name up to its first dash), or one of five groups of notes. */
export function groupsOf(examples, by) {
    if (by === 'note')
        return examples.map(({ noteIndex }) => noteIndex % FOLDS_BY_NOTE);
    const writers = [...new Set(examples.map(writerOf))].sort();
    return examples.map((example) => writers.indexOf(writerOf(example)));
}
export function writerOf({ note }) {
    return note.split('-', 1)[0];
}
/** Fits one model for each group left out and scores that group with it. `always` is learnt from every time. */
export function crossValidate(examples, groups, always) {
    const scores = { insight: new Float64Array(examples.length), kind: [], theme: [] };
    for (const group of [...new Set(groups)].sort((a, b) => a - b)) {
        const rest = examples.filter((_, i) => groups[i] !== group);
        const model = fitModel([...rest, ...always], 'held-out');
        examples.forEach((example, i) => {
            if (groups[i] === group)
                scoreInto(scores, i, model, example, examples.length);
        });
    }
    return scores;
}
function scoreInto(scores, at, model, example, count) {
    scores.insight[at] = headScores(model.insight, example)[0];
    for (const task of ['kind', 'theme'])
        headScores(model[task], example).forEach((score, head) => {
            (scores[task][head] ??= new Float64Array(count))[at] = score;
        });
}
export function headScores({ columns, scales, heads }, { row }) {
    const input = columns.toRow(row, scales);
    return heads.map(({ weights, bias }) => dot(input, weights) + bias);
}
//# sourceMappingURL=cross-validate.js.map