import { InvalidRequestError } from "../errors.js";
import { nearest } from "../lib/nearest.js";
/** For a filter that names things which do not exist: one fault for each, with the nearest that does. */
export function unknownSlugs(what, parameter, missing, known) {
    const faults = missing.map((slug) => {
        const suggestion = nearest(slug, known);
        return {
            parameter,
            detail: `There is no ${what} “${slug}”.`,
            ...(suggestion !== undefined && { suggestion }),
        };
    });
    return new InvalidRequestError('The query is not valid: see errors.', faults);
}
//# sourceMappingURL=unknown-slugs.js.map