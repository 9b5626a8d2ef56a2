import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import * as links from '../curation/links-repository.ts';
import { planTokenOf, requirePlanToken } from '../curation/plan-token.ts';
import type { Database, Queryable, Transaction } from '../db/client.ts';
import { ConflictError } from '../errors.ts';
import { requireHeldTags } from './held-tags.ts';
import * as repository from './merge-repository.ts';
import type { MergePlan } from './merge-schemas.ts';
import { getHeldTag, lockTag, type HeldTag } from './write-repository.ts';

export interface MergeInput {
  into: string;
  planToken?: string | undefined;
}

/**
 * What a merge would do, with the token that applying it needs. Reads only.
 * @throws ConflictError for a merge that cannot be; InvalidRequestError where `into` is no living term
 */
export async function planTagMerge(db: Database, fromId: string, input: MergeInput): Promise<MergePlan> {
  return db.transaction(
    async (tx) => {
      const { from, into } = await readPair(tx, fromId, input.into);
      return (await readPlan(tx, from, into)).plan;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** Does it: one transaction, no other write meanwhile. @throws DomainError `precondition-failed` for an old token */
export function mergeTags(
  db: Database,
  actor: Actor,
  fromId: string,
  input: MergeInput,
): Promise<Outcome<{ plan: MergePlan }>> {
  return curate(db, actor, { lock: 'exclusive' }, async (tx) => {
    const pair = await readPair(tx, fromId, input.into);
    const [from, into] = [await lockTag(tx, pair.from.id), await lockTag(tx, pair.into.id)];
    const { plan } = await readPlan(tx, from, into);
    requirePlanToken(input.planToken, plan.planToken);
    await mergeHeldTags(tx, from.id, into.id);
    return {
      result: { plan },
      entry: {
        action: 'tag.merge',
        entityType: 'tag',
        entityId: from.id,
        entityLabel: from.label,
        before: { slug: from.slug, status: from.status },
        after: {
          into: { id: into.id, slug: into.slug, label: into.label },
          insights: sum(plan.insights),
          notes: sum(plan.notes),
          examples: sum(plan.examples),
          mentions: plan.mentions,
        },
      },
    };
  });
}

/** The merge itself, within a larger act. */
export async function mergeHeldTags(tx: Transaction, fromId: string, intoId: string): Promise<void> {
  const [from, into] = [await lockTag(tx, fromId), await lockTag(tx, intoId)];
  await repository.mergeTerms(tx, from, into, uuidv7());
  for (const link of Object.values(links.tagLinks)) await links.moveLinks(tx, link, from.id, into.id);
  await links.moveMentions(tx, 'tag_id', from.id, into.id);
}

const sum = ({ moves, alreadyThere }: links.LinkCount): number => moves + alreadyThere;

async function readPair(
  db: Queryable,
  fromId: string,
  intoSlug: string,
): Promise<{ from: HeldTag; into: HeldTag }> {
  const from = await getHeldTag(db, fromId);
  const [into] = await requireHeldTags(db, [intoSlug], '#/into');
  if (!into) throw new Error(`The tag ${intoSlug} was found and is not there.`);
  if (from.id === into.id) throw refusal('A term cannot be merged into itself.', from);
  if (from.scheme !== into.scheme) {
    throw refusal(`“${from.label}” is a ${from.scheme}, “${into.label}” a ${into.scheme}.`, into);
  }
  if (from.status === 'active' && into.status === 'proposed') {
    throw refusal(`“${into.label}” is only proposed: accept it first.`, into);
  }
  return { from, into };
}

const refusal = (detail: string, { slug }: HeldTag): ConflictError =>
  new ConflictError(`${detail} Nothing was changed.`, {
    errors: [{ pointer: '#/into', detail, address: `/v1/tags/${slug}` }],
  });

async function readPlan(db: Queryable, from: HeldTag, into: HeldTag): Promise<{ plan: MergePlan }> {
  const surroundings = await repository.readMergeSurroundings(db, from, into);
  const { digest: insightDigest, ...insights } = await links.countMovingLinks(
    db,
    links.tagLinks.insights,
    from.id,
    into.id,
  );
  const { digest: noteDigest, ...notes } = await links.countMovingLinks(
    db,
    links.tagLinks.notes,
    from.id,
    into.id,
  );
  const { digest: exampleDigest, ...examples } = await links.countMovingLinks(
    db,
    links.tagLinks.examples,
    from.id,
    into.id,
  );
  const { byStatus, ...rest } = surroundings;
  const plan = {
    from: reference(from),
    into: reference(into),
    insights: { ...insights, byStatus },
    notes,
    examples,
    mentions: await links.countMentions(db, 'tag_id', from.id),
    ...rest,
  };
  const planToken = planTokenOf('tag.merge', plan, insightDigest, noteDigest, exampleDigest);
  return { plan: { ...plan, planToken } };
}

const reference = ({ id, slug, label, version }: HeldTag) => ({ id, slug, label, version });
