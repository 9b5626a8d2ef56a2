import { sql } from 'drizzle-orm';
import { textArray } from "../db/conditions.js";
import { read } from "../db/read.js";
import { forgivenTypos, typingDistance } from "./edit-distance.js";
const maxCompletions = 25;
const maxCorrections = 4;
const minPrefixLength = 2;
const longestLabel = 6;
/** Of words that share the first letter and nearly the length: what is compared letter by letter. */
const maxCandidates = 4000;
/** What the words of a query may stand for. `synonyms` maps each folded label to what means the same. */
export async function understandQuery(db, parts, synonyms) {
    const wanted = parts.filter(({ negated }) => !negated);
    const rows = await readWords(db, wanted.map(({ words }) => words.join(' ')));
    const terms = wanted.map(({ quoted }, i) => {
        const { folded, known, completions, candidates } = rows[i];
        const last = i === wanted.length - 1 && !quoted && folded.length >= minPrefixLength;
        const misspelt = !quoted && !known && !(last && completions.length > 0);
        return {
            exact: folded,
            quoted,
            synonyms: [],
            completions: last ? completions.filter((word) => word !== folded) : [],
            corrections: misspelt ? nearestWords(folded, candidates) : [],
        };
    });
    addSynonyms(terms, synonyms);
    const excluded = parts.filter(({ negated }) => negated).map(({ words }) => words.join(' '));
    return { terms, excluded };
}
async function readWords(db, words) {
    if (words.length === 0)
        return [];
    return read(db, sql `
    select folded, known,
      case when length(folded) >= ${minPrefixLength} then array(select word from search_words
        where word like replace(folded, '_', '') || '%' order by length(word), word limit ${maxCompletions})
        else '{}' end as completions,
      case when known or folded ~ '[^[:alpha:]]' or length(folded) < 4 then '{}' else array(select word from search_words
        where (left(word, 1) = left(folded, 1) and length(word) between length(folded) - 2 and length(folded) + 2)
          or word % folded limit ${maxCandidates}) end as candidates
    from (select position, fold_label(raw) as folded from unnest(${textArray(words)}) with ordinality w (raw, position)) w
    cross join lateral (select exists (select from search_words where word = folded) as known) k
    order by position`);
}
function nearestWords(word, candidates) {
    const limit = forgivenTypos(word);
    const near = candidates
        .map((candidate) => ({ candidate, distance: typingDistance(word, candidate, limit) }))
        .filter(({ distance }) => distance <= limit)
        .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
    const best = near[0]?.distance ?? 0;
    return near
        .filter(({ distance }) => distance === best)
        .slice(0, maxCorrections)
        .map(({ candidate }) => candidate);
}
/** Labels of several words are recognised across the words of the query, the longest first, corrected ones included. */
function addSynonyms(terms, synonyms) {
    const spelt = terms.map(({ exact, corrections }) => corrections[0] ?? exact);
    for (let from = 0; from < terms.length; from += 1) {
        for (let to = Math.min(terms.length, from + longestLabel); to > from; to -= 1) {
            const labels = [spelt.slice(from, to).join(' '), spelt.slice(from, to).join('-')];
            const others = labels.flatMap((label) => synonyms.get(label) ?? []);
            if (others.length === 0)
                continue;
            for (const term of terms.slice(from, to))
                term.synonyms.push(...others);
            break;
        }
    }
}
//# sourceMappingURL=understand-query.js.map