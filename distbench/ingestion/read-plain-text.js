import { decodeUtf8 } from "./normalise.js";
import { noMetadata, refuse } from "./read-document.js";
const reasons = {
    'not-utf-8': 'not-utf-8',
    'utf-16': 'not-utf-8',
    'nul-character': 'unstorable',
    'lone-surrogate': 'unstorable',
};
/** Reads a plain text file: the canonical text is the file's own, verbatim (see `canonicaliseText`). */
export function readPlainText(bytes) {
    const decoded = decodeUtf8(bytes);
    if (!decoded.ok)
        return refuse(reasons[decoded.reason], decoded.detail);
    if (decoded.text.trim() === '')
        return refuse('no-content', 'The file is empty.');
    return { ok: true, document: { text: decoded.text, outline: [], marks: [], metadata: noMetadata } };
}
//# sourceMappingURL=read-plain-text.js.map