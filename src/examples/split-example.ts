import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import * as links from '../curation/links-repository.ts';
import { planTokenOf, requirePlanToken } from '../curation/plan-token.ts';
import { resolveUses } from '../curation/uses.ts';
import type { Database, Queryable, Transaction } from '../db/client.ts';
import { ConflictError } from '../errors.ts';
import { namesOf, storeNewExample } from './create-example.ts';
import { requireFreeNames, requireHeldExamples } from './held-examples.ts';
import { countMovingMentions, readSplitScope, type SplitScope } from './split-repository.ts';
import type { ExampleSplitInput, ExampleSplitPlan } from './split-schemas.ts';
import { getHeldExample, lockExample, type HeldExample } from './write-repository.ts';

/** What moving chosen uses of an example to another, new or living, would do. Reads only. */
export async function planExampleSplit(
  db: Database,
  fromId: string,
  input: ExampleSplitInput,
): Promise<ExampleSplitPlan> {
  const scope = await readSplitScope(db, await resolveUses(db, input.uses, '#/uses'));
  const from = await getHeldExample(db, fromId);
  return readPlan(db, from, await readTarget(db, from, input), input, scope);
}

/** Does it. @throws ConflictError; DomainError `precondition-failed` for an old token */
export async function splitExample(
  db: Database,
  actor: Actor,
  fromId: string,
  input: ExampleSplitInput,
): Promise<Outcome<{ plan: ExampleSplitPlan; into: string }>> {
  const uses = await resolveUses(db, input.uses, '#/uses');
  return curate(db, actor, { lock: 'exclusive' }, async (tx) => {
    const from = await lockExample(tx, fromId);
    const held = await readTarget(tx, from, input);
    const scope = await readSplitScope(tx, uses);
    const plan = await readPlan(tx, from, held, input, scope);
    requirePlanToken(input.planToken, plan.planToken);
    const into = held ?? (await createTarget(tx, input));
    const { insights } = links.exampleLinks;
    await links.moveLinks(tx, insights, from.id, into.id, links.among(insights, scope.insights));
    await links.moveMentions(tx, 'example_id', from.id, into.id, scope.mentions);
    return {
      result: { plan, into: into.slug },
      entry: {
        action: 'example.split',
        entityType: 'example',
        entityId: from.id,
        entityLabel: from.name,
        after: {
          into: { id: into.id, slug: into.slug, label: plan.into.label },
          insights: plan.insights.moves + plan.insights.alreadyThere,
          mentions: plan.mentions,
        },
      },
    };
  });
}

function createTarget(tx: Transaction, { create }: ExampleSplitInput): Promise<{ id: string; slug: string }> {
  if (!create) throw new Error('A split without a living example creates one.');
  return storeNewExample(tx, { ...create, status: 'active', hiddenLabels: [] });
}

/** The living example that the uses go to; null where it is to be created. */
async function readTarget(
  db: Queryable,
  from: HeldExample,
  { into: slug, create }: ExampleSplitInput,
): Promise<HeldExample | null> {
  if (from.status === 'merged') throw refusal(`“${from.name}” was merged into another example.`);
  if (slug === undefined) {
    const names = namesOf(create ?? {}).map(({ label, pointer }) => ({
      label,
      pointer: pointer.replace('#', '#/create'),
    }));
    await requireFreeNames(db, names, null);
    return null;
  }
  const [into] = await requireHeldExamples(db, [slug], '#/into');
  if (!into || into.id === from.id) throw refusal('Uses cannot be moved to the example that they have.');
  if (from.status === 'active' && into.status === 'proposed') {
    throw refusal(`“${into.name}” is only proposed: accept it first.`);
  }
  return into;
}

const refusal = (detail: string): ConflictError =>
  new ConflictError(`${detail} Nothing was changed.`, { errors: [{ pointer: '#/into', detail }] });

async function readPlan(
  db: Queryable,
  from: HeldExample,
  into: HeldExample | null,
  { create }: ExampleSplitInput,
  scope: SplitScope,
): Promise<ExampleSplitPlan> {
  const link = links.exampleLinks.insights;
  const only = links.among(link, scope.insights);
  const { digest, ...insights } = await links.countMovingLinks(db, link, from.id, into?.id ?? null, only);
  const mentions = await countMovingMentions(db, from.id, scope.mentions);
  const plan = {
    from: { slug: from.slug, label: from.name },
    into: { slug: into?.slug ?? create?.slug ?? null, label: into?.name ?? create?.name ?? '' },
    insights,
    mentions: mentions.count,
  };
  const read = [from.id, from.version, into?.id, into?.version, create, digest, mentions.digest];
  return { ...plan, planToken: planTokenOf('example.split', plan, read) };
}
