import { tokenise } from "./tokenise.js";
/** Whether a sentence names a term of the vocabulary by its label or an alias, in any form of its words. */
export function mentionsTerm(tokens, { label, aliases }) {
    const stems = tokens.map(({ stem }) => stem);
    return [label, ...aliases].some((name) => contains(stems, stemsOf(name)));
}
function contains(stems, wanted) {
    if (wanted.length === 0)
        return false;
    return stems.some((_, at) => wanted.every((stem, i) => stems[at + i] === stem));
}
function stemsOf(name) {
    return tokenise(name).flatMap(({ kind, stem }) => (kind === 'mark' ? [] : [stem]));
}
//# sourceMappingURL=vocabulary-cues.js.map