import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import type { Database, Transaction } from '../db/client.ts';
import { chooseTagSlug, requireFreeLabels, requireHeldTags } from './held-tags.ts';
import * as repository from './write-repository.ts';
import type { AliasInput } from './write-repository.ts';
import type { CreateTagInput } from './write-schemas.ts';

/**
 * A new term.
 * @throws ConflictError for a label, alias or slug that is another's; InvalidRequestError for an unknown broader or
 *   related term
 */
export function createTag(
  db: Database,
  actor: Actor,
  input: CreateTagInput,
): Promise<Outcome<{ id: string; slug: string }>> {
  return curate(db, actor, {}, async (tx) => {
    const { id, slug } = await storeNewTag(tx, input);
    return {
      result: { id, slug },
      entry: {
        action: 'tag.create',
        entityType: 'tag',
        entityId: id,
        entityLabel: input.label,
        after: { ...input, slug },
      },
    };
  });
}

/** Within a larger act, such as a split. */
export async function storeNewTag(
  tx: Transaction,
  input: CreateTagInput,
): Promise<{ id: string; slug: string }> {
  const { scheme, aliases, hiddenLabels, broader, related } = input;
  await requireFreeLabels(tx, scheme, labelsOf(input), null);
  const slug = await chooseTagSlug(tx, input.slug, input.label);
  const above = await requireHeldTags(tx, broader, '#/broader', scheme);
  const beside = await requireHeldTags(tx, related, '#/related');
  const id = uuidv7();
  await repository.insertTag(tx, {
    id,
    scheme,
    slug,
    label: input.label,
    definition: input.definition ?? null,
    scopeNote: input.scopeNote ?? null,
    position: input.position ?? 0,
    status: input.status,
  });
  await repository.setTagAliases(tx, { id, scheme }, aliasInputs(aliases, hiddenLabels));
  await repository.setBroader(
    tx,
    id,
    above.map((tag) => tag.id),
  );
  await repository.setRelated(
    tx,
    id,
    beside.map((tag) => tag.id),
  );
  return { id, slug };
}

export const aliasInputs = (aliases: readonly string[], hidden: readonly string[]): AliasInput[] => [
  ...aliases.map((label) => ({ label, kind: 'alternative' as const })),
  ...hidden.map((label) => ({ label, kind: 'hidden' as const })),
];

/** Every label of an input with its place in the body. */
export const labelsOf = (input: {
  label?: string | undefined;
  aliases?: readonly string[] | undefined;
  hiddenLabels?: readonly string[] | undefined;
}): { label: string; pointer: string }[] => [
  ...(input.label === undefined ? [] : [{ label: input.label, pointer: '#/label' }]),
  ...(input.aliases ?? []).map((label, i) => ({ label, pointer: `#/aliases/${i}` })),
  ...(input.hiddenLabels ?? []).map((label, i) => ({ label, pointer: `#/hiddenLabels/${i}` })),
];
