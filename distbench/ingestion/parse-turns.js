/** "Ruth: …", "A resident: …", "BS: …" at the start of a block: up to three words before the colon. */
const LABEL = /^(?<label>\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){0,2}): +(?=\S)/u;
const MIN_TURNS = 4;
/** Lines that many notes open with a word and a colon, whoever speaks. */
const NO_SPEAKER = /^(?:present|apologies|date|time|venue|note|notes|next|next one|actions?|item|question|q|a)$/iu;
/**
 * The labels by which a note (given as its paragraphs) in dialogue form names who speaks next; empty when the note is not in that form
 * (fewer than four labelled blocks, or no label twice).
 */
export function findTurnLabels(blocks) {
    const counts = new Map();
    let turns = 0;
    for (const block of blocks) {
        const label = turnLabel(block);
        if (label === null)
            continue;
        turns++;
        counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    const repeated = [...counts.values()].some((count) => count > 1);
    return turns >= MIN_TURNS && repeated ? new Set(counts.keys()) : new Set();
}
/** The label a block opens with, or null. */
export function turnLabel(block) {
    const label = LABEL.exec(block)?.groups?.['label'] ?? null;
    return label === null || NO_SPEAKER.test(label) ? null : label;
}
//# sourceMappingURL=parse-turns.js.map