import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import type { Database, Transaction } from '../db/client.ts';
import { aliasInputs } from '../tags/create-tag.ts';
import { requireHeldTags } from '../tags/held-tags.ts';
import { chooseExampleSlug, requireFreeNames } from './held-examples.ts';
import { insertExample } from './repository.ts';
import { setExampleAliases, setExampleTags } from './write-repository.ts';
import type { CreateExampleInput } from './write-schemas.ts';

/**
 * A new example, described by a person.
 * @throws ConflictError for a name, alias or slug that is another's; InvalidRequestError for an unknown tag
 */
export function createExample(
  db: Database,
  actor: Actor,
  input: CreateExampleInput,
): Promise<Outcome<{ id: string; slug: string }>> {
  return curate(db, actor, {}, async (tx) => {
    const { id, slug } = await storeNewExample(tx, input);
    return {
      result: { id, slug },
      entry: {
        action: 'example.create',
        entityType: 'example',
        entityId: id,
        entityLabel: input.name,
        after: { ...input, slug },
      },
    };
  });
}

/** The example itself, within a larger act. */
export async function storeNewExample(
  tx: Transaction,
  input: CreateExampleInput,
): Promise<{ id: string; slug: string }> {
  await requireFreeNames(tx, namesOf(input), null);
  const slug = await chooseExampleSlug(tx, input.slug, input.name);
  const tags = await requireHeldTags(tx, input.tags, '#/tags');
  const id = uuidv7();
  const { name, summary = null, link = null, status } = input;
  await insertExample(tx, { id, slug, name, summary, link, status, source: 'human' });
  await setExampleAliases(tx, id, aliasInputs(input.aliases, input.hiddenLabels));
  await setExampleTags(
    tx,
    id,
    tags.map((tag) => tag.id),
  );
  return { id, slug };
}

/** Every name of an input with its place in the body. */
export const namesOf = (input: {
  name?: string | undefined;
  aliases?: readonly string[] | undefined;
  hiddenLabels?: readonly string[] | undefined;
}): { label: string; pointer: string }[] => [
  ...(input.name === undefined ? [] : [{ label: input.name, pointer: '#/name' }]),
  ...(input.aliases ?? []).map((label, i) => ({ label, pointer: `#/aliases/${i}` })),
  ...(input.hiddenLabels ?? []).map((label, i) => ({ label, pointer: `#/hiddenLabels/${i}` })),
];
