import { ConflictError, NotFoundError } from "../errors.js";
import { nearest } from "../lib/nearest.js";
import { listTagSlugs } from "./repository.js";
import { getTag } from "./service.js";
import { countUsage, lookUpTags } from "./usage-repository.js";
/**
 * The one term that a slug, label or alias means.
 * @throws NotFoundError with the nearest slug; ConflictError where terms of several schemes have that label
 */
export async function lookUpTag(db, term, scheme) {
    const found = await lookUpTags(db, term, scheme);
    const [first, ...others] = found;
    if (!first) {
        const suggestion = nearest(term, await listTagSlugs(db, scheme));
        throw new NotFoundError(`No ${scheme ?? 'tag'} is called “${term}”.${suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`}`);
    }
    if (others.length > 0) {
        throw new ConflictError(`“${term}” means a term of several schemes: name the scheme.`, {
            errors: found.map(({ scheme, slug, label }) => ({
                parameter: 'scheme',
                detail: `${scheme}: “${label}” (${slug})`,
                suggestion: scheme,
            })),
        });
    }
    const tag = await getTag(db, first.slug);
    if (!('found' in tag))
        throw new NotFoundError(`No tag is called “${term}”.`);
    return { tag: tag.found, matched: first.matched };
}
/** How often a term is used, by status. */
export async function getTagUsage(db, tag, narrower) {
    const { accepted, suggested, rejected, published, ...rest } = await countUsage(db, tag.id, narrower);
    return { slug: tag.slug, narrower, insights: { accepted, suggested, rejected, published }, ...rest };
}
//# sourceMappingURL=look-up-tag.js.map