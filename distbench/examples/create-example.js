import { v7 as uuidv7 } from 'uuid';
import { curate } from "../curation/curate.js";
import { aliasInputs } from "../tags/create-tag.js";
import { requireHeldTags } from "../tags/held-tags.js";
import { chooseExampleSlug, requireFreeNames } from "./held-examples.js";
import { insertExample } from "./repository.js";
import { setExampleAliases, setExampleTags } from "./write-repository.js";
/**
 * A new example, described by a person.
 * @throws ConflictError for a name, alias or slug that is another's; InvalidRequestError for an unknown tag
 */
export function createExample(db, actor, input) {
    return curate(db, actor, {}, async (tx) => {
        await requireFreeNames(tx, namesOf(input), null);
        const slug = await chooseExampleSlug(tx, input.slug, input.name);
        const tags = await requireHeldTags(tx, input.tags, '#/tags');
        const id = uuidv7();
        const { name, summary = null, link = null, status } = input;
        await insertExample(tx, { id, slug, name, summary, link, status, source: 'human' }, []);
        await setExampleAliases(tx, id, aliasInputs(input.aliases, input.hiddenLabels));
        await setExampleTags(tx, id, tags.map((tag) => tag.id));
        return {
            result: { id, slug },
            entry: {
                action: 'example.create',
                entityType: 'example',
                entityId: id,
                entityLabel: name,
                after: { ...input, slug },
            },
        };
    });
}
/** Every name of an input with its place in the body. */
export const namesOf = (input) => [
    ...(input.name === undefined ? [] : [{ label: input.name, pointer: '#/name' }]),
    ...(input.aliases ?? []).map((label, i) => ({ label, pointer: `#/aliases/${i}` })),
    ...(input.hiddenLabels ?? []).map((label, i) => ({ label, pointer: `#/hiddenLabels/${i}` })),
];
//# sourceMappingURL=create-example.js.map