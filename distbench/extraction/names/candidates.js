import { absorbHeads, findChunks, isMereOpening } from "./chunks.js";
import { isDictionaryWord, isGivenName, isPossibleGivenName } from "./lexicon.js";
import { findQuoted } from "./quoted.js";
import { phraseOf } from "./shape.js";
/**
 * Chunks that may be names: runs of capitals, quoted titles and the full forms of acronyms. Headings only repeat
 * what the text says, apart from people's full names.
 */
export function findCandidates(tokens, acronyms) {
    const spelt = acronyms.flatMap(({ full }) => (full ? [{ ...full, acronym: true }] : []));
    const certain = [...findQuoted(tokens), ...spelt];
    const covered = new Set(certain.flatMap(({ from, to }) => tokens.slice(from, to)));
    const runs = absorbHeads(tokens, findChunks(tokens)).filter(({ from, to }) => !covered.has(tokens[from]) || !covered.has(tokens[to - 1]));
    const chunks = [...runs, ...certain].sort((a, b) => a.from - b.from || b.to - a.to);
    const inText = chunks.filter(({ from }) => tokens[from].place !== 'heading');
    const keys = new Set(inText.map((chunk) => phraseOf(wordsOf(tokens, chunk))));
    return chunks.filter((chunk) => {
        const words = wordsOf(tokens, chunk);
        if (words[0].place === 'heading')
            return keys.has(phraseOf(words)) || isFullName(words);
        return !isMereOpening(tokens, chunk) || isPossibleGivenName(words[0]);
    });
}
const wordsOf = (tokens, { from, to }) => tokens.slice(from, to);
const isFullName = (words) => words.length > 1 &&
    words.length < 4 &&
    isGivenName(words[0]) &&
    words.every((word) => !word.allCapitals && !isDictionaryWord(word));
//# sourceMappingURL=candidates.js.map