import { refuse } from "./read-document.js";
import { HtmlLimitError } from "./read-html-tree.js";
/** Runs a reader; the limits that a parser hit become a refusal. */
export function withinLimits(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof HtmlLimitError)
            return refuse('too-deep', error.message);
        throw error;
    }
}
//# sourceMappingURL=read-limits.js.map