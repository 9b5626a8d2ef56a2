import { knownInitiatives, knownOrganisations } from './known-bodies.ts';
import {
  fold,
  isClearPlace,
  isCommonTitle,
  isCompassPoint,
  isDictionaryWord,
  isGivenName,
  isInitiativeHead,
  isOrganisationHead,
  isPlaceHead,
  isPlaceName,
  isPlainWord,
  isPossibleGivenName,
  isRole,
  isSurname,
  isTitle,
} from './lexicon.ts';
import type { Token } from './tokens.ts';
import {
  ambiguousOrganisationHeads,
  ambiguousPlaceHeads,
  celticWords,
  genericPhrases,
  initiativeLeads,
  organisationFirstWords,
  organisationLeads,
  pluralHeads,
} from './word-classes.ts';
import { countries } from './gazetteer.ts';

const SURNAME =
  /^(?:mac|mc|o['’]|fitz|nic|ap)\p{Lu}|(?:ski|ska|cki|cka|wicz|czyk|escu|enko|chuk|ová|ova|ovic|ović|dottir|sson|poulos|idis|akis|yan|oğlu|aitė|ienė|auskas|evičius|ullah|uddin|singh|kaur|begum|khatun|bibi|wala|bhai)$/iu;
/** "ShareTown", but not "McKenna" or "NicLeòid". */
const CAMEL =
  /^(?!Ma?c\p{Lu}|Nic\p{Lu}|Fitz\p{Lu}|De\p{Lu}|Le\p{Lu}|La\p{Lu}|Van\p{Lu})\p{Lu}\p{Ll}{2,}\p{Lu}\p{Ll}/u;
const TELLING_PARTICLE = /^(?:van|von|der|den|ap|ab|ferch|verch|bin|ibn|bint|di|della|dos|ó|ní)$/u;
const PLACE_SUFFIX =
  /(?:ton|ham|by|thorpe|wick|ford|bury|borough|burgh|mouth|pool|field|stead|worth|combe|shire|chester|cester|caster|hurst|dale|well|minster|haven|church|holme|thwaite|keld|beck|wold|ness|moor|firth)$/u;
const PLACE_PREFIX =
  /^(?:llan|aber|pont|tre|pen|inver|bally|kil|dun|ard|strath|glen|kirk|loch|caer|rhos|ynys|bryn|cwm)\p{L}{3}/u;

/** What a name itself says of its kind. `tokens` are its words, small ones included. */
export function shapeFeatures(tokens: readonly Token[], add: (feature: string) => void): void {
  const capitals = tokens.filter((token) => token.capital || /^\d/u.test(token.text));
  const phrase = phraseOf(tokens);
  lexical(tokens, phrase, add);
  heads(tokens, phrase, add);
  persons(capitals, tokens, add);
  const plain = capitals.filter((token) => isDictionaryWord(token)).length;
  if (known(tokens, phrase)) return;
  if (capitals.length === 1) add('single');
  else add(plain === capitals.length ? 'plain-words' : plain === 0 ? 'strange-words' : 'mixed-words');
  if (capitals.length > 1 && plain < capitals.length && isPlainWord(capitals.at(-1)!)) add('plain-last');
  if (capitals.length === 1) add(plain === 1 ? 'single-plain' : 'single-strange');
  else add('several');
  if (capitals.length >= 3 && plain === 0 && !capitals.some(isPossibleGivenName)) add('strange-three');
  if (capitals.length >= 4) add('long');
  if (capitals.length > 1 && countries.has(fold(tokens.at(-1)!))) add('nation-last');
  if (capitals.some((token) => CAMEL.test(token.text))) add('camel');
  if (tokens.some((token) => token.capital && celticWords.has(fold(token)))) add('celtic');
  if (tokens.length > capitals.length) add('linked');
  if (tokens.slice(1, -1).some(({ lower }) => /^(?:my|our|your|their)$/u.test(lower))) add('owner-inside');
  if (tokens.some((token, i) => i < tokens.length - 1 && token.base !== token.text)) add('inner-possessive');
}

const known = (tokens: readonly Token[], phrase: string): boolean =>
  tokens.length > 1 && isClearPlace(phrase);

/** The words as lexicons hold them: lower case, single spaces, without a final possessive. */
export function phraseOf(tokens: readonly Token[]): string {
  return tokens.map((token, i) => (i === tokens.length - 1 ? fold(token) : token.lower)).join(' ');
}

function lexical(tokens: readonly Token[], phrase: string, add: (feature: string) => void): void {
  const last = tokens.at(-1)!;
  const whole = last.lower === fold(last) ? phrase : `${phrase}'s`;
  const isKnown = knownOrganisations.has(phrase) || knownOrganisations.has(whole);
  if (isKnown)
    add(tokens.length === 1 && isDictionaryWord(last) ? 'known-plain-organisation' : 'known-organisation');
  if (knownInitiatives.has(phrase)) add('known-initiative');
  if (countries.has(phrase)) add('country');
  else if (isClearPlace(phrase)) add(tokens.length > 1 ? 'known-place-phrase' : 'known-place');
  else if (isPlaceName(phrase)) add('possible-place');
  else if (tokens.length > 1 && isPlaceName(phraseOf(tokens.slice(1))) && isCompassPoint(tokens[0]!))
    add('known-place');
  if (tokens.length === 2 && last.text.length === 1 && isPlainWord(tokens[0]!)) add('generic');
  if (
    tokens.length > 1 &&
    /^(?:act|acts|bill|regulations|directive|medal|commissioner|lead|leads)$/u.test(fold(last))
  )
    add('generic');
  if (
    genericPhrases.has(phrase) ||
    (tokens.length > 1 && tokens.every((token) => isRole(token) || !token.capital))
  )
    add('generic');
  if (tokens.length === 1 && (isCommonTitle(last) || (isRole(last) && !isPossibleGivenName(last))))
    add('generic');
  if (tokens.length === 1 && last.allCapitals && !isKnown)
    add(isDictionaryWord(last) && last.text.length > 3 ? 'capital-word' : 'acronym');
  if (
    tokens.length > 1 &&
    !organisationFirstWords.has(tokens[0]!.lower) &&
    tokens.every((token) => isCommonTitle(token) || isCompassPoint(token) || /^\d/u.test(token.text))
  )
    add('generic');
  if (
    tokens.length === 1 &&
    (PLACE_SUFFIX.test(phrase) || PLACE_PREFIX.test(phrase)) &&
    !isDictionaryWord(last)
  )
    add('place-like');
}

function heads(tokens: readonly Token[], phrase: string, add: (feature: string) => void): void {
  const last = tokens.at(-1)!;
  const first = tokens[0]!;
  if (tokens.length === 2 && isGivenName(first) && isSurname(last)) return;
  if (tokens.length === 1) {
    if (isOrganisationHead(last) || isInitiativeHead(last) || isPlaceHead(last)) add('bare-head');
    return;
  }
  if (pluralHeads.has(fold(last)) && tokens.every((token) => !token.capital || isPlainWord(token)))
    add('plural-of-kind');
  if (isOrganisationHead(last))
    add(ambiguousOrganisationHeads.has(fold(last)) ? 'soft-organisation-head' : 'organisation-head');
  if (fold(last) === 'fund') add('fund-head');
  else if (isInitiativeHead(last)) add('initiative-head');
  if (initiativeLeads.has(first.lower) && tokens.length <= 3) add('initiative-lead');
  if (/^20\d\d$/u.test(last.text)) add('target-year');
  if (isPlaceHead(last)) add(ambiguousPlaceHeads.has(fold(last)) ? 'soft-place-head' : 'place-head');
  const linkAt = tokens.findIndex((token) => !token.capital);
  const beforeLink = linkAt > 0 ? tokens[linkAt - 1]! : undefined;
  if (
    beforeLink &&
    (organisationLeads.has(fold(beforeLink)) || isLeadingHead(beforeLink, tokens[linkAt]!, linkAt))
  )
    add('organisation-lead');
  else if (organisationFirstWords.has(first.lower)) add('organisation-lead');
  if (/\b(?:learning (?:group|circle|exchange|set)|leadership (?:group|circle)|cell)$/u.test(phrase))
    add('series');
  if (known(tokens, phrase)) return;
  if (
    !isPlaceHead(last) &&
    tokens.some((token) => token.capital && isPlaceName(fold(token)) && token !== last)
  )
    add('place-inside');
  if (isPlaceName(fold(last)) && !isPlainWord(last) && isPlainWord(first) && !isPossibleGivenName(first))
    add('place-last');
}

/** "Surrey Council for Voluntary Youth Services", "Convent of Mercy". */
function isLeadingHead(head: Token, link: Token, linkAt: number): boolean {
  if (!isOrganisationHead(head)) return false;
  return linkAt > 1 || (link.lower === 'of' && !ambiguousOrganisationHeads.has(fold(head)));
}

function persons(capitals: readonly Token[], tokens: readonly Token[], add: (feature: string) => void): void {
  const first = capitals[0]!;
  const last = capitals.at(-1)!;
  if (isTitle(first) && tokens.length > 1 && !isOrganisationHead(last)) add('title');
  if (capitals.length === 1) {
    if (isPlaceName(phraseOf(tokens)) && isPossibleGivenName(first)) add('possible-given-name');
    else if (isGivenName(first) && !(first.allCapitals && first.text.length < 4)) add('given-name');
    else if (isPossibleGivenName(first)) add('possible-given-name');
    if (SURNAME.test(first.base)) add('surname');
    return;
  }
  if (capitals.length > 4) return;
  const given = isTitle(first) ? capitals[1]! : first;
  if (isGivenName(given)) add('given-name-first');
  if (tokens.some((token) => TELLING_PARTICLE.test(token.lower))) add('particle');
  if (isSurname(last) && isPossibleGivenName(given)) add('known-surname');
  if (capitals.some((token) => token.allCapitals && !isTitle(token))) add('capitals-inside');
  else if (isPossibleGivenName(given)) add('possible-given-name-first');
  if (SURNAME.test(last.base)) add('surname');
  if (capitals.length <= 3 && !isPlainWord(last) && !isOrganisationHead(last) && !/^\d/u.test(last.text))
    add('strange-last');
}
