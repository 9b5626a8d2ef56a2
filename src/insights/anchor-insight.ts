import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import { curate } from '../curation/curate.ts';
import type { Transaction } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { ConflictError, InvalidRequestError } from '../errors.ts';
import { requireVersion, type ExpectedVersions } from '../lib/expected-versions.ts';
import * as passages from '../passages/repository.ts';
import { indexText } from '../text/code-points.ts';
import { isOnGraphemeBoundaries, passageAt } from '../text/passage.ts';
import { shortLabel } from './edit-insight.ts';

/** Where a curator says that the quotation is now, in code points of the note's current version. */
export interface AnchorInput {
  start: number;
  end: number;
}

/**
 * Ties an insight to a passage of its note's current version: what a curator decides about a fuzzy, ambiguous or
 * orphaned quotation. Without positions the proposed passage of a fuzzy one is confirmed. A statement that was the
 * old wording becomes the new one.
 * @throws ConflictError where nothing is proposed; InvalidRequestError for positions that are none of the text's
 */
export async function anchorInsight(
  deps: Deps,
  actor: Actor,
  insightId: string,
  expected: ExpectedVersions,
  input: AnchorInput | null,
): Promise<void> {
  await curate(deps.db, actor, {}, async (tx) => {
    const target = await passages.lockAnchorTarget(tx, insightId);
    requireVersion(target.version, expected);
    const place = input ?? target.proposed;
    if (!place) throw new ConflictError('No place is proposed for this quotation: give start and end.');
    const { exact, statement } = await applyAnchor(tx, insightId, target, place);
    return {
      result: {},
      entry: {
        action: 'insight.anchor',
        entityType: 'insight',
        entityId: insightId,
        entityLabel: shortLabel(statement),
        before: { anchoring: target.anchoring, exact: target.exact, statement: target.statement },
        after: { anchoring: 'anchored', exact, start: place.start, end: place.end, statement },
      },
    };
  });
}

/** The change itself, within a larger act. @throws InvalidRequestError for a place that is none of the text's */
export async function applyAnchor(
  tx: Transaction,
  insightId: string,
  target: passages.AnchorTarget,
  place: AnchorInput,
): Promise<{ exact: string; statement: string }> {
  const index = indexText(target.text);
  if (place.end > index.length || place.start >= place.end || !isOnGraphemeBoundaries(index, place)) {
    throw new InvalidRequestError('The body is not valid: see errors.', [
      {
        pointer: '#/end',
        detail: `Start and end must lie within the text’s ${index.length} code points, between characters.`,
      },
    ]);
  }
  const { versionId } = target;
  const passage = { id: uuidv7(), versionId, ...passageAt(index, place.start, place.end) };
  const statement =
    asStatement(target.exact) === target.statement ? asStatement(passage.exact) : target.statement;
  await passages.insertPassages(tx, [passage]);
  await passages.settleAnchor(tx, { insightId, versionId, passageId: passage.id, statement });
  return { exact: passage.exact, statement };
}

const asStatement = (exact: string): string => exact.replaceAll(/\s+/g, ' ');
