import { isPairAt } from "./code-points.js";
import { isGraphemeBoundary, nextGraphemeBoundary, previousGraphemeBoundary } from "./graphemes.js";
/** Code points of context kept on either side of a passage. */
export const CONTEXT_LENGTH = 32;
/** The passage between two code point positions. Throws RangeError when they are no positions of the text. */
export function passageAt(index, start, end) {
    if (start > end)
        throw new RangeError(`passage starts at ${start}, after its end ${end}`);
    const { text } = index;
    const from = index.toUtf16(start);
    const to = index.toUtf16(end);
    const prefixStart = index.toUtf16(Math.max(0, start - CONTEXT_LENGTH));
    const suffixEnd = index.toUtf16(Math.min(index.length, end + CONTEXT_LENGTH));
    return {
        start,
        end,
        exact: text.slice(from, to),
        prefix: text.slice(Math.min(from, nextGraphemeBoundary(text, prefixStart)), from),
        suffix: text.slice(to, Math.max(to, previousGraphemeBoundary(text, suffixEnd))),
    };
}
/** Whether a span starts and ends between grapheme clusters, as the W3C model requires of a published selector. */
export function isOnGraphemeBoundaries(index, { start, end }) {
    return (isGraphemeBoundary(index.text, index.toUtf16(start)) && isGraphemeBoundary(index.text, index.toUtf16(end)));
}
/**
 * Every place where a quotation stands verbatim, overlapping ones included, in order of position.
 * At most `limit` are returned. An empty quotation occurs nowhere.
 */
export function occurrences(index, exact, limit = Number.POSITIVE_INFINITY) {
    const found = [];
    if (exact === '')
        return found;
    let at = index.text.indexOf(exact);
    while (at !== -1 && found.length < limit) {
        found.push({ start: index.toCodePoint(at), end: index.toCodePoint(at + exact.length) });
        at = index.text.indexOf(exact, at + (isPairAt(index.text, at) ? 2 : 1));
    }
    return found;
}
//# sourceMappingURL=passage.js.map