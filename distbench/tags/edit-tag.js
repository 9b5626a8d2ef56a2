import { curate } from "../curation/curate.js";
import { ConflictError } from "../errors.js";
import { requireVersion } from "../lib/expected-versions.js";
import { changedMembers } from "../curation/changed-members.js";
import { aliasInputs, labelsOf } from "./create-tag.js";
import { requireFreeLabels, requireFreeTagSlug, requireHeldTags } from "./held-tags.js";
import * as repository from "./write-repository.js";
/**
 * Changes a term, takes it out of use or brings it back. A new slug leaves a redirect behind.
 * @throws DomainError `precondition-failed`; ConflictError for a label or slug that is another's, a cycle, or a term
 *   that was merged
 */
export function editTag(db, actor, target, input) {
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
export async function applyTagEdit(tx, tag, input) {
    if (input.slug !== undefined && input.slug !== tag.slug)
        await requireFreeTagSlug(tx, input.slug, tag.id);
    const revived = tag.status === 'retired' && input.status !== undefined && input.status !== 'retired';
    const own = { ...input, ...(revived && { label: input.label ?? tag.label }) };
    await requireFreeLabels(tx, tag.scheme, labelsOf(own), tag.id);
    const relations = await editRelations(tx, tag, input);
    const { label, slug, definition, scopeNote, position, status } = input;
    const columns = changedMembers(tag, { label, slug, definition, scopeNote, position, status }).after;
    if (Object.keys(columns).length === 0 && !relations)
        return false;
    await repository.updateTag(tx, tag.id, columns);
    return true;
}
async function editRelations(tx, tag, input) {
    let changed = false;
    if (input.aliases !== undefined || input.hiddenLabels !== undefined) {
        const names = await repository.getTagNames(tx, tag.id);
        const aliases = aliasInputs(input.aliases ?? names.aliases, input.hiddenLabels ?? names.hiddenLabels);
        changed = await repository.setTagAliases(tx, tag, aliases);
    }
    if (input.broader !== undefined) {
        const above = await requireHeldTags(tx, input.broader, '#/broader', tag.scheme);
        changed = (await repository.setBroader(tx, tag.id, above.map(({ id }) => id))) || changed;
    }
    if (input.related !== undefined) {
        const beside = await requireHeldTags(tx, input.related, '#/related');
        changed = (await repository.setRelated(tx, tag.id, beside.map(({ id }) => id))) || changed;
    }
    return changed;
}
function actionOf(tag, { status }) {
    if (status === undefined || status === tag.status)
        return 'tag.edit';
    if (status === 'retired')
        return 'tag.retire';
    return tag.status === 'retired' ? 'tag.revive' : 'tag.edit';
}
//# sourceMappingURL=edit-tag.js.map