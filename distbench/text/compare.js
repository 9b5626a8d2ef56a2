import { commonRuns } from "./diff.js";
const tokens = (text) => text.match(/\p{White_Space}+|[\p{L}\p{M}\p{N}]+|[^]/gu) ?? [];
/** The difference between two texts, word by word: the `same` and `removed` parts make the old one, `same` and `added` the new. */
export function compareTexts(before, after) {
    const numbers = new Map();
    const numbered = (words) => words.map((word) => {
        const number = numbers.get(word) ?? numbers.size;
        numbers.set(word, number);
        return number;
    });
    const [old, renewed] = [tokens(before), tokens(after)];
    const differences = [];
    const add = (type, words) => {
        if (words.length > 0)
            differences.push({ type, text: words.join('') });
    };
    let [atOld, atNew] = [0, 0];
    for (const run of [
        ...commonRuns(numbered(old), numbered(renewed)),
        { old: old.length, new: renewed.length, length: 0 },
    ]) {
        add('removed', old.slice(atOld, run.old));
        add('added', renewed.slice(atNew, run.new));
        add('same', old.slice(run.old, run.old + run.length));
        [atOld, atNew] = [run.old + run.length, run.new + run.length];
    }
    return differences;
}
//# sourceMappingURL=compare.js.map