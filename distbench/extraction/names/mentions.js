import { addUnder } from "./entities.js";
import { fold } from "./lexicon.js";
import { functionWords } from "./word-classes.js";
/** Every place where a form of a name stands, the longest at each place, without overlaps. */
export function findMentions(tokens, entities) {
    const byFirst = indexForms(entities);
    const mentions = [];
    for (let at = 0; at < tokens.length;) {
        const entry = byFirst.get(fold(tokens[at]))?.find((candidate) => matches(tokens, at, candidate));
        if (!entry) {
            at++;
            continue;
        }
        mentions.push({ entity: entry.entity, from: at, to: at + entry.tokens.length });
        at += entry.tokens.length;
    }
    return mentions;
}
function indexForms(entities) {
    const byFirst = new Map();
    for (const entity of entities)
        for (const form of entity.forms.values())
            addUnder(byFirst, fold(form.tokens[0]), { ...form, entity });
    for (const entries of byFirst.values())
        entries.sort((a, b) => b.tokens.length - a.tokens.length);
    return byFirst;
}
function matches(tokens, at, { tokens: words, afterThe }) {
    const first = tokens[at];
    if (afterThe && (first.opensBlock || tokens[at - 1]?.lower !== 'the'))
        return false;
    if (words.length === 1)
        return first.capital === words[0].capital && !(first.opens && functionWords.has(first.lower));
    return (words.every((word, i) => {
        const token = tokens[at + i];
        if (!token || (i > 0 && (token.opensBlock || (!/^\s|^[.,]?\s/u.test(token.gap) && token.gap !== '.'))))
            return false;
        return i === words.length - 1 ? fold(token) === fold(word) : token.lower === word.lower;
    }) &&
        (first.capital || !words[0].capital));
}
//# sourceMappingURL=mentions.js.map