import { stemOf } from "./lemma.js";
const PIECE = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|[£€$]?\d[\d.,:]*\d(?:st|nd|rd|th|am|pm|m|k|%)?|[£€$]?\d(?:st|nd|rd|th|am|pm|m|k|%)?|[^\s\p{L}\d]/gu;
const CONTRACTION = /^(.+?)(n't|'(?:s|re|ve|ll|d|m))$/u;
/** Cuts a sentence into words, numbers and marks; "didn’t" gives "did" and "n't", hyphens separate. */
export function tokenise(sentence) {
    const tokens = [];
    for (const match of sentence.matchAll(PIECE))
        pushPiece(tokens, match[0], match.index);
    return tokens;
}
function pushPiece(tokens, text, start) {
    const first = text.charCodeAt(0);
    if (!/^\p{L}/u.test(text)) {
        const kind = /\d/u.test(text) ? 'number' : 'mark';
        const lower = kind === 'number' ? text : plainMark(text, first);
        tokens.push(token(text, lower, kind === 'number' ? '#' : lower, start, kind));
        return;
    }
    const lower = text.toLowerCase().replaceAll('’', "'");
    const parts = lower.includes("'") ? CONTRACTION.exec(lower) : null;
    if (!parts) {
        tokens.push(token(text, lower, stemOf(lower), start, 'word'));
        return;
    }
    const base = BASES[parts[1]] ?? parts[1];
    const cut = parts[1].length;
    tokens.push(token(text.slice(0, cut), base, stemOf(base), start, 'word'));
    tokens.push(token(text.slice(cut), parts[2], parts[2], start + cut, 'word'));
}
const BASES = { ca: 'can', wo: 'will', sha: 'shall' };
function plainMark(text, code) {
    if (code === 0x2019 || code === 0x2018)
        return "'";
    if (code === 0x201c || code === 0x201d)
        return '"';
    return text;
}
function token(text, lower, stem, start, kind) {
    const capital = kind === 'word' && text[0] !== lower[0] && text !== 'I';
    return { text, lower, stem, start, end: start + text.length, kind, capital, name: false };
}
/**
 * Marks proper names over all sentences of a note: a capital inside a sentence, or a first word that the note
 * knows as a name or that runs straight into another capital and never stands in small letters.
 */
export function markNames(sentences) {
    const small = new Set();
    const names = new Set();
    for (const tokens of sentences) {
        tokens.forEach((token, at) => {
            if (token.kind !== 'word')
                return;
            if (!token.capital)
                small.add(token.lower);
            else if (!startsSentence(tokens, at))
                names.add(token.lower);
        });
    }
    for (const tokens of sentences) {
        tokens.forEach((token, at) => {
            if (!token.capital)
                return;
            if (!startsSentence(tokens, at))
                token.name = true;
            else if (!small.has(token.lower))
                token.name = names.has(token.lower) || !!tokens[at + 1]?.capital;
        });
    }
}
/** Whether only opening marks, or a colon or quotation mark, stand before a token. */
function startsSentence(tokens, at) {
    const before = tokens[at - 1];
    if (!before)
        return true;
    if (before.kind !== 'mark')
        return false;
    if (before.lower === ':' || before.lower === '"' || before.lower === '.')
        return true;
    return before.lower !== ',' && before.lower !== '-' && startsSentence(tokens, at - 1);
}
//# sourceMappingURL=tokenise.js.map