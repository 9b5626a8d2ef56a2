/**
 * Boundaries of what a reader sees as one character (extended grapheme clusters, UAX #29).
 * All offsets are UTF-16 units: this module and code-points.ts share that convention.
 */
/** Longest stretch examined on either side; a longer cluster is treated as broken at that distance. */
const REACH = 256;
/** Below this code unit every character starts a cluster of its own, except LF after CR. */
const FIRST_COMBINING = 0x0300;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Whether the offset lies between two clusters. The ends of the text always do. */
export function isGraphemeBoundary(text, offset) {
    if (offset <= 0 || offset >= text.length)
        return true;
    if (isPlain(text, offset))
        return true;
    const from = safeStart(text, offset);
    const window = text.slice(from, Math.min(text.length, offset + REACH));
    return segmenter.segment(window).containing(offset - from)?.index === offset - from;
}
/** The offset itself, or the first boundary after it. */
export function nextGraphemeBoundary(text, offset) {
    let at = offset;
    while (!isGraphemeBoundary(text, at))
        at++;
    return at;
}
/** The offset itself, or the last boundary before it. */
export function previousGraphemeBoundary(text, offset) {
    let at = offset;
    while (!isGraphemeBoundary(text, at))
        at--;
    return at;
}
function isPlain(text, offset) {
    const before = text.charCodeAt(offset - 1);
    const after = text.charCodeAt(offset);
    return before < FIRST_COMBINING && after < FIRST_COMBINING && !(before === 0x0d && after === 0x0a);
}
function safeStart(text, offset) {
    const limit = Math.max(0, offset - REACH);
    let at = offset - 1;
    while (at > limit && !isPlain(text, at))
        at--;
    return at;
}
//# sourceMappingURL=graphemes.js.map