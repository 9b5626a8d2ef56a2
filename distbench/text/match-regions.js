import { commonRuns } from "./diff.js";
/** Words, runs of white space and single other characters. */
const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|[^]/gu;
/** Shorter matches than this (characters) may be chance and do not bound what lies between them. */
const SOLID_LENGTH = 12;
/** Compares two texts word by word. */
export function matchRegions(oldText, newText) {
    const ids = new Map();
    const before = tokenise(oldText, ids);
    const after = tokenise(newText, ids);
    const regions = commonRuns(before.ids, after.ids).map((run) => ({
        old: before.offsets[run.old],
        new: after.offsets[run.new],
        length: before.offsets[run.old + run.length] - before.offsets[run.old],
    }));
    return {
        regions,
        locate: (start, end) => {
            const region = regions[lastAtOrBefore(regions, start)];
            if (!region || end > region.old + region.length)
                return null;
            return region.new + start - region.old;
        },
        between: (start, end) => ({
            start: endOfSolidBefore(regions, start),
            end: startOfSolidAfter(regions, end, newText.length),
        }),
    };
}
function tokenise(text, ids) {
    const tokens = [];
    const offsets = [];
    for (const match of text.matchAll(TOKEN)) {
        const id = ids.get(match[0]) ?? ids.size;
        ids.set(match[0], id);
        tokens.push(id);
        offsets.push(match.index);
    }
    offsets.push(text.length);
    return { ids: tokens, offsets };
}
function lastAtOrBefore(regions, position) {
    let [low, high] = [0, regions.length];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (regions[middle].old <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}
function endOfSolidBefore(regions, position) {
    for (let i = lastAtOrBefore(regions, position); i >= 0; i--) {
        const region = regions[i];
        const length = Math.min(region.length, position - region.old);
        if (length >= SOLID_LENGTH)
            return region.new + length;
    }
    return 0;
}
function startOfSolidAfter(regions, position, otherwise) {
    for (let i = Math.max(0, lastAtOrBefore(regions, position)); i < regions.length; i++) {
        const region = regions[i];
        const skipped = Math.max(0, position - region.old);
        if (region.length - skipped >= SOLID_LENGTH)
            return region.new + skipped;
    }
    return otherwise;
}
//# sourceMappingURL=match-regions.js.map