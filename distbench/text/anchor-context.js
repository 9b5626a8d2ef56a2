import { CONTEXT_LENGTH } from "./passage.js";
/**
 * Compares the text before and after a quotation of `length` at `a.at` with that at `b.at` (UTF-16 units), up to
 * CONTEXT_LENGTH characters on either side. The ends of a text count as a character of their own.
 */
export function contextAgreement(a, b, length) {
    return {
        left: sharedShare(a.at, (i) => unitAt(a.text, a.at - 1 - i), (i) => unitAt(b.text, b.at - 1 - i)),
        right: sharedShare(a.text.length - a.at - length, (i) => unitAt(a.text, a.at + length + i), (i) => unitAt(b.text, b.at + length + i)),
    };
}
/** Both sides together, from 0 to 2. */
export function strength({ left, right }) {
    return left + right;
}
/** Whether nothing near the quotation differs. */
export function isFull({ left, right }) {
    return left === 1 && right === 1;
}
function sharedShare(characters, first, second) {
    const available = Math.min(CONTEXT_LENGTH, characters + 1);
    let shared = 0;
    while (shared < available && first(shared) === second(shared))
        shared++;
    return shared / available;
}
/** -1 beyond the ends of the text. */
function unitAt(text, offset) {
    return offset < 0 || offset >= text.length ? -1 : text.charCodeAt(offset);
}
//# sourceMappingURL=anchor-context.js.map