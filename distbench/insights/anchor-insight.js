import { v7 as uuidv7 } from 'uuid';
import { writeTransaction } from "../db/transaction.js";
import { ConflictError, InvalidRequestError } from "../errors.js";
import { requireVersion } from "../lib/expected-versions.js";
import * as passages from "../passages/repository.js";
import { indexText } from "../text/code-points.js";
import { isOnGraphemeBoundaries, passageAt } from "../text/passage.js";
/**
 * Ties an insight to a passage of its note's current version: what a curator decides about a fuzzy, ambiguous or
 * orphaned quotation. Without positions the proposed passage of a fuzzy one is confirmed. A statement that was the
 * old wording becomes the new one.
 * @throws ConflictError where nothing is proposed; InvalidRequestError for positions that are none of the text's
 */
export function anchorInsight(deps, actor, insightId, expected, input) {
    return writeTransaction(deps.db, actor, async (write) => {
        const { tx } = write;
        const target = await passages.lockAnchorTarget(tx, insightId);
        requireVersion(target.version, expected);
        const place = input ?? target.proposed;
        if (!place)
            throw new ConflictError('No place is proposed for this quotation: give start and end.');
        const index = indexText(target.text);
        if (place.end > index.length || place.start >= place.end || !isOnGraphemeBoundaries(index, place)) {
            throw new InvalidRequestError('The body is not valid: see errors.', [
                {
                    pointer: '#/end',
                    detail: `Start and end must lie within the text’s ${index.length} code points, between characters.`,
                },
            ]);
        }
        const passage = {
            id: uuidv7(),
            versionId: target.versionId,
            ...passageAt(index, place.start, place.end),
        };
        const statement = asStatement(target.exact) === target.statement ? asStatement(passage.exact) : target.statement;
        await passages.insertPassages(tx, [passage]);
        await passages.settleAnchor(tx, {
            insightId,
            versionId: target.versionId,
            passageId: passage.id,
            statement,
        });
        await write.touch('insight', [insightId]);
        await write.audit({
            action: 'insight.anchor',
            entityType: 'insight',
            entityId: insightId,
            entityLabel: statement,
            before: { anchoring: target.anchoring, exact: target.exact, statement: target.statement },
            after: { anchoring: 'anchored', exact: passage.exact, start: place.start, end: place.end, statement },
        });
    });
}
const asStatement = (exact) => exact.replaceAll(/\s+/g, ' ');
//# sourceMappingURL=anchor-insight.js.map