import { changedMembers } from "../curation/changed-members.js";
import { curate } from "../curation/curate.js";
import { ConflictError } from "../errors.js";
import { requireVersion } from "../lib/expected-versions.js";
import { aliasInputs } from "../tags/create-tag.js";
import { requireHeldTags } from "../tags/held-tags.js";
import { namesOf } from "./create-example.js";
import { requireFreeExampleSlug, requireFreeNames } from "./held-examples.js";
import * as repository from "./write-repository.js";
/**
 * Changes an example, takes it out of use or brings it back. A new slug leaves a redirect behind.
 * @throws DomainError `precondition-failed`; ConflictError for a name or slug that is another's, or where it was merged
 */
export function editExample(db, actor, target, input) {
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
export async function applyExampleEdit(tx, example, input) {
    const { name, slug, summary, link, status } = input;
    if (slug !== undefined && slug !== example.slug)
        await requireFreeExampleSlug(tx, slug, example.id);
    const revived = example.status === 'retired' && status !== undefined && status !== 'retired';
    await requireFreeNames(tx, namesOf({ ...input, ...(revived && { name: name ?? example.name }) }), example.id);
    let changed = false;
    if (input.aliases !== undefined || input.hiddenLabels !== undefined) {
        const held = await repository.getExampleDetails(tx, example.id);
        const aliases = aliasInputs(input.aliases ?? held.aliases, input.hiddenLabels ?? held.hiddenLabels);
        changed = await repository.setExampleAliases(tx, example.id, aliases);
    }
    if (input.tags !== undefined) {
        const tags = await requireHeldTags(tx, input.tags, '#/tags');
        changed = (await repository.setExampleTags(tx, example.id, tags.map(({ id }) => id))) || changed;
    }
    const columns = changedMembers(example, { name, slug, summary, link, status }).after;
    if (Object.keys(columns).length === 0 && !changed)
        return;
    await repository.updateExample(tx, example.id, columns);
}
function actionOf(example, { status }) {
    if (status === undefined || status === example.status)
        return 'example.edit';
    if (status === 'retired')
        return 'example.retire';
    return example.status === 'retired' ? 'example.revive' : 'example.edit';
}
//# sourceMappingURL=edit-example.js.map