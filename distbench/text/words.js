const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;
const PLAIN_WORD = /^[a-z]+$/;
/** Splits at the single spaces that folding leaves. */
export function splitWords(folded) {
    const { text } = folded;
    const starts = [];
    const ends = [];
    let start = 0;
    while (start < text.length) {
        const space = text.indexOf(' ', start);
        const end = space === -1 ? text.length : space;
        starts.push(start);
        ends.push(end);
        start = end + 1;
    }
    const keys = [];
    let numbers;
    const word = (n) => text.slice(starts[n], ends[n]);
    const key = (n) => (keys[n] ??= keyOf(word(n)));
    const numbered = () => (numbers ??= numberKeys(starts.length, key));
    return { folded, count: starts.length, starts, ends, word, key, numbered };
}
function numberKeys(count, key) {
    const ids = new Int32Array(count);
    const byKey = new Map();
    for (let n = 0; n < count; n++) {
        const id = byKey.get(key(n)) ?? byKey.size + 1;
        byKey.set(key(n), id);
        ids[n] = id;
    }
    return { ids, byKey };
}
function keyOf(word) {
    return PLAIN_WORD.test(word) ? word : word.replace(AROUND, '') || word;
}
//# sourceMappingURL=words.js.map