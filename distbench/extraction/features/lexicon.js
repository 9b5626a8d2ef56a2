import { themeCues } from "../theme-cues.js";
import { meaningLexicon } from "./lexicon-meaning.js";
import { registerLexicon } from "./lexicon-register.js";
import { synonyms } from "./lexicon-synonyms.js";
import { tokenise } from "./tokenise.js";
const MAX_GAP = 4;
let root = null;
let prefixes = null;
/** All entries of the lexicon that stand in the sentence, longest first at each place, overlaps included. */
export function matchLexicon(tokens) {
    const start = lexicon();
    const hits = [];
    for (let at = 0; at < tokens.length; at++) {
        walk(start, tokens, at, at, hits);
        const { lower, kind } = tokens[at];
        if (kind === 'mark')
            continue;
        for (let length = 1; length < lower.length; length++) {
            const entry = prefixes.get(lower.slice(0, length));
            if (entry)
                hits.push({ entry, from: at, to: at + 1 });
            if (length > 12)
                break;
        }
    }
    return hits;
}
function walk(node, tokens, from, at, hits) {
    const token = tokens[at];
    if (token) {
        const byStem = node.next.get(token.stem);
        if (byStem)
            step(byStem, tokens, from, at + 1, hits);
        const byForm = node.next.get(`=${token.lower}`);
        if (byForm)
            step(byForm, tokens, from, at + 1, hits);
    }
    if (node.gap)
        for (let skip = 0; skip <= MAX_GAP && at + skip < tokens.length; skip++)
            walk(node.gap, tokens, from, at + skip, hits);
}
function step(node, tokens, from, to, hits) {
    if (node.entry)
        hits.push({ entry: node.entry, from, to });
    if (node.next.size > 0 || node.gap)
        walk(node, tokens, from, to, hits);
}
function lexicon() {
    if (root)
        return root;
    root = { next: new Map() };
    prefixes = new Map();
    for (const [slug, cues] of Object.entries(themeCues)) {
        const lines = cues.trim().split('\n');
        lines.forEach((line, k) => addEntries(line, [`theme:${slug}`, `theme:${slug}#${k}`]));
    }
    for (const [name, words] of Object.entries(meaningLexicon))
        addEntries(words, [`meaning:${name}`]);
    for (const [name, words] of Object.entries(registerLexicon))
        addEntries(words, [`register:${name}`]);
    for (const line of synonyms.trim().split('\n'))
        addEntries(line, [`near:${line.split(',', 1)[0]}`]);
    return root;
}
function addEntries(list, classes) {
    for (const part of list.split(',')) {
        const text = part.trim();
        if (text.endsWith('*'))
            addPrefix(text, classes);
        else if (text !== '')
            addEntry(text, classes);
    }
}
function addPrefix(text, classes) {
    const prefix = text.slice(0, -1);
    const entry = prefixes.get(prefix) ?? { text, classes: [], words: 1 };
    prefixes.set(prefix, { ...entry, classes: [...new Set([...entry.classes, ...classes])] });
}
function addEntry(text, classes) {
    let node = root;
    let words = 0;
    for (const part of text.split(/\s+/u)) {
        if (part === '..') {
            node = node.gap ??= { next: new Map() };
            continue;
        }
        const keys = part.startsWith('=') ? [part] : tokenise(part).map((piece) => piece.stem);
        for (const key of keys) {
            const next = node.next.get(key) ?? { next: new Map() };
            node.next.set(key, next);
            node = next;
            words++;
        }
    }
    node.entry = {
        text: node.entry?.text ?? text,
        classes: [...new Set([...(node.entry?.classes ?? []), ...classes])],
        words,
    };
}
//# sourceMappingURL=lexicon.js.map