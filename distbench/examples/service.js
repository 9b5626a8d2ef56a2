import { NotFoundError } from "../errors.js";
import { unknownSlugs } from "../http/unknown-slugs.js";
import { linkFilter } from "../http/link-filter.js";
import { requireTags } from "../tags/service.js";
import * as repository from "./repository.js";
const maxMentions = 1000;
export async function listExamples(db, query, position) {
    const filters = {
        themes: await linkFilter(query, 'theme', (slugs, parameter) => requireTags(db, slugs, parameter, 'theme')),
        tags: await linkFilter(query, 'tag', (slugs, parameter) => requireTags(db, slugs, parameter)),
        q: query.q,
    };
    return repository.listExamples(db, { filters, sort: query.sort, limit: query.limit, position });
}
/** An example by its slug, or the slug it has now. @throws NotFoundError */
export async function getExample(db, slug, options = {}) {
    const example = await repository.findExample(db, slug, options);
    if (example)
        return { found: example };
    const [resolved] = await repository.resolveExamples(db, [slug]);
    if (!resolved || resolved.slug === slug)
        throw new NotFoundError(`There is no example “${slug}”.`);
    return { movedTo: resolved.slug };
}
export const listMentions = (db, example) => repository.listMentions(db, example.id, maxMentions);
/** The examples that a filter names. @throws InvalidRequestError naming the parameter and every slug that is none. */
export async function requireExamples(db, slugs, parameter) {
    const resolved = await repository.resolveExamples(db, slugs);
    const missing = slugs.filter((slug) => !resolved.some(({ requested }) => requested === slug));
    if (missing.length === 0)
        return resolved;
    throw unknownSlugs('example', parameter, missing, await repository.listExampleSlugs(db));
}
export const listExamplesById = repository.listExamplesById;
export const listExampleTerms = repository.listExampleTerms;
//# sourceMappingURL=service.js.map