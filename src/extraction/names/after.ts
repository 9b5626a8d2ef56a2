import {
  adverbs,
  ages,
  bodyParts,
  bodyPossessions,
  bodyVerbs,
  launched,
  pluralVerbs,
  settlements,
  spokenOf,
} from './cues.ts';
import { fold, isClearPlace, isPlainWord, isTitle } from './lexicon.ts';
import type { AddFeature, Surroundings } from './surroundings.ts';
import {
  initiativeNouns,
  initiativeVerbs,
  organisationNouns,
  personVerbs,
  placeNouns,
  roles,
  sharedVerbs,
} from './word-classes.ts';

const COMPOUND = /^[-‑](?:based|wide|born)$/u;
const CONTINUING =
  /^(?:is|was|has|had|runs|ran|began|started|means|pays|took|works|puts|gives|lets|came|goes|covers|brings)$/u;
const CLAUSE = /^(?:that|which|who|for|with|in|where|to|when|from|by|at|after|before|between)$/u;
/** “X, by which forty residents report mould”. */
const WAYS = /^(?:by|in|on|through|under|with)$/u;
const APPOSITION_REACH = 7;

/** What the words after a mention say of it. */
export function wordsAfter(at: Surroundings, add: AddFeature): void {
  const next = at.next(1);
  if (at.possessive) {
    add('possessive');
    if (next && bodyPossessions.has(next.lower)) add('possessive-body');
    return;
  }
  if (!next) return;
  if (COMPOUND.test(next.lower)) add('compound');
  if (at.gapAfter.startsWith(':') && at.first.opensBlock) add(isPhrase(at) ? 'label' : 'turn');
  if (continuesWithIt(at)) add('then-it');
  if (at.leads) directlyAfter(at, add);
  else if (/^,\s/u.test(at.gapAfter)) afterComma(at, add);
  else if (/^\s\($/u.test(at.gapAfter)) apposition(at, 1, 'apposition', add);
}

function directlyAfter(at: Surroundings, add: AddFeature): void {
  const [one, two] = [at.after(1), at.after(2)];
  if (!at.governed) subjectOf(at, one, two, add);
  if (/^(?:who|whose)$/u.test(one)) add('who');
  if (pluralVerbs.has(one) && at.before(1) !== 'and') add('plural-verb');
  if (bodyVerbs.has(one) || ((one === 'has' || one === 'had') && isStaffed(at))) add('employs');
  if (initiativeNouns.has(one)) add('initiative-noun-after');
  if (organisationNouns.has(one)) add('organisation-noun-after');
  if (placeNouns.has(one)) add('place-noun-after');
  if (one === 'in' && at.next(2)?.capital && isClearPlace(fold(at.next(2)!))) add('in-place-after');
  if (one === 'and' && at.next(2)?.capital && isClearPlace(fold(at.next(2)!))) add('beside-place');
  if (one === 'and' && at.personAt(2)) add('beside-person');
}

function subjectOf(at: Surroundings, one: string, two: string, add: AddFeature): void {
  if (isPassive(one) && spokenOf.has(two)) return add('spoken-of');
  if (one === 'came' && two === 'about') return add('launched');
  const verb = adverbs.has(one) && (!personVerbs.has(one) || personVerbs.has(two)) ? two : one;
  if (personVerbs.has(verb) && !sharedVerbs.has(verb)) add('says');
  else if (sharedVerbs.has(verb)) add('acts');
  if (initiativeVerbs.has(one)) add('initiative-verb');
  if (/^ha[sd]$/u.test(one) && two === 'been' && launched.has(at.after(3))) add('launched');
  if (one !== 'is' && one !== 'was') return;
  if (launched.has(two)) add('launched');
  else apposition(at, 2, 'is', add);
}

const isPassive = (verb: string): boolean => /^(?:is|are|was|were)$/u.test(verb);

function afterComma(at: Surroundings, add: AddFeature): void {
  const next = at.next(1)!;
  if (next.capital && isClearPlace(fold(next))) add('before-place');
  else if (at.personAt(1) || (next.capital && isTitle(next))) add('beside-person');
  if (next.lower === 'who' || ages.test(next.lower)) add('who');
  if (next.lower === 'where') add('where');
  if (next.lower === 'which' && bodyVerbs.has(at.after(2))) add('employs');
  if (WAYS.test(next.lower) && at.after(2) === 'which') add('by-which');
  apposition(at, 1, 'apposition', add);
}

/** "Warm Walls: …" is a label of what follows, and nobody's turn to speak. */
function isPhrase(at: Surroundings): boolean {
  return at.several && at.words.every((word) => !word.capital || isPlainWord(word));
}

/** "…the start of X. It is a …" */
function continuesWithIt(at: Surroundings): boolean {
  if (!/^[.!?]/u.test(at.gapAfter)) return false;
  const pronoun = at.after(1);
  return /^(?:it|that)'s$/u.test(pronoun) || (/^(?:it|that)$/u.test(pronoun) && CONTINUING.test(at.after(2)));
}

function isStaffed(at: Surroundings): boolean {
  for (let k = 2; k <= 7; k++) if (bodyParts.has(at.after(k))) return true;
  return false;
}

/** The first telling noun of an apposition or of "is a …". */
function apposition(at: Surroundings, from: number, where: 'apposition' | 'is', add: AddFeature): void {
  for (let k = from; k < from + APPOSITION_REACH; k++) {
    const token = at.next(k);
    if (!token || token.opens) return;
    if (k > from && (/[.;:,()]/u.test(token.gap) || CLAUSE.test(token.lower))) return;
    if (roles.has(token.lower)) return add(`${where}-role`);
    if (settlements.has(token.lower) && !nounFollows(at, k)) return add(`${where}-place`);
    if (nounFollows(at, k)) continue;
    if (organisationNouns.has(token.lower)) return add(`${where}-organisation`);
    if (initiativeNouns.has(token.lower)) return add(`${where}-initiative`);
  }
}

/** "a housing manager": the noun that counts is the next. */
function nounFollows(at: Surroundings, k: number): boolean {
  const next = at.after(k + 1);
  if (!/^\s+$/u.test(at.next(k + 1)?.gap ?? '')) return false;
  return roles.has(next) || organisationNouns.has(next) || initiativeNouns.has(next);
}
