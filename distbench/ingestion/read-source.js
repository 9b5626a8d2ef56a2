import { invalidText } from "./invalid-text.js";
import { canonicaliseText } from "./normalise.js";
import { noMetadata, refuse } from "./read-document.js";
import { readDocx } from "./read-docx.js";
import { readHtml } from "./read-html.js";
import { readMarkdown } from "./read-markdown.js";
import { readPlainText } from "./read-plain-text.js";
import { readWxr } from "./read-wxr.js";
const oneNote = {
    '.txt': 'text/plain',
    '.text': 'text/plain',
    '.md': 'text/markdown',
    '.markdown': 'text/markdown',
    '.html': 'text/html',
    '.htm': 'text/html',
};
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** The endings of files that can be read. */
export const sourceEndings = [...Object.keys(oneNote), '.docx', '.xml'];
/** No file is read that is larger: the largest of the formats' own limits. */
export const maxSourceBytes = 50 * 1024 * 1024;
/** Reads a file by its name's ending. What cannot be read is refused with a sentence that says why and what to do. */
export async function readSource(fileName, bytes) {
    const ending = /\.[^.]*$/.exec(fileName.toLowerCase())?.[0] ?? '';
    if (ending === '.xml')
        return readWxrSource(bytes);
    if (ending === '.docx')
        return single(await readDocx(bytes), docx);
    const mediaType = oneNote[ending];
    if (mediaType === undefined) {
        const detail = `Files ending in “${ending}” cannot be read; these can: ${sourceEndings.join(', ')}.`;
        return single(refuse('malformed', detail), 'application/octet-stream');
    }
    return single(readers[mediaType](bytes), mediaType);
}
const readers = {
    'text/plain': readPlainText,
    'text/markdown': readMarkdown,
    'text/html': readHtml,
};
const single = (result, mediaType) => [
    { part: null, mediaType, draft: false, result },
];
function readWxrSource(bytes) {
    const mediaType = 'application/xml';
    const result = readWxr(bytes);
    if (!result.ok)
        return single(result, mediaType);
    return result.entries.map((entry) => ({
        part: (entry.result.ok ? entry.result.document.metadata.slug : null) ?? entry.title,
        mediaType,
        draft: entry.status !== null && entry.status !== 'publish',
        result: entry.result,
    }));
}
/** A text that came inside a request. @throws InvalidRequestError pointing at `#/text` */
export function textSource(text, format) {
    if (format === 'plain') {
        const canonical = canonicaliseText(text);
        if (!canonical.ok)
            throw invalidText(canonical.detail);
        return {
            document: { text: canonical.text, outline: [], marks: [], metadata: noMetadata },
            mediaType: 'text/plain',
        };
    }
    const result = readMarkdown(text);
    if (!result.ok)
        throw invalidText(result.detail);
    return { document: result.document, mediaType: 'text/markdown' };
}
//# sourceMappingURL=read-source.js.map