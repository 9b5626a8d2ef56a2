import { foldedWording } from "../../text/fold.js";
import { occurrences } from "../../text/passage.js";
import { nameKinds } from "./answer.js";
import { findWording, isWhole } from "./find-wording.js";
const maxNameLength = 120;
const maxMentions = 200;
/**
 * The names that were recognised, joined by those of an answer that stand in the note and add to them. A name is
 * written as the note writes it; what is recognised already, under any alias, stays as it is.
 */
export function joinNames(text, recognised, answered, drops) {
    const joined = new JoinedNames(text, recognised);
    for (const answer of answered) {
        const dropped = joined.add(answer);
        if (dropped)
            drops.add(dropped);
    }
    return joined.names.sort((a, b) => firstMention(a) - firstMention(b));
}
const firstMention = ({ mentions }) => mentions[0]?.start ?? 0;
class JoinedNames {
    names;
    #text;
    /** Folded names and aliases that need no second look. */
    #seen;
    /** One byte a code point: whether a mention covers it. */
    #taken;
    constructor(text, recognised) {
        this.#text = text;
        this.names = [...recognised];
        this.#seen = new Set(recognised.flatMap(({ name, aliases }) => [name, ...aliases].map(foldedWording)));
        this.#taken = new Uint8Array(text.index.length);
        for (const { mentions } of recognised)
            this.#take(mentions);
    }
    /** Why it was not added, or null. */
    add({ name, kind: answeredKind, confidence }) {
        const kind = readKind(answeredKind);
        if (kind === null)
            return 'unknown-kind';
        if (name.length > maxNameLength || !/\p{L}/u.test(name))
            return 'unfit';
        const key = foldedWording(name);
        if (this.#seen.has(key))
            return 'duplicate';
        this.#seen.add(key);
        const found = findMentions(this.#text, name);
        if (found.length === 0)
            return 'not-verbatim';
        const mentions = found.filter(({ start, end }) => !this.#taken.subarray(start, end).includes(1));
        if (mentions.length === 0)
            return 'overlapping';
        this.#take(mentions);
        this.names.push({ kind, ...writtenForms(this.#text, mentions), confidence, mentions });
        return null;
    }
    #take(mentions) {
        for (const { start, end } of mentions)
            this.#taken.fill(1, start, end);
    }
}
function readKind(answered) {
    const kind = answered.trim().toLowerCase();
    return nameKinds.find((known) => known === kind) ?? null;
}
/** Every place where the name stands as whole words with a capital, in the ways of writing that the note has. */
function findMentions(text, name) {
    const verdict = findWording(text, name);
    if (verdict.verdict === 'absent')
        return [];
    const passages = verdict.verdict === 'ambiguous' ? verdict.passages : [verdict.passage];
    const forms = new Set(passages.map(({ exact }) => exact).filter((exact) => /\p{Lu}/u.test(exact)));
    return [...forms]
        .flatMap((form) => occurrences(text.index, form, maxMentions))
        .filter((span) => isWhole(text.index, span))
        .sort((a, b) => a.start - b.start)
        .slice(0, maxMentions);
}
function writtenForms({ index }, mentions) {
    const forms = mentions.map(({ start, end }) => index.slice(start, end).replaceAll(/\s+/gu, ' '));
    const [name = '', ...aliases] = new Set(forms);
    return { name, aliases };
}
//# sourceMappingURL=check-names.js.map