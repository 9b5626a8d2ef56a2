import { escapeHtml } from "../lib/html.js";
import { countCodePoints } from "../text/code-points.js";
import { markEnd, markStart } from "./port.js";
/** Escaped first, marked afterwards: the note's own characters can never become markup. */
export const markedHtml = (snippet) => escapeHtml(snippet).replaceAll(markStart, '<mark>').replaceAll(markEnd, '</mark>');
export function excerptOf(snippet) {
    const matches = [];
    let text = '';
    let start = null;
    let length = 0;
    for (const piece of snippet.split(/([\uE000\uE001])/)) {
        if (piece === markStart)
            start = length;
        else if (piece === markEnd) {
            if (start !== null && length > start)
                matches.push({ start, end: length });
            start = null;
        }
        else {
            text += piece;
            length += countCodePoints(piece);
        }
    }
    return { text, matches };
}
//# sourceMappingURL=snippet.js.map