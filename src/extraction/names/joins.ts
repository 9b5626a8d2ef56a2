import {
  isClearPlace,
  isCalendarWord,
  isCompassPoint,
  isDictionaryWord,
  isGivenName,
  isKnownPhrase,
  isOrganisationHead,
  isPlaceName,
  isPlainWord,
  isRole,
  isTitle,
  fold,
} from './lexicon.ts';
import { knownOrganisations } from './known-bodies.ts';
import type { Token } from './tokens.ts';
import {
  ambiguousOrganisationHeads,
  initiativeHeads,
  organisationLeads,
  organisationFirstWords,
  personParticles,
  pluralHeads,
} from './word-classes.ts';

const CELTIC = /^(?:na|nan|gu|y|yr|ar|am|an|o|a|a'|i|air|de|du|des|la|le|les)$/u;
const PLAIN_LINKS = /^(?:to|with|without|by|at|from|on|up|as|not|is|into|over|before|after|through|not|in)$/u;
/** Written with a capital only inside a name, which then goes on. */
const PREPOSITIONS =
  /^(?:around|about|at|behind|beyond|by|for|from|in|into|near|of|on|over|round|through|to|towards|under|up|with|without)$/u;
const ARTICLES = /^(?:the|a|an|our|your|my|no|de|la|na|y)$/u;

/** What stands on either side of small words between two capitals. `right` is the whole run after them. */
export interface Junction {
  left: readonly Token[];
  links: readonly Token[];
  right: readonly Token[];
}

/** Whether "Left of the Right" is one name. Errs on the side of two. */
export function isOneName(junction: Junction): boolean {
  const { left, links, right } = junction;
  if (isPersonParticle(junction) || isKnownTogether(junction)) return true;
  if ([...left, ...right].some(isCalendarWord)) return false;
  if (startsPerson(left) || startsPerson(right)) return false;
  const [first, second] = links.map((link) => link.lower);
  if (CELTIC.test(first!) && isUnknown(left.at(-1)!)) return second === undefined;
  if (second !== undefined && !ARTICLES.test(second)) return false;
  if (first === 'and') return joinsByAnd(junction);
  if (first === 'of') return joinsByOf(junction);
  if (first === 'for') return joinsByFor(junction);
  if (ARTICLES.test(first!) && second === undefined) return joinsByArticle(junction);
  return PLAIN_LINKS.test(first!) && joinsPlainWords(left, right, first === 'in');
}

/** "Barking and Dagenham", "Church in Wales", "Isle of Wight". */
function isKnownTogether({ left, links, right }: Junction): boolean {
  const start = [...left, ...links].map((token) => token.lower).join(' ');
  return right.some((_, at) => isKnownPhrase(`${start} ${phrase(right.slice(0, at + 1))}`));
}

const phrase = (words: readonly Token[]): string =>
  words.map((word, at) => (at === words.length - 1 ? fold(word) : word.lower)).join(' ');

function isPersonParticle({ left, links, right }: Junction): boolean {
  const small = links.every((link) => personParticles.has(link.lower));
  const last = left.at(-1)!;
  return (
    small &&
    right.length <= 2 &&
    (isGivenName(left[0]!) || isTitle(left[0]!) || isForeignName(left, links)) &&
    !isOrganisationHead(last) &&
    !links.some((link) => link.lower === 'y' || link.lower === 'e' || link.lower === 'a')
  );
}

/** "Hanneke van der Berg", "Van der Berg". */
function isForeignName(left: readonly Token[], links: readonly Token[]): boolean {
  const telling = links.some((link) =>
    /^(?:van|von|der|den|ap|ab|ferch|bin|ibn|bint|di|della|dos|nic)$/u.test(link.lower),
  );
  return telling && left.length <= 2 && (personParticles.has(left[0]!.lower) || !isPlainWord(left.at(-1)!));
}

/** Whether a name may begin a sentence with this plain word: only where nothing else explains what follows. */
export function opensName(junction: Junction): boolean {
  const { left, links, right } = junction;
  if (isKnownTogether(junction)) return true;
  const first = left[0]!;
  if (left[0]!.place === 'title') return true;
  if (links[0]!.lower === 'of') return organisationLeads.has(fold(first));
  if (links[0]!.lower === 'and' && isOrganisationHead(right.at(-1)!))
    return right.length > 1 && first.place === 'body';
  return right.every((token) => isPlainWord(token) && !isOrganisationHead(token) && !isRole(token));
}

/** "Taf and Cynon Hospitals", "Stay and Say"; not "Gemma and Szymon", "Leeds and Hull". */
function joinsByAnd({ left, links, right }: Junction): boolean {
  const last = left.at(-1)!;
  if (isBodyOfItsOwn(left) && isBodyOfItsOwn(right)) return false;
  if (links.length > 1 && ![...left, ...right].every(isPlainWord)) return false;
  if (
    organisationFirstWords.has(left[0]!.lower) &&
    right.every((token) => isCompassPoint(token) || isPlaceName(fold(token)))
  )
    return true;
  if (isOrganisationHead(last) && left.length > 1) return isSecondPurpose(right);
  if (
    isOrganisationHead(right.at(-1)!) ||
    pluralHeads.has(fold(right.at(-1)!)) ||
    initiativeHeads.has(fold(right.at(-1)!))
  )
    return right.length > 1 || left.every(isPlainWord);
  return left.every(isPlainWord) && right.every(isPlainWord) && !left.some(isRole) && !right.some(isRole);
}

/** "Association of Colleges", "Tees Valley Combined Authority": between two such, "and" is a list. */
function isBodyOfItsOwn(words: readonly Token[]): boolean {
  if (knownOrganisations.has(phrase(words))) return true;
  const capitals = words.filter((token) => token.capital);
  return (
    capitals.length > 1 &&
    capitals.some((token) => isOrganisationHead(token) && !ambiguousOrganisationHeads.has(fold(token)))
  );
}

/** "Teesdale Care and Repair". */
function isSecondPurpose(right: readonly Token[]): boolean {
  const [only] = right;
  return right.length === 1 && isPlainWord(only!) && ambiguousOrganisationHeads.has(fold(only!));
}

/** "Bank of the Marches", "the Circle of Care"; not "Director of Housing", "Kasia Baran of Hull". */
function joinsByOf({ left, right }: Junction): boolean {
  const last = left.at(-1)!;
  if (isClearPlace(fold(last)) || left.some(isGivenName)) return false;
  if (left.length > 2 && isOrganisationHead(left[0]!) && left.some((token) => !token.capital)) return true;
  if (organisationLeads.has(fold(last))) return true;
  if (isRole(last)) return false;
  if (right.every(isRole)) return false;
  return (
    organisationLeads.has(fold(last)) ||
    isOrganisationHead(last) ||
    (isPlainWord(last) && (left.length > 1 || right.every(isPlainWord)))
  );
}

function joinsByFor({ left, links, right }: Junction): boolean {
  const last = left.at(-1)!;
  if (isRole(last) || isClearPlace(fold(last))) return false;
  if (isOrganisationHead(last) || organisationLeads.has(fold(last))) return true;
  return (
    (isPlainWord(last) || links.length > 1) &&
    right.every((token) => !isClearPlace(fold(token))) &&
    !isOrganisationHead(right.at(-1)!)
  );
}

/** "Lend a Teacher", "Slow the Teme", "Farming the Future", "Team Around the Child". */
function joinsByArticle({ left, right }: Junction): boolean {
  const last = left.at(-1)!;
  if (left.length > 1 && PREPOSITIONS.test(last.lower)) return true;
  if (CELTIC.test(last.lower)) return false;
  return (
    left.length === 1 &&
    isPlainWord(last) &&
    !isOrganisationHead(last) &&
    !isRole(last) &&
    !right.some((token) => isRole(token) && right.length > 1)
  );
}

function joinsPlainWords(left: readonly Token[], right: readonly Token[], within: boolean): boolean {
  const last = left.at(-1)!;
  if (left.some(isRole) || (left.length > 1 && isOrganisationHead(last))) return false;
  if (within && right.some((token) => isPlaceName(fold(token)))) return false;
  if (right.length > 2 && isOrganisationHead(right.at(-1)!)) return false;
  return left.every(isPlainWord) && right.every((token) => isPlainWord(token) && !isRole(token));
}

const startsPerson = (tokens: readonly Token[]): boolean =>
  (isGivenName(tokens[0]!) || isTitle(tokens[0]!)) && !tokens.some(isOrganisationHead);

const isUnknown = (token: Token): boolean =>
  !isDictionaryWord(token) && !isGivenName(token) && !isClearPlace(fold(token));
