import type { Actor } from '../audit/repository.ts';
import { changedMembers } from '../curation/changed-members.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import type { Database, Transaction } from '../db/client.ts';
import { NotFoundError } from '../errors.ts';
import { requireHeldExamples } from '../examples/held-examples.ts';
import { requireVersion, type ExpectedVersions } from '../lib/expected-versions.ts';
import { requireHeldTags } from '../tags/held-tags.ts';
import * as repository from './write-repository.ts';
import type { HeldInsight } from './write-repository.ts';
import type { EditInsightInput } from './write-schemas.ts';

/** Changes what is said of a passage; the passage stays. @throws DomainError `precondition-failed`; NotFoundError */
export function editInsight(
  db: Database,
  actor: Actor,
  target: { id: string; expected: ExpectedVersions },
  input: EditInsightInput,
): Promise<Outcome<{ id: string }>> {
  return curate(db, actor, {}, async (tx) => {
    const insight = await lockInsight(tx, target.id);
    requireVersion(insight.version, target.expected);
    const held = { ...insight, ...(await repository.getInsightLinks(tx, insight.id)) };
    const { before, after } = changedMembers(held, input);
    await applyInsightEdit(tx, insight, input);
    return {
      result: { id: insight.id },
      entry: {
        action: 'insight.edit',
        entityType: 'insight',
        entityId: insight.id,
        entityLabel: shortLabel(insight.statement),
        before,
        after,
      },
    };
  });
}

export async function lockInsight(tx: Transaction, id: string): Promise<HeldInsight> {
  const [insight] = await repository.lockInsights(tx, [id]);
  if (!insight) throw new NotFoundError(`There is no insight ${id}.`);
  return insight;
}

/** The change itself, within a larger act. */
export async function applyInsightEdit(
  tx: Transaction,
  insight: Pick<HeldInsight, 'id' | 'statement' | 'kind'>,
  input: EditInsightInput,
): Promise<void> {
  let changed = false;
  if (input.themes !== undefined) {
    const themes = await requireHeldTags(tx, input.themes, '#/themes', 'theme');
    const ids = themes.map(({ id }) => id);
    changed = await repository.setInsightTags(tx, insight.id, ids, { themes: true });
  }
  if (input.tags !== undefined) {
    const tags = await requireHeldTags(tx, input.tags, '#/tags');
    const ids = tags.map(({ id }) => id);
    changed = (await repository.setInsightTags(tx, insight.id, ids, { themes: false })) || changed;
  }
  if (input.examples !== undefined) {
    const examples = await requireHeldExamples(tx, input.examples, '#/examples');
    const ids = examples.map(({ id }) => id);
    changed = (await repository.setInsightExamples(tx, insight.id, ids)) || changed;
  }
  const { statement, kind } = input;
  const columns = changedMembers(insight, { statement, kind }).after;
  if (Object.keys(columns).length > 0 || changed) await repository.updateInsight(tx, insight.id, columns);
}

/** What the audit trail calls an insight. */
export const shortLabel = (statement: string): string =>
  statement.length <= 80
    ? statement
    : `${statement
        .slice(0, 79)
        .toWellFormed()
        .replace(/(?<!\s)\s+\S*$/, '')}…`;
