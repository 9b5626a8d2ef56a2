import { wordsAfter } from "./after.js";
import { wordsBefore } from "./before.js";
import { introduction } from "./introduction.js";
import { Surroundings } from "./surroundings.js";
/** What the words around one mention say of it. */
export function contextFeatures(tokens, chunk, add) {
    const at = new Surroundings(tokens, chunk);
    if (at.first.place !== 'body')
        return add(at.first.place === 'title' ? 'in-title' : 'in-heading');
    wordsBefore(at, add);
    wordsAfter(at, add);
    introduction(at, add);
    if (chunk.acronym)
        add('has-acronym');
    if (chunk.quoted)
        add('quoted');
}
//# sourceMappingURL=context.js.map