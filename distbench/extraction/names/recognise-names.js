import { indexText } from "../../text/code-points.js";
import { findAcronyms } from "./acronyms.js";
import { gatherBodies } from "./bodies.js";
import { findCandidates } from "./candidates.js";
import { clusterChunks, judge } from "./clusters.js";
import { findMentions } from "./mentions.js";
import { gatherPeople } from "./people.js";
import { phraseOf } from "./shape.js";
import { joinShortForms } from "./short-forms.js";
import { tokenise } from "./tokens.js";
import { addKnown } from "./vocabulary.js";
/**
 * Finds the examples, organisations, people and places that a note names, each with every place it stands in.
 * Kinds are told from the words of a name and from the words around all its mentions together. Spans are code
 * points into `text` and leave out articles and possessive endings. In order of first mention.
 */
export function recogniseNames({ text, structure, vocabulary }) {
    const index = indexText(text);
    const tokens = tokenise(index, structure);
    const entities = addKnown(gather(tokens, findAcronyms(tokens)), vocabulary.examples);
    return present(index, tokens, findMentions(tokens, entities));
}
function gather(tokens, acronyms) {
    const judged = new Map();
    for (const cluster of clusterChunks(tokens, findCandidates(tokens, acronyms)).values()) {
        judged.set(cluster.key, { cluster, verdict: judge(cluster) });
    }
    for (const { token, full } of acronyms)
        if (!full)
            judged.delete(phraseOf([tokens[token]]));
    const people = gatherPeople(judged);
    return joinShortForms([...people, ...gatherBodies(judged)], tokens, acronyms);
}
function present(index, tokens, mentions) {
    const byEntity = new Map();
    for (const mention of mentions) {
        const list = byEntity.get(mention.entity);
        if (list)
            list.push(mention);
        else
            byEntity.set(mention.entity, [mention]);
    }
    return [...byEntity].map(([entity, found]) => presentName(index, tokens, entity, found));
}
function presentName(index, tokens, entity, found) {
    const mentions = found.map(({ from, to }) => ({
        start: index.toCodePoint(tokens[from].start),
        end: index.toCodePoint(endOf(tokens[to - 1])),
    }));
    const name = entity.label ?? written(index, entity.tokens);
    const aliases = [
        ...new Set(mentions.map(({ start, end }) => index.slice(start, end).replace(/\s+/gu, ' '))),
    ];
    return {
        kind: entity.kind,
        name,
        aliases: aliases.filter((alias) => alias !== name),
        confidence: entity.confidence,
        mentions,
    };
}
/** End of a word without its possessive ending. */
const endOf = (token) => token.start + token.base.length;
function written(index, words) {
    return index.text.slice(words[0].start, endOf(words.at(-1))).replace(/\s+/gu, ' ');
}
//# sourceMappingURL=recognise-names.js.map