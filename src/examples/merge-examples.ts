import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import * as links from '../curation/links-repository.ts';
import { planTokenOf, requirePlanToken } from '../curation/plan-token.ts';
import { sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { ConflictError } from '../errors.ts';
import type { ExampleMergePlan } from '../tags/merge-schemas.ts';
import type { MergeInput } from '../tags/merge-tags.ts';
import { requireHeldExamples } from './held-examples.ts';
import * as repository from './write-repository.ts';
import type { HeldExample } from './write-repository.ts';

/** What a merge would do, with the token that applying it needs. Reads only. */
export function planExampleMerge(
  db: Database,
  fromId: string,
  input: MergeInput,
): Promise<ExampleMergePlan> {
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
  const [from, into] = [
    await repository.lockExample(tx, fromId),
    await repository.lockExample(tx, intoId),
  ];
  await links.moveLinks(tx, links.exampleLinks.insights, from.id, into.id);
  await moveTags(tx, from.id, into.id);
  await links.moveMentions(tx, 'example_id', from.id, into.id);
  await repository.mergeExampleRows(tx, from, into, uuidv7());
  return { from, into };
}

/** Its own tags: the link table has the example as its thing here. */
async function moveTags(tx: Transaction, fromId: string, intoId: string): Promise<void> {
  await tx.execute(sql`delete from example_tags l where l.example_id = ${fromId}
    and exists (select from example_tags o where o.example_id = ${intoId} and o.tag_id = l.tag_id)`);
  await tx.execute(sql`update example_tags set example_id = ${intoId} where example_id = ${fromId}`);
}

async function countTags(
  db: Queryable,
  fromId: string,
  intoId: string,
): Promise<links.LinkCount & { digest: string }> {
  const [row] = await read<links.LinkCount & { digest: string }>(
    db,
    sql`select count(*) filter (where o.tag_id is null)::int as moves,
        count(o.tag_id)::int as "alreadyThere",
        coalesce(sum(hashtextextended(l.tag_id::text, (o.tag_id is null)::int)), 0)::text as digest
      from example_tags l left join example_tags o on o.example_id = ${intoId} and o.tag_id = l.tag_id
      where l.example_id = ${fromId}`,
  );
  return row ?? { moves: 0, alreadyThere: 0, digest: '0' };
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
  const { digest: tagDigest, ...tags } = await countTags(db, from.id, into.id);
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
