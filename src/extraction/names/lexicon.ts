import { isEnglishWord } from './english.ts';
import { ambiguousPlaces, countries, knownPlaces } from './gazetteer.ts';
import { ambiguousGivenNames, givenNames } from './given-names.ts';
import { knownInitiatives, knownOrganisations } from './known-bodies.ts';
import { surnames } from './surnames.ts';
import type { Token } from './tokens.ts';
import {
  calendarWords,
  commonTitleWords,
  compassPoints,
  initiativeHeads,
  organisationHeads,
  peoplesAndFaiths,
  placeHeads,
  roleModifiers,
  roles,
  titles,
} from './word-classes.ts';

/** The word in the form in which the lexicons hold it. */
export function fold(token: Token): string {
  return token.folded;
}

export function isDictionaryWord(token: Token): boolean {
  return isEnglishWord(token.lower) || calendarWords.has(fold(token)) || peoplesAndFaiths.has(fold(token));
}

/** A given name that is hardly ever anything else. "Jean-Luc" and "Mei-Ling" count by their first half. */
export function isGivenName(token: Token): boolean {
  const word = fold(token);
  return isClearGivenName(word) || (word.includes('-') && isClearGivenName(word.split('-')[0]!));
}

function isClearGivenName(word: string): boolean {
  return givenNames.has(word) && !ambiguousGivenNames.has(word);
}

/** A given name that may as well be an everyday word. */
export function isPossibleGivenName(token: Token): boolean {
  return givenNames.has(fold(token));
}

export function isPlaceName(phrase: string): boolean {
  return knownPlaces.has(phrase) || countries.has(phrase);
}

export function isClearPlace(phrase: string): boolean {
  return knownPlaces.has(phrase) && !ambiguousPlaces.has(phrase);
}

/** Months, days, languages, faiths, technology, festivals and the like: no name by itself. */
export function isCommonTitle(token: Token): boolean {
  const word = fold(token);
  return (
    calendarWords.has(word) ||
    peoplesAndFaiths.has(word) ||
    commonTitleWords.has(word) ||
    commonTitleWords.has(token.lower)
  );
}

export const isCalendarWord = (token: Token): boolean => calendarWords.has(fold(token));

export const isRole = (token: Token): boolean => roles.has(fold(token));
export const isRoleModifier = (token: Token): boolean => roleModifiers.has(fold(token));
export const isTitle = (token: Token): boolean => titles.has(fold(token));
export const isOrganisationHead = (token: Token): boolean => organisationHeads.has(fold(token));
export const isInitiativeHead = (token: Token): boolean => initiativeHeads.has(fold(token));
export const isPlaceHead = (token: Token): boolean => placeHeads.has(fold(token));
export const isCompassPoint = (token: Token): boolean => compassPoints.has(fold(token));

export const isSurname = (token: Token): boolean => surnames.has(fold(token));

/** Whether the words are a place, a body or an initiative that everybody knows. */
export function isKnownPhrase(phrase: string): boolean {
  return knownPlaces.has(phrase) || knownOrganisations.has(phrase) || knownInitiatives.has(phrase);
}

/** An everyday word that names nobody and no place. */
export function isPlainWord(token: Token): boolean {
  const word = fold(token);
  return isDictionaryWord(token) && !isClearPlace(word) && !isGivenName(token) && !isCommonTitle(token);
}
