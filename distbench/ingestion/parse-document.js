import { parsePlainText } from "./parse-plain-text.js";
/** Takes a document of any format apart; the page's links to its neighbours count where the text names none. */
export function parseDocument({ text, outline, metadata }) {
    const note = parsePlainText(text, outline);
    const { previous, next } = metadata;
    return {
        ...note,
        previous: note.previous ?? (previous && { title: previous.title }),
        next: note.next ?? (next && { title: next.title }),
    };
}
//# sourceMappingURL=parse-document.js.map