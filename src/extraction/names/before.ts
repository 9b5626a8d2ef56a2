import {
  aboutWords,
  agencyWords,
  bodyObjects,
  colleagues,
  copying,
  membership,
  moneyWords,
  origins,
  personObjects,
  running,
  speech,
  workWords,
} from './cues.ts';
import {
  fold,
  isClearPlace,
  isGivenName,
  isOrganisationHead,
  isPlaceName,
  isPossibleGivenName,
  isRole,
} from './lexicon.ts';
import type { AddFeature, Surroundings } from './surroundings.ts';
import type { Token } from './tokens.ts';
import { initiativeNouns, organisationNouns, placePrepositions, roles } from './word-classes.ts';

const PLAIN_PREPOSITIONS = /^(?:to|of|by|on|for|with)$/u;
const BEGINNINGS =
  /^(?:start|beginning|idea|birth|origin|origins|lessons|story|example|experience|success|aim|version|evaluation|launch)$/u;
/** Between what was said and “said X”. */
const AFTER_SPEECH = /[,?!"”’']/u;
const LINKS = /^(?:of|at|for|from|with|to|in|by)$/u;
/** “Out of that grew X.” */
const EMERGING = /^(?:came|comes|grew|emerged)$/u;
/** How far before "of", "at" or "from" a role may stand: "director of housing at X". */
const ROLE_REACH = 3;

/** What the words before a mention say of it. */
export function wordsBefore(at: Surroundings, add: AddFeature): void {
  const previous = at.prev(1);
  if (!previous) return;
  if (at.follows) {
    const skip = previous.lower === 'the' ? 1 : 0;
    if (!at.first.opens) directlyBefore(at, previous, add);
    if (LINKS.test(at.before(1 + skip))) belongs(at, skip, add);
  }
  if (at.gapBefore.startsWith(',')) afterComma(at, previous, add);
  if (/^\s\($/u.test(at.gapBefore) && previous.capital) add('in-brackets-after-name');
  if (previous.lower === 'and' || at.gapBefore.startsWith(',')) coordinated(at, add);
}

function directlyBefore(at: Surroundings, { lower: one, opens, capital, gap }: Token, add: AddFeature): void {
  const two = at.before(2);
  if (one === 'the') add('the');
  if (one === 'the' && (initiativeNouns.has(two) || aboutWords.has(two))) add('about-the');
  if (one === 'the' && two === 'at') add('at-the');
  if (one === 'of' && BEGINNINGS.test(two)) add('start-of');
  if (placePrepositions.has(one)) add(one === 'in' ? 'in' : 'near');
  if (one === 'from') add(source(two, at.several));
  if (one === 'the' && two === 'from') add(source(at.before(3), at.several));
  if (one === 'at') add(at.several ? 'at-body' : 'at');
  if (PLAIN_PREPOSITIONS.test(one)) add(one);
  if (personObjects.has(one) || (one === 'from' && two === 'heard')) add('met');
  if (speech.has(one) && !opens && AFTER_SPEECH.test(gap)) add('said-before');
  if (aboutWords.has(one)) add('about');
  if (roles.has(one) && !capital) add('role-before');
  if (bodyObjects.has(one)) add('joined');
  if (running.has(one) && at.several) add('runs');
  if (EMERGING.test(one)) add('came-of-it');
  if (initiativeNouns.has(one)) add('initiative-noun-before');
  if (organisationNouns.has(one)) add('organisation-noun-before');
}

/** What "from X" says, by the word before it. */
function source(word: string, several: boolean): string {
  if (moneyWords.has(word)) return 'money-from';
  if (copying.has(word)) return 'copied-from';
  if (colleagues.has(word)) return several ? 'colleagues-from-body' : 'colleagues-from';
  if (origins.has(word)) return several ? 'comes-from-body' : 'comes-from';
  return several ? 'from-body' : 'from';
}

/** "chief executive of X", "works at X", "Kasia Baran of X", "funded by the X". */
function belongs(at: Surroundings, skip: number, add: AddFeature): void {
  const link = at.before(1 + skip);
  const head = at.prev(2 + skip);
  if (!head) return;
  if (link === 'by') {
    if (agencyWords.has(head.lower)) add('run-by');
    return;
  }
  if (link !== 'to' && link !== 'in' && roleNear(at, 2 + skip))
    return add(link === 'from' ? 'role-from' : 'role-of');
  if (workWords.has(head.lower) && link !== 'to') return add(link === 'in' ? 'in' : 'works-at');
  if (link === 'of' && membership.has(head.lower)) return add('member-of');
  if (link === 'with' && /^(?:working|partnership|contract|work|worked|works|partnered)$/u.test(head.lower))
    return add('works-with');
  if (/^(?:of|at|for|from)$/u.test(link) && head.capital && isNamed(head, at.prev(3 + skip)))
    add(link === 'from' && !at.several ? 'person-from' : 'person-of');
}

/** The end of somebody's name: "Kasia Baran", "Kasia". */
function isNamed(last: Token, beforeLast: Token | undefined): boolean {
  if (isGivenName(last)) return true;
  return (
    beforeLast !== undefined && beforeLast.capital && isPossibleGivenName(beforeLast) && /^\s/u.test(last.gap)
  );
}

function roleNear(at: Surroundings, from: number): boolean {
  for (let k = from; k < from + ROLE_REACH; k++) {
    const token = at.prev(k);
    if (!token || token.opens) return false;
    if (isRole(token)) return true;
  }
  return false;
}

/** "porter, X", "a heat network, X", "the programme he described, X", "Highfields, X". */
function afterComma(at: Surroundings, previous: Token, add: AddFeature): void {
  if (previous.capital) {
    if (isPlaceName(fold(previous))) add('after-place');
    return;
  }
  if (isRole(previous)) add('role-comma-before');
  for (let k = 1; k <= 4; k++) {
    const token = at.prev(k);
    if (!token || (k > 1 && /[,;.:]/u.test(at.prev(k - 1)!.gap))) return;
    if (organisationNouns.has(token.lower) && k === 1) return add('after-organisation-noun');
    if (initiativeNouns.has(token.lower)) return add('after-initiative-noun');
  }
}

function coordinated(at: Surroundings, add: AddFeature): void {
  const other = at.gapBefore.startsWith(',') ? at.prev(1) : at.prev(2);
  if (!other?.capital) return;
  if (isClearPlace(fold(other))) add('beside-place');
  else if (isGivenName(other)) add('beside-person');
  else if (isOrganisationHead(other)) add('beside-organisation');
}
