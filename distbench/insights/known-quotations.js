import { createHash } from 'node:crypto';
import { foldedWording } from "../text/fold.js";
import { listKnownQuotations } from "./write-repository.js";
/** Names a quotation by its wording: white space, kinds of quotation mark and case do not matter. */
export const quotationFingerprint = (exact) => createHash('sha256').update(foldedWording(exact)).digest('base64url');
/**
 * Leaves out what this note has an insight for already, rejected ones included: a decision that a person made about
 * a quotation is not asked for again and not overwritten, wherever the words have moved to.
 */
export async function withoutKnownQuotations(db, noteId, suggestions, exactOf) {
    const known = new Set((await listKnownQuotations(db, noteId)).map(quotationFingerprint));
    return suggestions.filter((suggestion) => !known.has(quotationFingerprint(exactOf(suggestion))));
}
//# sourceMappingURL=known-quotations.js.map