import { v7 as uuidv7 } from 'uuid';
import { curate } from "../curation/curate.js";
import { chooseTagSlug, requireFreeLabels, requireHeldTags } from "./held-tags.js";
import * as repository from "./write-repository.js";
/**
 * A new term.
 * @throws ConflictError for a label, alias or slug that is another's; InvalidRequestError for an unknown broader or
 *   related term
 */
export function createTag(db, actor, input) {
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
export async function storeNewTag(tx, input) {
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
    await repository.setBroader(tx, id, above.map((tag) => tag.id));
    await repository.setRelated(tx, id, beside.map((tag) => tag.id));
    return { id, slug };
}
export const aliasInputs = (aliases, hidden) => [
    ...aliases.map((label) => ({ label, kind: 'alternative' })),
    ...hidden.map((label) => ({ label, kind: 'hidden' })),
];
/** Every label of an input with its place in the body. */
export const labelsOf = (input) => [
    ...(input.label === undefined ? [] : [{ label: input.label, pointer: '#/label' }]),
    ...(input.aliases ?? []).map((label, i) => ({ label, pointer: `#/aliases/${i}` })),
    ...(input.hiddenLabels ?? []).map((label, i) => ({ label, pointer: `#/hiddenLabels/${i}` })),
];
//# sourceMappingURL=create-tag.js.map