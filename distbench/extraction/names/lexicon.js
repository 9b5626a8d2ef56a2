import { isEnglishWord } from "./english.js";
import { ambiguousPlaces, countries, knownPlaces } from "./gazetteer.js";
import { ambiguousGivenNames, givenNames } from "./given-names.js";
import { knownInitiatives, knownOrganisations } from "./known-bodies.js";
import { surnames } from "./surnames.js";
import { calendarWords, commonTitleWords, compassPoints, initiativeHeads, organisationHeads, peoplesAndFaiths, placeHeads, roleModifiers, roles, titles, } from "./word-classes.js";
/** The word in the form in which the lexicons hold it. */
export function fold(token) {
    return token.folded;
}
export function isDictionaryWord(token) {
    return isEnglishWord(token.lower) || calendarWords.has(fold(token)) || peoplesAndFaiths.has(fold(token));
}
/** A given name that is hardly ever anything else. "Jean-Luc" and "Mei-Ling" count by their first half. */
export function isGivenName(token) {
    const word = fold(token);
    return isClearGivenName(word) || (word.includes('-') && isClearGivenName(word.split('-')[0]));
}
function isClearGivenName(word) {
    return givenNames.has(word) && !ambiguousGivenNames.has(word);
}
/** A given name that may as well be an everyday word. */
export function isPossibleGivenName(token) {
    return givenNames.has(fold(token));
}
export function isPlaceName(phrase) {
    return knownPlaces.has(phrase) || countries.has(phrase);
}
export function isClearPlace(phrase) {
    return knownPlaces.has(phrase) && !ambiguousPlaces.has(phrase);
}
/** Months, days, languages, faiths, technology, festivals and the like: no name by itself. */
export function isCommonTitle(token) {
    const word = fold(token);
    return (calendarWords.has(word) ||
        peoplesAndFaiths.has(word) ||
        commonTitleWords.has(word) ||
        commonTitleWords.has(token.lower));
}
export const isCalendarWord = (token) => calendarWords.has(fold(token));
export const isRole = (token) => roles.has(fold(token));
export const isRoleModifier = (token) => roleModifiers.has(fold(token));
export const isTitle = (token) => titles.has(fold(token));
export const isOrganisationHead = (token) => organisationHeads.has(fold(token));
export const isInitiativeHead = (token) => initiativeHeads.has(fold(token));
export const isPlaceHead = (token) => placeHeads.has(fold(token));
export const isCompassPoint = (token) => compassPoints.has(fold(token));
export const isSurname = (token) => surnames.has(fold(token));
/** Whether the words are a place, a body or an initiative that everybody knows. */
export function isKnownPhrase(phrase) {
    return knownPlaces.has(phrase) || knownOrganisations.has(phrase) || knownInitiatives.has(phrase);
}
/** An everyday word that names nobody and no place. */
export function isPlainWord(token) {
    const word = fold(token);
    return isDictionaryWord(token) && !isClearPlace(word) && !isGivenName(token) && !isCommonTitle(token);
}
//# sourceMappingURL=lexicon.js.map