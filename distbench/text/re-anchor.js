import { contextAgreement, isFull, strength } from "./anchor-context.js";
import { indexText } from "./code-points.js";
import { fuzzyFinder } from "./fuzzy-anchor.js";
import { matchRegions } from "./match-regions.js";
import { passageAt } from "./passage.js";
/** More verbatim occurrences than this are not weighed against each other. */
const MAX_OCCURRENCES = 60;
/** By how much one place must agree better with the old surroundings than another to be chosen (of 2). */
const CLEAR_MARGIN = 0.5;
/** A quotation this long is not repeated by chance, so it may move without its surroundings. */
const SPECIFIC_LENGTH = 40;
const SPECIFIC_WORDS = 6;
const HALF_OF_CONTEXT = 0.5;
const TRACE_OF_CONTEXT = 0.25;
/**
 * Finds passages of an old text again in its new version. Positions are code points. Pure and deterministic; a
 * lookalike is never chosen: what the surroundings cannot settle is reported as ambiguous. Throws RangeError for
 * an empty passage or one outside the old text.
 */
export function reanchor(oldText, newText, passages) {
    const versions = compareVersions(oldText, newText);
    return passages.map((passage) => reanchorOne(versions, passage));
}
function compareVersions(oldText, newText) {
    const after = indexText(newText);
    const matched = matchRegions(oldText, newText);
    return { before: indexText(oldText), after, matched, fuzzy: fuzzyFinder(after) };
}
function reanchorOne(versions, { start, end }) {
    const { before, after } = versions;
    if (start >= end)
        throw new RangeError(`passage ${start}..${end} is empty`);
    const quotation = { at: before.toUtf16(start), exact: before.slice(start, end), codePoint: start };
    const places = offsetsOf(quotation.exact, after.text);
    if (places.length === 0)
        return changedOrGone(versions, quotation);
    const candidates = places.map((at) => ({
        at,
        agreement: agreementBetween(versions, quotation, quotation.at, at),
    }));
    const full = candidates.filter(({ agreement }) => isFull(agreement));
    return full.length > 0
        ? chooseAmongFull(versions, quotation, full)
        : chooseByContext(versions, quotation, candidates);
}
/** Some place has the very surroundings of old: sure, unless copies with those surroundings came or went. */
function chooseAmongFull(versions, quotation, full) {
    const { before, matched } = versions;
    const twins = offsetsOf(quotation.exact, before.text).filter((at) => isFull(contextAgreement({ text: before.text, at: quotation.at }, { text: before.text, at }, quotation.exact.length)));
    const direct = matched.locate(quotation.at, quotation.at + quotation.exact.length);
    const isDirect = full.some(({ at }) => at === direct);
    if (twins.length === full.length && (isDirect || (full.length === 1 && direct === null))) {
        return found(versions, quotation, isDirect ? direct : full[0].at);
    }
    const places = full.map(({ at }) => at);
    return ambiguous(versions, quotation, isDirect || direct === null ? places : [...places, direct]);
}
/** The surroundings changed everywhere: the best agreement wins if it wins clearly and nobody else has a claim. */
function chooseByContext(versions, quotation, all) {
    const rivals = offsetsOf(quotation.exact, versions.before.text).filter((at) => at !== quotation.at);
    const claimed = (candidate) => isClaimed(versions, quotation, rivals, candidate);
    const candidates = all
        .filter((candidate) => !claimed(candidate))
        .sort((a, b) => strength(b.agreement) - strength(a.agreement));
    const best = candidates[0];
    if (!best)
        return changedOrGone(versions, quotation);
    const equals = candidates.filter(({ agreement }) => !isClearlyBetter(best.agreement, agreement));
    if (equals.length > 1 || isContested(versions, quotation, rivals, best)) {
        return ambiguous(versions, quotation, equals.map(({ at }) => at));
    }
    return isCredible(versions, quotation, best)
        ? found(versions, quotation, best.at)
        : changedOrGone(versions, quotation);
}
/** A place whose surroundings are intact on one side is always a rival. */
function isClearlyBetter(best, other) {
    return strength(best) - strength(other) >= CLEAR_MARGIN && Math.max(other.left, other.right) < 1;
}
/** Whether the comparison gives this place to another old occurrence, whose surroundings fit it clearly better. */
function isClaimed(versions, quotation, rivals, { at, agreement }) {
    return rivals.some((rival) => {
        if (versions.matched.locate(rival, rival + quotation.exact.length) !== at)
            return false;
        const theirs = agreementBetween(versions, quotation, rival, at);
        return strength(theirs) - strength(agreement) >= CLEAR_MARGIN;
    });
}
/** Whether another old occurrence, itself without a certain place, fits here about as well. */
function isContested(versions, quotation, rivals, { at, agreement }) {
    return rivals.some((rival) => {
        const theirs = agreementBetween(versions, quotation, rival, at);
        if (isClearlyBetter(agreement, theirs))
            return false;
        return !offsetsOf(quotation.exact, versions.after.text).some((place) => isFull(agreementBetween(versions, quotation, rival, place)));
    });
}
function isCredible({ matched }, { at, exact }, best) {
    if (exact.length >= SPECIFIC_LENGTH && exact.trim().split(/\s+/u).length >= SPECIFIC_WORDS)
        return true;
    const { left, right } = best.agreement;
    const needed = matched.locate(at, at + exact.length) === best.at ? TRACE_OF_CONTEXT : HALF_OF_CONTEXT;
    return Math.max(left, right) >= needed;
}
function changedOrGone({ after, matched, fuzzy }, { at, exact }) {
    const changed = fuzzy.findWithin(exact, matched.between(at, at + exact.length));
    if (changed === null)
        return { verdict: 'orphaned', nearest: fuzzy.findAnywhere(exact) };
    if (changed.length === 1)
        return { verdict: 'fuzzy', ...changed[0] };
    return {
        verdict: 'ambiguous',
        candidates: changed.map(({ passage }) => passageAt(after, passage.start, passage.end)),
    };
}
function found({ after }, { exact, codePoint }, at) {
    const passage = passageAt(after, after.toCodePoint(at), after.toCodePoint(at + exact.length));
    return { verdict: passage.start === codePoint ? 'unchanged' : 'moved', passage };
}
function ambiguous({ after }, { exact }, places) {
    const candidates = places
        .sort((a, b) => a - b)
        .map((at) => passageAt(after, after.toCodePoint(at), after.toCodePoint(at + exact.length)));
    return { verdict: 'ambiguous', candidates };
}
function agreementBetween({ before, after }, { exact }, oldAt, newAt) {
    return contextAgreement({ text: before.text, at: oldAt }, { text: after.text, at: newAt }, exact.length);
}
function offsetsOf(exact, text) {
    const offsets = [];
    for (let at = text.indexOf(exact); at !== -1 && offsets.length < MAX_OCCURRENCES; at = text.indexOf(exact, at + 1)) {
        offsets.push(at);
    }
    return offsets;
}
//# sourceMappingURL=re-anchor.js.map