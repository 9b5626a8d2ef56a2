export const searchTypes = ['note', 'insight', 'example'];
export const searchFacets = ['theme', 'tag', 'example', 'kind', 'series', 'type'];
/** Sentinels around the words that matched, in text that is not yet escaped. */
export const markStart = '\uE000';
export const markEnd = '\uE001';
/** The index understood and will refuse again: a matter of the document, not of the moment. */
export class RefusedError extends Error {
}
//# sourceMappingURL=port.js.map