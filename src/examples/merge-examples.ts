import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import * as links from '../curation/links-repository.ts';
import { planTokenOf, requirePlanToken } from '../curation/plan-token.ts';
import type { Database, Queryable, Transaction } from '../db/client.ts';
import { ConflictError } from '../errors.ts';
import type { ExampleMergePlan } from '../tags/merge-schemas.ts';
import type { MergeInput } from '../tags/merge-tags.ts';
import { requireHeldExamples } from './held-examples.ts';
import * as repository from './write-repository.ts';
import type { HeldExample } from './write-repository.ts';

/** What a merge would do, with the token that applying it needs. Reads only. */
export function planExampleMerge(db: Database, fromId: string, input: MergeInput): Promise<ExampleMergePlan> {
  return db.transaction(
    async (tx) => {
      const { from, into } = await readPair(tx, fromId, input.into);
      return readPlan(tx, from, into);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** Does it: one transaction, no other write meanwhile. @throws DomainError `precondition-failed` for an old token */
export function mergeExamples(
  db: Database,
  actor: Actor,
  fromId: string,
  input: MergeInput,
): Promise<Outcome<{ plan: ExampleMergePlan }>> {
  return curate(db, actor, { lock: 'exclusive' }, async (tx) => {
    const pair = await readPair(tx, fromId, input.into);
    const plan = await readPlan(tx, pair.from, pair.into);
    requirePlanToken(input.planToken, plan.planToken);
    const { from, into } = await mergeHeldExamples(tx, pair.from.id, pair.into.id);
    return {
      result: { plan },
      entry: {
        action: 'example.merge',
        entityType: 'example',
        entityId: from.id,
        entityLabel: from.name,
        before: { slug: from.slug, status: from.status },
        after: {
          into: { id: into.id, slug: into.slug, label: into.name },
          insights: plan.insights.moves + plan.insights.alreadyThere,
          mentions: plan.mentions,
        },
      },
    };
  });
}

/** The merge itself, within a larger act. */
export async function mergeHeldExamples(
  tx: Transaction,
  fromId: string,
  intoId: string,
): Promise<{ from: HeldExample; into: HeldExample }> {
  const [from, into] = [await repository.lockExample(tx, fromId), await repository.lockExample(tx, intoId)];
  await links.moveLinks(tx, links.exampleLinks.insights, from.id, into.id);
  await repository.moveExampleTags(tx, from.id, into.id);
  await links.moveMentions(tx, 'example_id', from.id, into.id);
  await repository.mergeExampleRows(tx, from, into, uuidv7());
  return { from, into };
}

async function readPair(
  db: Queryable,
  fromId: string,
  intoSlug: string,
): Promise<{ from: HeldExample; into: HeldExample }> {
  const from = await repository.getHeldExample(db, fromId);
  const [into] = await requireHeldExamples(db, [intoSlug], '#/into');
  if (!into) throw new Error(`The example ${intoSlug} was found and is not there.`);
  if (from.id === into.id) throw refusal('An example cannot be merged into itself.', into);
  if (from.status === 'active' && into.status === 'proposed') {
    throw refusal(`“${into.name}” is only proposed: accept it first.`, into);
  }
  return { from, into };
}

const refusal = (detail: string, { slug }: HeldExample): ConflictError =>
  new ConflictError(`${detail} Nothing was changed.`, {
    errors: [{ pointer: '#/into', detail, address: `/v1/examples/${slug}` }],
  });

async function readPlan(db: Queryable, from: HeldExample, into: HeldExample): Promise<ExampleMergePlan> {
  const { byStatus, ...rest } = await repository.readExampleMergeSurroundings(db, from);
  const { digest: insightDigest, ...insights } = await links.countMovingLinks(
    db,
    links.exampleLinks.insights,
    from.id,
    into.id,
  );
  const { digest: tagDigest, ...tags } = await repository.countMovingTags(db, from.id, into.id);
  const plan = {
    from: reference(from),
    into: reference(into),
    insights: { ...insights, byStatus },
    tags,
    mentions: await links.countMentions(db, 'example_id', from.id),
    ...rest,
  };
  return { ...plan, planToken: planTokenOf('example.merge', plan, insightDigest, tagDigest) };
}

const reference = ({ id, slug, name, version }: HeldExample) => ({ id, slug, label: name, version });
