import { phraseExamples } from "../dataset.js";
import { readPhrases } from "./read-phrases.js";
/** The phrase bank as examples, counted as notes after the given number of real ones. */
export function bankExamples(firstNoteIndex) {
    return phraseExamples(readPhrases(), firstNoteIndex);
}
//# sourceMappingURL=bank-examples.js.map