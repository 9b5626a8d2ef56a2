import { naming, nameWords, personNouns, settlements } from "./cues.js";
import { isOrganisationHead, isTitle } from "./lexicon.js";
import { groupNouns, initiativeNouns, organisationNouns, roles } from "./word-classes.js";
/** How far before "called" the noun may stand that says what is called so. */
const REACH = 9;
const PERSON_REACH = 3;
/** "a scheme known as X", "a catering manager called X", "which goes by the name of X". */
export function introduction(at, add) {
    if (at.first.opens && !/["“‘']$/u.test(at.gapBefore))
        return;
    const skip = /^(?:the|an?)$/u.test(at.before(1)) ? 1 : 0;
    if (!isIntroduced(at.before(1 + skip), at.before(2 + skip), at.before(3 + skip)))
        return;
    if (/^(?:he|she|they|we|i|you)$/u.test(at.before(2 + skip)))
        return add('introduced');
    for (let k = 1 + skip; k <= REACH + skip; k++) {
        const token = at.prev(k);
        if (!token || (isOrganisationHead(token) && token.capital))
            break;
        const kind = kindOf(token);
        if (kind && (kind !== 'person' || k <= PERSON_REACH + skip))
            return add(`introduced-${kind}`);
        if (token.opens)
            break;
    }
    add('introduced');
}
function isIntroduced(one, two, three) {
    if (naming.has(one))
        return true;
    if (one === 'as')
        return /^(?:known|to|described)$/u.test(two) || three === 'known';
    if (one === 'of')
        return nameWords.has(two);
    return /^(?:it|this|them|these|that)$/u.test(one) && naming.has(two);
}
function kindOf(token) {
    const word = token.lower;
    if (initiativeNouns.has(word) || word === 'something' || word === 'thing')
        return 'initiative';
    if (organisationNouns.has(word))
        return groupNouns.has(word) ? 'group' : 'organisation';
    if ((roles.has(word) && !token.capital) || isTitle(token))
        return 'person';
    if (personNouns.has(word) || word.endsWith('year-old'))
        return 'person';
    return settlements.has(word) || /^(?:street|place|block)$/u.test(word) ? 'place' : null;
}
//# sourceMappingURL=introduction.js.map