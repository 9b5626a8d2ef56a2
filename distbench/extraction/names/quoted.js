import { isPlainWord } from "./lexicon.js";
import { nameConnectors } from "./word-classes.js";
const MAX_WORDS = 7;
const OPENS = /(?:^|\s|\()["“‘']$/u;
const CLOSES = /^[?!.,]?["”’']/u;
/** Short quotations in title case: “Two Heads, One Kettle”. */
export function findQuoted(tokens) {
    const chunks = [];
    for (let from = 0; from < tokens.length; from++) {
        if (!tokens[from].capital || tokens[from].place !== 'body')
            continue;
        if (!OPENS.test(tokens[from].gap))
            continue;
        const to = closingAfter(tokens, from);
        if (to > from && isTitleCase(tokens.slice(from, to)))
            chunks.push({ from, to, quoted: true });
    }
    return chunks;
}
function closingAfter(tokens, from) {
    for (let to = from + 1; to <= from + MAX_WORDS; to++) {
        const next = tokens[to];
        if (!next || next.opensBlock)
            return -1;
        if (CLOSES.test(next.gap))
            return to;
        if (!/^,?\s$/u.test(next.gap))
            return -1;
    }
    return -1;
}
function isTitleCase(words) {
    const small = words.filter((word) => !word.capital);
    if (words.length < 2 || !words.at(-1).capital || small.length >= words.length - 1)
        return false;
    return (small.every((word) => nameConnectors.has(word.lower) || /^(?:it|me|them|one)$/u.test(word.lower)) &&
        words.some(isPlainWord));
}
//# sourceMappingURL=quoted.js.map