import type { Actor, CurationAction } from '../audit/repository.ts';
import { changedMembers } from '../curation/changed-members.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import type { Database, Transaction } from '../db/client.ts';
import { ConflictError } from '../errors.ts';
import { requireVersion, type ExpectedVersions } from '../lib/expected-versions.ts';
import { aliasInputs } from '../tags/create-tag.ts';
import { requireHeldTags } from '../tags/held-tags.ts';
import { namesOf } from './create-example.ts';
import { requireFreeExampleSlug, requireFreeNames } from './held-examples.ts';
import * as repository from './write-repository.ts';
import type { HeldExample } from './write-repository.ts';
import type { EditExampleInput } from './write-schemas.ts';

/**
 * Changes an example, takes it out of use or brings it back. A new slug leaves a redirect behind.
 * @throws DomainError `precondition-failed`; ConflictError for a name or slug that is another's, or where it was merged
 */
export function editExample(
  db: Database,
  actor: Actor,
  target: { id: string; expected: ExpectedVersions },
  input: EditExampleInput,
): Promise<Outcome<{ id: string; slug: string }>> {
  return curate(db, actor, {}, async (tx) => {
    const example = await repository.lockExample(tx, target.id);
    requireVersion(example.version, target.expected);
    if (example.status === 'merged') {
      throw new ConflictError(`“${example.name}” was merged into another example: undo that first.`);
    }
    const held = { ...example, ...(await repository.getExampleDetails(tx, example.id)) };
    const { before, after } = changedMembers(held, input);
    await applyExampleEdit(tx, example, input);
    return {
      result: { id: example.id, slug: input.slug ?? example.slug },
      entry: {
        action: actionOf(example, input),
        entityType: 'example',
        entityId: example.id,
        entityLabel: example.name,
        before,
        after,
      },
    };
  });
}

/** The change itself, within a larger act. */
export async function applyExampleEdit(
  tx: Transaction,
  example: HeldExample,
  input: EditExampleInput,
): Promise<void> {
  const { name, slug, summary, link, status } = input;
  if (slug !== undefined && slug !== example.slug) await requireFreeExampleSlug(tx, slug, example.id);
  const revived = example.status === 'retired' && status !== undefined && status !== 'retired';
  await requireFreeNames(
    tx,
    namesOf({ ...input, ...(revived && { name: name ?? example.name }) }),
    example.id,
  );
  let changed = false;
  if (input.aliases !== undefined || input.hiddenLabels !== undefined) {
    const held = await repository.getExampleDetails(tx, example.id);
    const aliases = aliasInputs(input.aliases ?? held.aliases, input.hiddenLabels ?? held.hiddenLabels);
    changed = await repository.setExampleAliases(tx, example.id, aliases);
  }
  if (input.tags !== undefined) {
    const tags = await requireHeldTags(tx, input.tags, '#/tags');
    changed =
      (await repository.setExampleTags(
        tx,
        example.id,
        tags.map(({ id }) => id),
      )) || changed;
  }
  const columns = changedMembers(example, { name, slug, summary, link, status }).after;
  if (Object.keys(columns).length === 0 && !changed) return;
  await repository.updateExample(tx, example.id, columns);
}

function actionOf(example: HeldExample, { status }: EditExampleInput): CurationAction {
  if (status === undefined || status === example.status) return 'example.edit';
  if (status === 'retired') return 'example.retire';
  return example.status === 'retired' ? 'example.revive' : 'example.edit';
}
