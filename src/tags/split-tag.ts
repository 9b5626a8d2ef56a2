import type { z } from 'zod';
import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import * as links from '../curation/links-repository.ts';
import { planTokenOf, requirePlanToken } from '../curation/plan-token.ts';
import type { ResolvedUses } from '../curation/uses-repository.ts';
import { resolveUses, type Uses } from '../curation/uses.ts';
import type { Database, Queryable, Transaction } from '../db/client.ts';
import { ConflictError } from '../errors.ts';
import { storeNewTag } from './create-tag.ts';
import { requireFreeLabels, requireHeldTags } from './held-tags.ts';
import type { NewTerm, SplitPlan } from './split-schemas.ts';
import { getHeldTag, lockTag, type HeldTag } from './write-repository.ts';

export interface SplitInput {
  into?: string | undefined;
  create?: z.infer<typeof NewTerm> | undefined;
  uses: Uses;
  planToken?: string | undefined;
}

/** What moving chosen uses of a term to another, new or living, would do. Reads only. */
export async function planTagSplit(db: Database, fromId: string, input: SplitInput): Promise<SplitPlan> {
  const uses = await resolveUses(db, input.uses, '#/uses');
  const from = await getHeldTag(db, fromId);
  return readPlan(db, from, await readTarget(db, from, input), input, uses);
}

/** Does it. @throws ConflictError; DomainError `precondition-failed` for an old token */
export async function splitTag(
  db: Database,
  actor: Actor,
  fromId: string,
  input: SplitInput,
): Promise<Outcome<{ plan: SplitPlan; into: string }>> {
  const uses = await resolveUses(db, input.uses, '#/uses');
  return curate(db, actor, { lock: 'exclusive' }, async (tx) => {
    const from = await lockTag(tx, fromId);
    const held = await readTarget(tx, from, input);
    const plan = await readPlan(tx, from, held, input, uses);
    requirePlanToken(input.planToken, plan.planToken);
    const into = held ?? (await createTarget(tx, from, input));
    for (const [kind, link] of Object.entries(links.tagLinks)) {
      await links.moveLinks(tx, link, from.id, into.id, links.among(link, uses[kind as keyof ResolvedUses]));
    }
    return {
      result: { plan, into: into.slug },
      entry: {
        action: 'tag.split',
        entityType: 'tag',
        entityId: from.id,
        entityLabel: from.label,
        after: {
          into: { id: into.id, slug: into.slug, label: plan.into.label },
          insights: total(plan.insights),
          notes: total(plan.notes),
          examples: total(plan.examples),
        },
      },
    };
  });
}

const total = ({ moves, alreadyThere }: links.LinkCount): number => moves + alreadyThere;

const createTarget = (tx: Transaction, from: HeldTag, { create }: SplitInput) =>
  storeNewTag(tx, {
    scheme: from.scheme,
    status: 'active',
    hiddenLabels: [],
    broader: [],
    related: [],
    ...(create as z.infer<typeof NewTerm>),
  });

/** The living term that the uses go to; null where it is to be created. */
async function readTarget(db: Queryable, from: HeldTag, input: SplitInput): Promise<HeldTag | null> {
  if (from.status === 'merged') throw refusal(`“${from.label}” was merged into another term.`);
  if (input.into === undefined) {
    const label = input.create?.label ?? '';
    await requireFreeLabels(db, from.scheme, [{ label, pointer: '#/create/label' }], null);
    return null;
  }
  const [into] = await requireHeldTags(db, [input.into], '#/into');
  if (!into || into.id === from.id) throw refusal('Uses cannot be moved to the term that they have.');
  if (into.scheme !== from.scheme) {
    throw refusal(`“${from.label}” is a ${from.scheme}, “${into.label}” a ${into.scheme}.`);
  }
  return into;
}

const refusal = (detail: string): ConflictError =>
  new ConflictError(`${detail} Nothing was changed.`, { errors: [{ pointer: '#/into', detail }] });

async function readPlan(
  db: Queryable,
  from: HeldTag,
  into: HeldTag | null,
  input: SplitInput,
  uses: ResolvedUses,
): Promise<SplitPlan> {
  const counted = { insights: none, notes: none, examples: none };
  const digests: string[] = [];
  for (const kind of ['insights', 'notes', 'examples'] as const) {
    const link = links.tagLinks[kind];
    const { digest, ...count } = await links.countMovingLinks(
      db,
      link,
      from.id,
      into?.id ?? null,
      links.among(link, uses[kind]),
    );
    digests.push(digest);
    counted[kind] = count;
  }
  const plan = {
    from: { slug: from.slug, label: from.label },
    into: { slug: into?.slug ?? input.create?.slug ?? null, label: into?.label ?? input.create?.label ?? '' },
    ...counted,
  };
  const versions = [from.id, from.version, into?.id, into?.version];
  return { ...plan, planToken: planTokenOf('tag.split', plan, versions, input.create, digests) };
}

const none: links.LinkCount = { moves: 0, alreadyThere: 0 };
