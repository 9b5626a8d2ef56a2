import type { Actor, CurationAction } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import type { Database, Transaction } from '../db/client.ts';
import { ConflictError } from '../errors.ts';
import { requireVersion, type ExpectedVersions } from '../lib/expected-versions.ts';
import { changedMembers } from '../curation/changed-members.ts';
import { aliasInputs, labelsOf } from './create-tag.ts';
import { requireFreeLabels, requireFreeTagSlug, requireHeldTags } from './held-tags.ts';
import * as repository from './write-repository.ts';
import type { HeldTag } from './write-repository.ts';
import type { EditTagInput } from './write-schemas.ts';

/**
 * Changes a term, takes it out of use or brings it back. A new slug leaves a redirect behind.
 * @throws DomainError `precondition-failed`; ConflictError for a label or slug that is another's, a cycle, or a term
 *   that was merged
 */
export function editTag(
  db: Database,
  actor: Actor,
  target: { id: string; expected: ExpectedVersions },
  input: EditTagInput,
): Promise<Outcome<{ id: string; slug: string }>> {
  return curate(db, actor, {}, async (tx) => {
    const tag = await repository.lockTag(tx, target.id);
    requireVersion(tag.version, target.expected);
    if (tag.status === 'merged') {
      throw new ConflictError(`“${tag.label}” was merged into another term: undo that first.`);
    }
    const held = { ...tag, ...(await repository.getTagNames(tx, tag.id)) };
    const { before, after } = changedMembers(held, input);
    await applyTagEdit(tx, tag, input);
    return {
      result: { id: tag.id, slug: input.slug ?? tag.slug },
      entry: {
        action: actionOf(tag, input),
        entityType: 'tag',
        entityId: tag.id,
        entityLabel: tag.label,
        before,
        after,
      },
    };
  });
}

/** The change itself, within a larger act. Returns whether anything changed. */
export async function applyTagEdit(tx: Transaction, tag: HeldTag, input: EditTagInput): Promise<boolean> {
  if (input.slug !== undefined && input.slug !== tag.slug) await requireFreeTagSlug(tx, input.slug, tag.id);
  const revived = tag.status === 'retired' && input.status !== undefined && input.status !== 'retired';
  const own = { ...input, ...(revived && { label: input.label ?? tag.label }) };
  await requireFreeLabels(tx, tag.scheme, labelsOf(own), tag.id);
  const relations = await editRelations(tx, tag, input);
  const { label, slug, definition, scopeNote, position, status } = input;
  const columns = changedMembers(tag, { label, slug, definition, scopeNote, position, status }).after;
  if (Object.keys(columns).length === 0 && !relations) return false;
  await repository.updateTag(tx, tag.id, columns);
  return true;
}

async function editRelations(tx: Transaction, tag: HeldTag, input: EditTagInput): Promise<boolean> {
  let changed = false;
  if (input.aliases !== undefined || input.hiddenLabels !== undefined) {
    const names = await repository.getTagNames(tx, tag.id);
    const aliases = aliasInputs(input.aliases ?? names.aliases, input.hiddenLabels ?? names.hiddenLabels);
    changed = await repository.setTagAliases(tx, tag, aliases);
  }
  if (input.broader !== undefined) {
    const above = await requireHeldTags(tx, input.broader, '#/broader', tag.scheme);
    changed =
      (await repository.setBroader(
        tx,
        tag.id,
        above.map(({ id }) => id),
      )) || changed;
  }
  if (input.related !== undefined) {
    const beside = await requireHeldTags(tx, input.related, '#/related');
    changed =
      (await repository.setRelated(
        tx,
        tag.id,
        beside.map(({ id }) => id),
      )) || changed;
  }
  return changed;
}

function actionOf(tag: HeldTag, { status }: EditTagInput): CurationAction {
  if (status === undefined || status === tag.status) return 'tag.edit';
  if (status === 'retired') return 'tag.retire';
  return tag.status === 'retired' ? 'tag.revive' : 'tag.edit';
}
