import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import { addLinks, countAdding, countRemoving, removeLinks } from './assignment-repository.ts';
import { planTokenOf, requirePlanToken } from '../curation/plan-token.ts';
import { fixIds, type Ids, type ResolvedUses } from '../curation/uses-repository.ts';
import { resolveUses, type Uses } from '../curation/uses.ts';
import type { Database, Queryable } from '../db/client.ts';
import { InvalidRequestError } from '../errors.ts';
import { tagLinks, type LinkTable } from '../curation/links-repository.ts';
import type { AssignmentPlan } from './assignment-schemas.ts';
import { requireHeldTags } from './held-tags.ts';
import type { HeldTag } from './write-repository.ts';

export interface Assignment {
  add: string[];
  remove: string[];
  to: Uses;
  planToken?: string | undefined;
}

/** What adding and removing these tags would do. Reads only. */
export async function planAssignments(db: Database, input: Assignment): Promise<AssignmentPlan> {
  const terms = await requireTerms(db, input);
  return readPlan(db, terms, await resolveUses(db, input.to, '#/to'));
}

/**
 * Adds and removes tags, never replaces: links that are not named stay as they are.
 * @throws DomainError `precondition-failed` where the plan is not what it was at the preview
 */
export async function assignTags(
  db: Database,
  actor: Actor,
  input: Assignment,
): Promise<Outcome<{ plan: AssignmentPlan }>> {
  const uses = await resolveUses(db, input.to, '#/to');
  return curate(db, actor, { lock: 'exclusive' }, async (tx, auditId) => {
    const terms = await requireTerms(tx, input);
    const plan = await readPlan(tx, terms, uses);
    requirePlanToken(input.planToken, plan.planToken);
    // What is meant is fixed before anything changes: the query may be about the very tags that are added.
    const things = { ...uses, insights: await fixIds(tx, uses.insights) };
    for (const [link, ids] of targetsOf(things)) {
      for (const tag of terms.add) await addLinks(tx, link, tag.id, ids);
      for (const tag of terms.remove) await removeLinks(tx, link, tag.id, ids);
    }
    return {
      result: { plan },
      entry: {
        action: 'tag.assign',
        entityType: 'collection',
        entityId: auditId,
        entityLabel: labelOf(plan),
        after: {
          add: terms.add.map(({ label }) => label),
          remove: terms.remove.map(({ label }) => label),
          tags: [...terms.add, ...terms.remove].map(({ id }) => id),
          added: plan.added.length,
          removed: plan.removed.length,
        },
      },
    };
  });
}

interface Terms {
  add: HeldTag[];
  remove: HeldTag[];
}

async function requireTerms(db: Queryable, input: Assignment): Promise<Terms> {
  const add = await requireHeldTags(db, input.add, '#/add');
  const remove = await requireHeldTags(db, input.remove, '#/remove');
  const both = add.find(({ id }) => remove.some((other) => other.id === id));
  if (both) {
    throw new InvalidRequestError('The body is not valid: see errors.', [
      { pointer: '#/remove', detail: `“${both.label}” is to be added as well.` },
    ]);
  }
  return { add, remove };
}

const targetsOf = (uses: ResolvedUses): [LinkTable, Ids][] => [
  [tagLinks.insights, uses.insights],
  [tagLinks.notes, uses.notes],
  [tagLinks.examples, uses.examples],
];

async function readPlan(db: Queryable, terms: Terms, uses: ResolvedUses): Promise<AssignmentPlan> {
  const digests: string[] = [];
  const plan: Omit<AssignmentPlan, 'planToken'> = {
    things: { insights: 0, notes: 0, examples: 0 },
    added: [],
    removed: [],
  };
  const kinds = ['insights', 'notes', 'examples'] as const;
  for (const [i, [link, ids]] of targetsOf(uses).entries()) {
    const kind = kinds[i]!;
    for (const [list, tags, count] of [
      [plan.added, terms.add, countAdding],
      [plan.removed, terms.remove, countRemoving],
    ] as const) {
      for (const tag of tags) {
        const { total, changes, digest } = await count(db, link, tag.id, ids);
        plan.things[kind] = total;
        digests.push(digest);
        if (total > 0) list.push({ tag: tag.slug, to: kind, changes, unchanged: total - changes });
      }
    }
  }
  const versions = [...terms.add, ...terms.remove].map(({ id, version }) => [id, version]);
  return { ...plan, planToken: planTokenOf('tag.assign', plan, versions, digests) };
}

function labelOf({ things }: AssignmentPlan): string {
  const parts = Object.entries(things).flatMap(([kind, count]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? kind.slice(0, -1) : kind}`],
  );
  return parts.join(', ') || 'nothing';
}
