import { requireTags } from "../tags/service.js";
import { requireExamples } from "./service.js";
/** What a query selects in the facet of a vocabulary, by the slugs of today: a facet keeps these at zero. */
export async function selectedLinks(db, facet, query) {
    const slugs = [...(query[facet] ?? []), ...(query[`${facet}[all]`] ?? [])];
    if (facet === 'example') {
        const examples = await requireExamples(db, slugs, facet);
        return examples.map(({ slug, name }) => ({ value: slug, label: name }));
    }
    const tags = await requireTags(db, slugs, facet);
    // Themes have a facet of their own.
    return tags
        .filter(({ scheme }) => (scheme === 'theme') === (facet === 'theme'))
        .map(({ slug, label }) => ({ value: slug, label }));
}
//# sourceMappingURL=selected-links.js.map