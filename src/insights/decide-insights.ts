import type { Actor, CurationAction } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import type { Database } from '../db/client.ts';
import { ConflictError } from '../errors.ts';
import { requireVersion, type ExpectedVersions } from '../lib/expected-versions.ts';
import { applyInsightEdit, lockInsight, shortLabel } from './edit-insight.ts';
import * as repository from './write-repository.ts';
import type { HeldInsight, InsightStatus } from './write-repository.ts';
import type { Decision, EditInsightInput } from './write-schemas.ts';

const statuses: Record<Decision, InsightStatus> = {
  accept: 'accepted',
  reject: 'rejected',
  reopen: 'suggested',
};

/** Decides one insight, with changes on the way. @throws DomainError `precondition-failed`; NotFoundError */
export function decideInsight(
  db: Database,
  actor: Actor,
  target: { id: string; expected: ExpectedVersions },
  { decision, edit }: { decision: Decision; edit?: EditInsightInput | undefined },
): Promise<Outcome<{ id: string }>> {
  return curate(db, actor, {}, async (tx) => {
    const insight = await lockInsight(tx, target.id);
    requireVersion(insight.version, target.expected);
    if (edit) await applyInsightEdit(tx, insight, edit);
    await repository.decideInsightRows(tx, [insight.id], statuses[decision], actor.keyId);
    return {
      result: { id: insight.id },
      entry: {
        action: actionOf(decision),
        entityType: 'insight',
        entityId: insight.id,
        entityLabel: shortLabel(insight.statement),
        before: { status: insight.status },
        after: { status: statuses[decision], ...edit },
      },
    };
  });
}

const actionOf = (decision: Decision): CurationAction => `insight.${decision}`;

export interface Decided {
  id: string;
  status: InsightStatus;
  version: number;
}

/** Decides many alike: all of them, or none. @throws ConflictError naming each that somebody else changed first */
export function decideInsights(
  db: Database,
  actor: Actor,
  input: { decision: Decision; insights: { id: string; version: number }[] },
): Promise<Outcome<{ decided: Decided[] }>> {
  return curate(db, actor, {}, async (tx, auditId) => {
    const ids = input.insights.map(({ id }) => id);
    const held = new Map((await repository.lockInsights(tx, ids)).map((insight) => [insight.id, insight]));
    refuseStale(input.insights, held);
    await repository.decideInsightRows(tx, ids, statuses[input.decision], actor.keyId);
    const decided = await repository.lockInsights(tx, ids);
    return {
      result: { decided: decided.map(({ id, status, version }) => ({ id, status, version })) },
      entry: {
        action: actionOf(input.decision),
        entityType: 'collection',
        entityId: auditId,
        entityLabel: ids.length === 1 ? '1 insight' : `${ids.length} insights`,
        after: { status: statuses[input.decision], insights: ids },
      },
    };
  });
}

function refuseStale(
  wanted: readonly { id: string; version: number }[],
  held: ReadonlyMap<string, HeldInsight>,
): void {
  const faults = wanted.flatMap(({ id, version }, i) => {
    const current = held.get(id);
    if (current?.version === version) return [];
    const detail = current
      ? `Somebody changed it: it is ${current.status} now, at version ${current.version}.`
      : `There is no insight ${id}.`;
    return [{ pointer: `#/insights/${i}`, detail, address: `/v1/insights/${id}` }];
  });
  if (faults.length > 0) {
    throw new ConflictError('Somebody else came first: see errors. Nothing was changed.', { errors: faults });
  }
}
