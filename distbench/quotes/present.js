import { noteAddress, versionTextAddress } from "../notes/addresses.js";
export const presentVerification = ({ verdict, places, total, nearest }) => ({
    verdict,
    matches: places.map(presentMatch),
    total,
    nearest: nearest && {
        match: presentMatch(nearest),
        similarity: nearest.similarity,
        differences: nearest.differences.map(({ same, quote, text }) => ({ same, quote, source: text })),
    },
});
const presentMatch = ({ source, passage }) => ({
    note: { slug: source.noteSlug, title: source.noteTitle, url: noteAddress(source.noteSlug) },
    evidence: {
        ...passage,
        version: source.versionNumber,
        textUrl: versionTextAddress(source.noteSlug, source.versionNumber),
    },
    current: source.current,
    attribution: { licence: source.licence, attribution: source.attribution, sourceUrl: source.sourceUrl },
});
//# sourceMappingURL=present.js.map