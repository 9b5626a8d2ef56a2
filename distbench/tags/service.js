import { NotFoundError } from "../errors.js";
import { unknownSlugs } from "../http/unknown-slugs.js";
import * as repository from "./repository.js";
export function listTags(db, query) {
    return repository.listTags(db, query);
}
/** @throws NotFoundError where the slug never was, or is not public. */
export async function getTag(db, slug, scheme, options = {}) {
    const what = scheme ?? 'tag';
    const tag = await repository.findTag(db, slug, options);
    if (tag && (scheme === undefined || tag.scheme === scheme))
        return { found: tag };
    const [resolved] = await repository.resolveTags(db, [slug]);
    if (!resolved || resolved.slug === slug || (scheme !== undefined && resolved.scheme !== scheme)) {
        throw new NotFoundError(`There is no ${what} “${slug}”.`);
    }
    return { movedTo: resolved.slug };
}
/** The tags that a filter names. @throws InvalidRequestError naming the parameter and every slug that is none. */
export async function requireTags(db, slugs, parameter, scheme) {
    const resolved = await repository.resolveTags(db, slugs);
    const fitting = resolved.filter((tag) => scheme === undefined || tag.scheme === scheme);
    const missing = slugs.filter((slug) => !fitting.some((tag) => tag.requested === slug));
    if (missing.length === 0)
        return fitting;
    throw unknownSlugs(scheme ?? 'tag', parameter, missing, await repository.listTagSlugs(db, scheme));
}
export const listTerms = repository.listTerms;
//# sourceMappingURL=service.js.map