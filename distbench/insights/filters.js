import { requireExamples } from "../examples/service.js";
import { linkFilter } from "../http/link-filter.js";
import { requireTags } from "../tags/service.js";
/** Slugs resolved to ids. @throws InvalidRequestError naming the parameter for a slug that does not exist. */
export async function resolveInsightFilters(db, query) {
    const themes = (slugs, parameter) => requireTags(db, slugs, parameter, 'theme');
    const tags = (slugs, parameter) => requireTags(db, slugs, parameter);
    const examples = (slugs, parameter) => requireExamples(db, slugs, parameter);
    return {
        themes: await linkFilter(query, 'theme', themes),
        tags: await linkFilter(query, 'tag', tags),
        examples: await linkFilter(query, 'example', examples),
        kinds: query.kind,
        series: query.series,
        from: query.from,
        to: query.to,
        q: query.q,
    };
}
//# sourceMappingURL=filters.js.map